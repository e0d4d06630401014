import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { busy, CENTRAL_EUROPE, inCalendar, NOW, vevent, written } from './calendar-texts'

const WEEKLY = [
  'DTSTART;TZID=Europe/Zurich:20260302T100000',
  'DTEND;TZID=Europe/Zurich:20260302T110000',
  'RRULE:FREQ=WEEKLY;COUNT=8',
]

describe('a series changed from one instance on (RECURRENCE-ID;RANGE=THISANDFUTURE)', () => {
  it('moves with all later instances, across the clock change, and takes their new length', () => {
    const calendar = inCalendar(
      weekly(),
      from('20260316T100000', ['DTSTART;TZID=Europe/Zurich:20260317T143000', 'DURATION:PT90M']),
    )
    expect(busy(calendar)).toEqual([
      '2026-03-02T09:00Z–10:00Z',
      '2026-03-09T09:00Z–10:00Z',
      '2026-03-17T13:30Z–15:00Z',
      '2026-03-24T13:30Z–15:00Z',
      // 02:30 on both sides of 29 March.
      '2026-03-31T12:30Z–14:00Z',
      '2026-04-07T12:30Z–14:00Z',
      '2026-04-14T12:30Z–14:00Z',
      '2026-04-21T12:30Z–14:00Z',
    ])
  })

  it('keeps its time of day when the move crosses the clock change, also when written in UTC', () => {
    for (const start of ['DTSTART;TZID=Europe/Zurich:20260328T100000', 'DTSTART:20260328T090000Z']) {
      const calendar = inCalendar(weekly(), from('20260330T100000', [start, 'DURATION:PT1H']))
      expect(busy(calendar).slice(3)).toEqual([
        '2026-03-23T09:00Z–10:00Z',
        '2026-03-28T09:00Z–10:00Z',
        '2026-04-04T08:00Z–09:00Z',
        '2026-04-11T08:00Z–09:00Z',
        '2026-04-18T08:00Z–09:00Z',
      ])
    }
  })

  it('keeps single exceptions: one left out, one moved separately, one added', () => {
    const calendar = inCalendar(
      weekly('EXDATE;TZID=Europe/Zurich:20260330T100000', 'RDATE;TZID=Europe/Zurich:20260319T100000'),
      from('20260316T100000', ['DTSTART;TZID=Europe/Zurich:20260316T120000', 'DURATION:PT1H']),
      on('20260323T100000', ['DTSTART;TZID=Europe/Zurich:20260325T080000', 'DURATION:PT15M']),
    )
    expect(busy(calendar)).toEqual([
      '2026-03-02T09:00Z–10:00Z',
      '2026-03-09T09:00Z–10:00Z',
      '2026-03-16T11:00Z–12:00Z',
      '2026-03-19T11:00Z–12:00Z',
      '2026-03-25T07:00Z–07:15Z',
      '2026-04-06T10:00Z–11:00Z',
      '2026-04-13T10:00Z–11:00Z',
      '2026-04-20T10:00Z–11:00Z',
    ])
  })

  it('follows the last of several changes, and its newest version', () => {
    const calendar = inCalendar(
      weekly(),
      from('20260406T100000', ['DTSTART;TZID=Europe/Zurich:20260406T160000', 'DURATION:PT1H', 'SEQUENCE:3']),
      from('20260316T100000', ['DTSTART;TZID=Europe/Zurich:20260316T120000', 'DURATION:PT1H', 'SEQUENCE:1']),
      from('20260406T100000', ['DTSTART;TZID=Europe/Zurich:20260406T070000', 'DURATION:PT1H', 'SEQUENCE:2']),
    )
    expect(busy(calendar).slice(1)).toEqual([
      '2026-03-09T09:00Z–10:00Z',
      '2026-03-16T11:00Z–12:00Z',
      '2026-03-23T11:00Z–12:00Z',
      '2026-03-30T10:00Z–11:00Z',
      '2026-04-06T14:00Z–15:00Z',
      '2026-04-13T14:00Z–15:00Z',
      '2026-04-20T14:00Z–15:00Z',
    ])
  })

  it('stops blocking where it becomes cancelled or free, and starts where it becomes busy', () => {
    const times = ['DTSTART;TZID=Europe/Zurich:20260316T100000', 'DURATION:PT1H']
    const before = ['2026-03-02T09:00Z–10:00Z', '2026-03-09T09:00Z–10:00Z']
    for (const word of ['STATUS:CANCELLED', 'TRANSP:TRANSPARENT'])
      expect(busy(inCalendar(weekly(), from('20260316T100000', [...times, word])))).toEqual(before)
    const busyLater = busy(inCalendar(weekly('TRANSP:TRANSPARENT'), from('20260316T100000', times)))
    expect(busyLater).toHaveLength(6)
    expect(busyLater[0]).toBe('2026-03-16T09:00Z–10:00Z')
  })

  it('moves whole days by days, and gives them a time when they get one', () => {
    const days = vevent('w@x', 'DTSTART;VALUE=DATE:20260324', 'RRULE:FREQ=WEEKLY;COUNT=3')
    const moved = (start: string, ...more: string[]) =>
      vevent('w@x', 'RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20260331', start, ...more)
    expect(busy(inCalendar(days, moved('DTSTART;VALUE=DATE:20260402', 'DTEND;VALUE=DATE:20260404')))).toEqual([
      '2026-03-23T23:00Z–2026-03-24T23:00Z',
      '2026-04-01T22:00Z–2026-04-03T22:00Z',
      '2026-04-08T22:00Z–2026-04-10T22:00Z',
    ])
    expect(busy(inCalendar(days, moved('DTSTART;TZID=Europe/Zurich:20260331T090000', 'DURATION:PT2H')))).toEqual([
      '2026-03-23T23:00Z–2026-03-24T23:00Z',
      '2026-03-31T07:00Z–09:00Z',
      '2026-04-07T07:00Z–09:00Z',
    ])
    const toDays = from('20260316T100000', ['DTSTART;VALUE=DATE:20260317', 'DTEND;VALUE=DATE:20260318'])
    expect(busy(inCalendar(weekly(), toDays)).slice(2, 4)).toEqual([
      '2026-03-16T23:00Z–2026-03-17T23:00Z',
      '2026-03-23T23:00Z–2026-03-24T23:00Z',
    ])
  })

  it('reaches into the relevant range from far away', () => {
    const old = vevent('w@x', 'DTSTART:20200106T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=60')
    const late = vevent(
      'w@x',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20210215T100000Z',
      'DTSTART:20260309T100000Z',
      'DURATION:PT1H',
    )
    expect(busy(inCalendar(old, late))).toEqual(['2026-03-09T10:00Z–11:00Z', '2026-03-16T10:00Z–11:00Z'])
    expect(busy(inCalendar(late))).toEqual(['2026-03-09T10:00Z–11:00Z'])
  })

  it('is the same as a second parser finds', () => {
    for (const rule of ['FREQ=WEEKLY;COUNT=40', 'FREQ=DAILY;INTERVAL=2;COUNT=60', 'FREQ=MONTHLY;BYDAY=1MO;COUNT=12'])
      for (const start of ['20260406T073000', '20260407T210000', '20260404T100000']) {
        const event = vevent('w@x', WEEKLY[0]!, WEEKLY[1]!, `RRULE:${rule}`)
        const change = from('20260406T100000', [`DTSTART;TZID=Europe/Zurich:${start}`, 'DURATION:PT45M'])
        const calendar = inCalendar(CENTRAL_EUROPE.replace('NAME', 'Europe/Zurich'), event, change)
        expect({ rule, start, found: busy(calendar).sort() }).toEqual({ rule, start, found: secondOpinion(calendar) })
      }
  })
})

function weekly(...more: string[]): string {
  return vevent('w@x', ...WEEKLY, ...more)
}

function from(instance: string, lines: string[]): string {
  return vevent('w@x', `RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Zurich:${instance}`, ...lines)
}

function on(instance: string, lines: string[]): string {
  return vevent('w@x', `RECURRENCE-ID;TZID=Europe/Zurich:${instance}`, ...lines)
}

/** ical.js, which shares no code with our parser. */
function secondOpinion(calendar: string): string[] {
  const root = new ICAL.Component(ICAL.parse(calendar))
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const [first, ...changes] = root.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  for (const change of changes) first!.relateException(change)
  const instances = first!.iterator()
  const found: string[] = []
  for (let next = instances.next(); next; next = instances.next()) {
    const { startDate, endDate } = first!.getOccurrenceDetails(next)
    const [start, end] = [startDate.toJSDate().getTime(), endDate.toJSDate().getTime()]
    if (end > NOW - 86_400_000 && start < NOW + 400 * 86_400_000) found.push(written(start, end))
  }
  return found.sort()
}
