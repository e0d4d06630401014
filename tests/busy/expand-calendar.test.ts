import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { expandCalendar } from '~/busy/expand-calendar'
import { busy, CENTRAL_EUROPE, HOST, inCalendar, NOW, vevent, written } from './calendar-texts'

describe('a calendar’s busy times', () => {
  it('follow a weekly event across the clock change, with exceptions, moves and additions', () => {
    const calendar = inCalendar(
      vevent(
        'weekly@google.com',
        'DTSTART;TZID=Europe/Zurich:20260302T100000',
        'DTEND;TZID=Europe/Zurich:20260302T110000',
        'RRULE:FREQ=WEEKLY;UNTIL=20260420T080000Z;BYDAY=MO',
        'EXDATE;TZID=Europe/Zurich:20260316T100000',
        'RDATE;TZID=Europe/Zurich:20260318T100000',
      ),
      vevent(
        'weekly@google.com',
        'RECURRENCE-ID;TZID=Europe/Zurich:20260406T100000',
        'DTSTART;TZID=Europe/Zurich:20260407T150000',
        'DTEND;TZID=Europe/Zurich:20260407T153000',
        'SEQUENCE:1',
      ),
      vevent(
        'weekly@google.com',
        'RECURRENCE-ID;TZID=Europe/Zurich:20260413T100000',
        'DTSTART;TZID=Europe/Zurich:20260413T100000',
        'DTEND;TZID=Europe/Zurich:20260413T110000',
        'STATUS:CANCELLED',
      ),
    )
    expect(busy(calendar)).toEqual([
      '2026-03-02T09:00Z–10:00Z',
      '2026-03-09T09:00Z–10:00Z',
      '2026-03-18T09:00Z–10:00Z',
      '2026-03-23T09:00Z–10:00Z',
      '2026-03-30T08:00Z–09:00Z',
      '2026-04-07T13:00Z–13:30Z',
      '2026-04-20T08:00Z–09:00Z',
    ])
  })

  it('leave out transparent and cancelled events, and our own', () => {
    const times = ['DTSTART:20260303T090000Z', 'DTEND:20260303T100000Z']
    const calendar = inCalendar(
      vevent('free@x', ...times, 'TRANSP:TRANSPARENT'),
      vevent('off@x', ...times, 'STATUS:CANCELLED'),
      vevent('bkg_1@Book.Example.com', ...times),
    )
    expect(busy(calendar)).toEqual([])
  })

  it('keep several changed instances of one day apart', () => {
    const calendar = inCalendar(
      vevent('twice@x', 'DTSTART:20260303T080000Z', 'DTEND:20260303T083000Z', 'RRULE:FREQ=DAILY;COUNT=1;BYHOUR=8,12'),
      vevent(
        'twice@x',
        'RECURRENCE-ID:20260303T080000Z',
        'DTSTART:20260303T090000Z',
        'DTEND:20260303T093000Z',
        'SEQUENCE:5',
      ),
      vevent(
        'twice@x',
        'RECURRENCE-ID:20260303T120000Z',
        'DTSTART:20260303T140000Z',
        'DTEND:20260303T143000Z',
        'SEQUENCE:1',
      ),
    )
    expect(busy(calendar)).toEqual(['2026-03-03T09:00Z–09:30Z', '2026-03-03T14:00Z–14:30Z'])
  })

  it('put floating times and whole days into the host’s zone, on both sides of the clock change', () => {
    const calendar = inCalendar(
      vevent(
        'floating@x',
        'DTSTART:20260328T090000',
        'DTEND:20260328T100000',
        'RRULE:FREQ=DAILY;COUNT=3',
        'EXDATE:20260330T090000',
      ),
      vevent('day@x', 'DTSTART;VALUE=DATE:20260329', 'DTEND;VALUE=DATE:20260330'),
    )
    expect(busy(calendar)).toEqual([
      '2026-03-28T08:00Z–09:00Z',
      '2026-03-28T23:00Z–2026-03-29T22:00Z',
      '2026-03-29T07:00Z–08:00Z',
    ])
    expect(busy(calendar, { timeZone: 'America/New_York' })).toEqual([
      '2026-03-28T13:00Z–14:00Z',
      '2026-03-29T04:00Z–2026-03-30T04:00Z',
      '2026-03-29T13:00Z–14:00Z',
    ])
  })

  it.each([
    ['Windows’ names', 'W. Europe Standard Time'],
    ['Outlook’s labels', '"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"'],
    ['paths', '/freeassociation.sourceforge.net/Europe/Berlin'],
    ['names of the calendar’s own, described by its VTIMEZONE', 'Customized Time Zone'],
    ['names that say nothing, described likewise', 'Zone of our office'],
  ])('know %s', (_name, tzid) => {
    const calendar = inCalendar(
      `${CENTRAL_EUROPE.replace('NAME', tzid.replaceAll('"', ''))}`,
      vevent(
        'a@x',
        `DTSTART;TZID=${tzid}:20260324T100000`,
        `DTEND;TZID=${tzid}:20260324T110000`,
        'RRULE:FREQ=WEEKLY;COUNT=2',
      ),
    )
    // The host lives elsewhere, so a guessed zone would show.
    expect(busy(calendar, { timeZone: 'Asia/Tokyo' })).toEqual(['2026-03-24T09:00Z–10:00Z', '2026-03-31T08:00Z–09:00Z'])
  })

  it('keep a whole-day series on its dates, with exceptions by date', () => {
    const calendar = inCalendar(
      vevent(
        'days@x',
        'DTSTART;VALUE=DATE:20260305',
        'DTEND;VALUE=DATE:20260307',
        'RRULE:FREQ=WEEKLY;COUNT=3',
        'EXDATE;VALUE=DATE:20260312',
      ),
    )
    expect(busy(calendar)).toEqual(['2026-03-04T23:00Z–2026-03-06T23:00Z', '2026-03-18T23:00Z–2026-03-20T23:00Z'])
  })

  it('cut a long absence into pieces and the past away', () => {
    const calendar = inCalendar(vevent('leave@x', 'DTSTART:20260201T000000Z', 'DTEND:20260315T000000Z'))
    expect(busy(calendar)).toEqual([
      '2026-02-28T00:00Z–2026-03-07T00:00Z',
      '2026-03-07T00:00Z–2026-03-14T00:00Z',
      '2026-03-14T00:00Z–2026-03-15T00:00Z',
    ])
  })

  it('include what can be read when one event is invalid, and count that one', () => {
    const calendar = inCalendar(
      vevent('bad@x', 'DTSTART:20260303T090000Z', 'DTEND:20260303T100000Z', 'RRULE:FREQ=SOMETIMES'),
      vevent('good@x', 'DTSTART:20260304T090000Z', 'DURATION:PT45M'),
    )
    expect(expandCalendar(calendar, HOST)).toMatchObject({ ok: true, unread: { count: 1 }, name: 'Family' })
    expect(busy(calendar)).toContain('2026-03-04T09:00Z–09:45Z')
  })

  it('are refused when there are too many, and when there is no calendar', () => {
    const calendar = inCalendar(
      vevent('often@x', 'DTSTART:20260303T090000Z', 'DTEND:20260303T090100Z', 'RRULE:FREQ=MINUTELY;COUNT=20000'),
    )
    expect(expandCalendar(calendar, HOST)).toEqual({ ok: false, reason: 'too_much' })
    expect(expandCalendar('<!doctype html>', HOST)).toEqual({ ok: false, reason: 'not_a_calendar' })
  })

  it('are the same as a second parser finds, for recurrences of many kinds', { timeout: 120_000 }, () => {
    const rules = [
      'FREQ=DAILY;INTERVAL=3',
      'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=40',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
      'FREQ=MONTHLY;BYDAY=2WE',
      'FREQ=MONTHLY;BYDAY=-1FR',
      'FREQ=MONTHLY;BYMONTHDAY=31',
      'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU',
      'FREQ=DAILY;UNTIL=20261101T000000Z',
    ]
    // From long ago as well: a series that began years before must still count.
    for (const rule of rules)
      for (const start of ['20260302T073000', '20190102T203000', '20100105T120000']) {
        const event = vevent('a@x', `DTSTART;TZID=Europe/Berlin:${start}`, 'DURATION:PT30M', `RRULE:${rule}`)
        const calendar = inCalendar(CENTRAL_EUROPE.replace('NAME', 'Europe/Berlin'), event)
        expect({ rule, start, found: busy(calendar) }).toEqual({ rule, start, found: secondOpinion(calendar) })
      }
  })
})

/** ical.js, which shares no code with our parser. */
function secondOpinion(calendar: string): string[] {
  const root = new ICAL.Component(ICAL.parse(calendar))
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const event = new ICAL.Event(root.getFirstSubcomponent('vevent')!)
  const [from, until] = [NOW - 86_400_000, NOW + 400 * 86_400_000]
  const found: string[] = []
  const instances = event.iterator()
  for (let next = instances.next(); next; next = instances.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(next)
    const [start, end] = [startDate.toJSDate().getTime(), endDate.toJSDate().getTime()]
    if (start >= until) break
    if (end > from) found.push(written(start, end))
  }
  return found
}
