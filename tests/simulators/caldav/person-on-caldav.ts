import { createPersonCalendars, type HeldEvent, type PersonCalendars, plusDays } from '../calendars/person-calendars'
import type { QuirksServer } from './simulator'

/**
 * A person whose events stand as objects on a simulated server, written as calendar programs write them; what blocks is read from the
 * person's own data.
 *
 * @param ownAddress under which the person declines invitations
 */
export function personOnCaldav(server: QuirksServer, ownAddress: string): PersonCalendars {
  const person = createPersonCalendars({
    newEventId: () => crypto.randomUUID(),
    occurrenceId: (event, originalStart) => `${event.id} ${originalStart}`,
    changed: show,
  })
  person.addCalendar({ id: 'work' })
  const shown = new Map<string, string>()

  function show(): void {
    for (const event of person.events.values()) {
      const text = event.deleted ? '' : objectOf(event, ownAddress)
      if (shown.get(event.id) === text) continue
      shown.set(event.id, text)
      if (event.deleted) server.remove(`${event.id}.ics`)
      else server.put(`${event.id}.ics`, text)
    }
  }

  return person
}

function objectOf(event: HeldEvent, ownAddress: string): string {
  const { id, exceptions } = event
  const out = [...exceptions].filter(([, { cancelled }]) => cancelled).map(([at]) => `EXDATE${when(event, at)}`)
  const repeat =
    event.repeat && `RRULE:FREQ=${{ day: 'DAILY', week: 'WEEKLY' }[event.repeat.every]};COUNT=${event.repeat.count}`
  const moved = [...exceptions].filter(([, { cancelled }]) => !cancelled)
  const parts = [
    part(event, ownAddress, event, [...(repeat ? [repeat] : []), ...out]),
    ...moved.map(([at, { start, end, shows }]) =>
      part(
        { ...event, shows: shows ?? event.shows },
        ownAddress,
        { start: start ?? at, end: end ?? plusDays(event.end, 0) },
        [`RECURRENCE-ID${when(event, at)}`],
      ),
    ),
  ]
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${id}//EN`, ...parts.flat(), 'END:VCALENDAR', ''].join('\r\n')
}

function part(
  event: HeldEvent,
  ownAddress: string,
  { start, end }: { start: string; end: string },
  more: string[],
): string[] {
  return [
    ...['BEGIN:VEVENT', `UID:${event.id}`, 'DTSTAMP:20260101T000000Z'],
    ...[`DTSTART${when(event, start)}`, `DTEND${when(event, end)}`],
    `TRANSP:${event.shows === 'free' ? 'TRANSPARENT' : 'OPAQUE'}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : event.shows === 'tentative' ? 'TENTATIVE' : 'CONFIRMED'}`,
    ...(event.answer === 'declined' ? [`ATTENDEE;PARTSTAT=DECLINED:mailto:${ownAddress}`] : []),
    ...more,
    'END:VEVENT',
  ]
}

function when({ allDay, timeZone }: HeldEvent, wall: string): string {
  const written = wall.replaceAll(/[-:]/g, '').slice(0, 15)
  return allDay ? `;VALUE=DATE:${written.slice(0, 8)}` : `;TZID=${timeZone}:${written}`
}
