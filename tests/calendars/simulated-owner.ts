import type { PersonCalendars } from '#tests/simulators/calendars/person-calendars'
import type { CalendarOwner } from './provider-contract'

/** The owner of a simulated calendar, for the contract of providers. */
export function simulatedOwner(person: PersonCalendars): CalendarOwner {
  const eventsOf = (byApp: boolean) =>
    [...person.events.values()].filter((event) => event.byApp === byApp && !event.deleted)
  return {
    add: async (times, more = {}) => person.add({ ...times, ...more }).id,
    move: async (id, times) => void person.move(id, times),
    repeat: async (id, { every, count }) => void person.makeRecurring(id, { every, interval: 1, count }),
    moveOccurrence: async (id, at, times) => person.changeOccurrence(id, at, times),
    cancelOccurrence: async (id, at) => person.changeOccurrence(id, at, { cancelled: true }),
    decline: async (id) => void person.answer(id, 'declined'),
    show: async (id, as) => void person.show(id, as),
    remove: async (id) => void person.remove(id),
    eventsOfApp: async () =>
      eventsOf(true).flatMap((event) =>
        person
          .occurrencesOf(event)
          .map(({ id, startsAt, endsAt }) => ({ id, start: startsAt, end: endsAt, title: event.title })),
      ),
    blocked: async (from, until) => person.blockedIntervals(from, until),
    foreignEvents: async () => JSON.stringify(eventsOf(false)),
  }
}
