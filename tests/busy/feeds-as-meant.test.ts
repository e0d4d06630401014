import { describe, expect, it } from 'vitest'
import { expandCalendar } from '~/busy/expand-calendar'
import { busy, days, HOST, inCalendar, vevent } from './calendar-texts'

/** From Monday to Thursday. */
const FOUR_DAYS = ['DTSTART;VALUE=DATE:20261207', 'DTEND;VALUE=DATE:20261208', 'RRULE:FREQ=DAILY;COUNT=4']
const MORNINGS = ['DTSTART;TZID=Europe/Zurich:20261207T100000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=4']

describe('a series of whole days', () => {
  it.each([
    ['midnight in Windows’ zone', 'EXDATE;TZID=W. Europe Standard Time:20261209T000000'],
    ['midnight in IANA’s zone', 'EXDATE;TZID=Europe/Zurich:20261209T000000'],
    ['midnight of an organizer far east', 'EXDATE;TZID=Asia/Tokyo:20261209T000000'],
    ['midnight without a zone', 'EXDATE:20261209T000000'],
    ['local midnight in UTC', 'EXDATE:20261208T230000Z'],
    ['midnight in UTC', 'EXDATE:20261209T000000Z'],
    ['a date that calls itself a time', 'EXDATE;VALUE=DATE-TIME:20261209'],
    ['a date with midnight', 'EXDATE;VALUE=DATE:20261209T000000'],
    ['midnight of a zone that nobody knows', 'EXDATE;TZID=Customized Time Zone:20261209T000000'],
    ['midnight in small letters', 'exdate;tzid=w. europe standard time:20261209t000000'],
    ['one of a list', 'EXDATE;TZID=W. Europe Standard Time:20261220T000000,20261209T000000'],
  ])('leaves out the day that is named by %s', (_name, exception) => {
    expect(days(inCalendar(vevent('a@x', ...FOUR_DAYS, exception)))).toEqual(['2026-12-07', '2026-12-08', '2026-12-10'])
  })

  it.each([
    'RECURRENCE-ID;TZID=W. Europe Standard Time:20261217T000000',
    'RECURRENCE-ID;TZID=Customized Time Zone:20261217T000000',
    'RECURRENCE-ID:20261216T230000Z',
    'RECURRENCE-ID:20261217T000000',
    'RECURRENCE-ID:20261217',
  ])('moves the day that is named by %s', (instance) => {
    const series = vevent('a@x', 'DTSTART;VALUE=DATE:20261215', 'RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4')
    const moved = vevent('a@x', instance, 'DTSTART;VALUE=DATE:20261218', 'DTEND;VALUE=DATE:20261219')
    expect(days(inCalendar(series, moved))).toEqual(['2026-12-15', '2026-12-18', '2026-12-22', '2026-12-24'])
  })

  it.each<[string, string, string]>([
    ['Europe/Zurich', '20261209T230000Z', 'local midnight'],
    ['America/New_York', '20261210T050000Z', 'local midnight'],
    ['Asia/Tokyo', '20261209T150000Z', 'local midnight'],
    ['Pacific/Apia', '20261209T110000Z', 'local midnight'],
    ['Europe/Zurich', '20261209T150000Z', 'midnight of an organizer in Tokyo'],
    ['Europe/Zurich', '20261210T050000Z', 'midnight of an organizer in New York'],
    ['America/New_York', '20261210T000000Z', 'midnight in UTC'],
    ['Europe/Zurich', '20261210T225959Z', 'the end of the local day'],
    ['America/New_York', '20261210T235959Z', 'the end of the day in UTC'],
    ['Europe/Zurich', '20261210', 'a date'],
    ['Europe/Zurich', '20261210T000000', 'midnight without a zone'],
  ])('ends in %s with the day of UNTIL=%s: %s', (timeZone, until) => {
    const series = vevent('a@x', 'DTSTART;VALUE=DATE:20261207', `RRULE:FREQ=DAILY;UNTIL=${until}`)
    expect(days(inCalendar(series), timeZone)).toEqual(['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10'])
  })

  it('takes further days with any value type', () => {
    for (const more of [
      'RDATE;TZID=W. Europe Standard Time:20261220T000000',
      'RDATE:20261219T230000Z',
      'RDATE:20261220',
    ])
      expect(days(inCalendar(vevent('a@x', ...FOUR_DAYS, more))).at(-1)).toBe('2026-12-20')
  })

  it('has whole days, whatever the value type of its end', () => {
    for (const end of [
      'DTEND:20261209T000000',
      'DTEND:20261208T230000Z',
      'DTEND:20261208T150000',
      'DURATION:PT48H',
      'DURATION:P2D',
    ])
      expect({ end, days: days(inCalendar(vevent('a@x', 'DTSTART;VALUE=DATE:20261207', end))) }).toEqual({
        end,
        days: ['2026-12-07', '2026-12-08'],
      })
    expect(days(inCalendar(vevent('a@x', 'DTSTART;VALUE=DATE:20261207', 'DTEND;VALUE=DATE:20261207')))).toHaveLength(1)
    expect(days(inCalendar(vevent('a@x', 'DTSTART;VALUE=DATE:20261207')))).toHaveLength(1)
  })
})

describe('a series with times', () => {
  it('leaves out the instance of a date, and moves it', () => {
    for (const exception of [
      'EXDATE;VALUE=DATE:20261209',
      'EXDATE:20261209',
      'EXDATE:20261209T100000',
      'EXDATE:20261209T090000Z',
    ])
      expect(busy(inCalendar(vevent('a@x', ...MORNINGS, exception))).map((span) => span.slice(0, 10))).toEqual([
        '2026-12-07',
        '2026-12-08',
        '2026-12-10',
      ])
    for (const instance of ['RECURRENCE-ID;VALUE=DATE:20261209', 'RECURRENCE-ID:20261209T100000']) {
      const moved = vevent('a@x', instance, 'DTSTART;TZID=Europe/Zurich:20261209T150000', 'DURATION:PT1H')
      expect(busy(inCalendar(vevent('a@x', ...MORNINGS), moved))[2]).toBe('2026-12-09T14:00Z–15:00Z')
    }
  })

  it('includes the whole day of an UNTIL that is a date, and ends at a time on its own clock', () => {
    const until = (value: string) =>
      busy(inCalendar(vevent('a@x', MORNINGS[0]!, MORNINGS[1]!, `RRULE:FREQ=DAILY;UNTIL=${value}`))).at(-1)
    expect(until('20261209')).toBe('2026-12-09T09:00Z–10:00Z')
    expect(until('20261209T100000')).toBe('2026-12-09T09:00Z–10:00Z')
    expect(until('20261209T090000Z')).toBe('2026-12-09T09:00Z–10:00Z')
    expect(until('20261209T085959Z')).toBe('2026-12-08T09:00Z–10:00Z')
  })

  it('takes a further date at its own time of day', () => {
    const calendar = inCalendar(vevent('a@x', ...MORNINGS, 'RDATE;VALUE=DATE:20270401'))
    expect(busy(calendar).at(-1)).toBe('2027-04-01T08:00Z–09:00Z')
  })
})

describe('a zone', () => {
  const CARACAS = ['TZOFFSETFROM:-0430', 'TZOFFSETTO:-0430']
  const standard = (...lines: string[]) => ['BEGIN:STANDARD', ...lines, 'END:STANDARD']
  const daylight = (...lines: string[]) => ['BEGIN:DAYLIGHT', ...lines, 'END:DAYLIGHT']
  const zone = (name: string, ...lines: string[]) =>
    ['BEGIN:VTIMEZONE', `TZID:${name}`, ...lines, 'END:VTIMEZONE'].join('\r\n')
  const at = (name: string, local: string) => vevent('a@x', `DTSTART;TZID=${name}:${local}`, 'DURATION:PT1H')

  it.each(['tzone://Microsoft/Custom', '"tzone://Microsoft/Custom"', 'My own, zone', 'Customized Time Zone'])(
    'is what the VTIMEZONE of %s states: a fixed offset',
    (name) => {
      const own = zone(name.replaceAll('"', ''), ...standard('DTSTART:16010101T000000', ...CARACAS))
      expect(busy(inCalendar(own, at(name, '20261208T090000')))).toEqual(['2026-12-08T13:30Z–14:30Z'])
    },
  )

  it('follows lists of dates, on one line or several, before and after what they name', () => {
    const own = zone(
      'Ours',
      ...standard(
        'DTSTART:20251026T030000',
        'RDATE:20261025T030000,20271031T030000',
        'TZOFFSETFROM:-0330',
        'TZOFFSETTO:-0430',
      ),
      ...daylight(
        'DTSTART:20250330T020000',
        'RDATE:20260329T020000',
        'RDATE:20270328T020000',
        'TZOFFSETFROM:-0430',
        'TZOFFSETTO:-0330',
      ),
    )
    const when = (local: string) => busy(inCalendar(own, at('Ours', local)))[0]?.slice(11, 17)
    expect(['20260302T090000', '20260601T090000', '20261208T090000', '20270401T090000'].map(when)).toEqual([
      '13:30Z',
      '12:30Z',
      '13:30Z',
      '12:30Z',
    ])
  })

  it('is read with its seconds, its UNTIL, and by the newest of several rules', () => {
    const own = zone(
      'Ours',
      ...standard(
        'DTSTART:19701025T030000',
        'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20251026T010000Z',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0100',
      ),
      ...daylight(
        'DTSTART:19700329T020000',
        'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20250330T010000Z',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
      ),
      ...standard('DTSTART:20260601T000000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+011530'),
    )
    expect(busy(inCalendar(own, at('Ours', '20260401T090000')))).toEqual(['2026-04-01T08:00Z–09:00Z'])
    const expanded = expandCalendar(inCalendar(own, at('Ours', '20260701T090000')), HOST)
    expect(expanded.ok && expanded.intervals[0]?.start).toBe(Date.parse('2026-07-01T07:44:30Z'))
  })

  it('with a Windows name follows its VTIMEZONE; with an IANA name the zone database', () => {
    const fixed = standard('DTSTART:16010101T000000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0100')
    const summer = '20260701T090000'
    expect(busy(inCalendar(zone('W. Europe Standard Time', ...fixed), at('W. Europe Standard Time', summer)))).toEqual([
      '2026-07-01T08:00Z–09:00Z',
    ])
    expect(busy(inCalendar(zone('Europe/Zurich', ...fixed), at('Europe/Zurich', summer)))).toEqual([
      '2026-07-01T07:00Z–08:00Z',
    ])
  })

  // All at 09:00 on a day in July and on one in December.
  it.each<[string, string, string]>([
    ['GMT Standard Time', '08:00', '09:00'],
    ['GMT Standard Time 1', '08:00', '09:00'],
    ['W. Europe Standard Time 2', '07:00', '08:00'],
    ['W. Europe Daylight Time', '07:00', '08:00'],
    ['"Romance Standard Time"', '07:00', '08:00'],
    ['romance standard time', '07:00', '08:00'],
    ['EASTERN STANDARD TIME', '13:00', '14:00'],
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', '07:00', '08:00'],
    ['(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna', '07:00', '08:00'],
    ['(UTC) Dublin, Edinburgh, Lisbon, London', '08:00', '09:00'],
    ['(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London', '08:00', '09:00'],
    ['(UTC-05:00) Eastern Time (US & Canada)', '13:00', '14:00'],
    ['(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi', '03:30', '03:30'],
    ['/freeassociation.sourceforge.net/Europe/Zurich', '07:00', '08:00'],
    ['/mozilla.org/20050126_1/Europe/Berlin', '07:00', '08:00'],
    ['/softwarestudio.org/Olson_20011030_5/America/Argentina/Salta', '12:00', '12:00'],
    ['Europe/Zurich-Rule', '07:00', '08:00'],
    ['europe/zurich', '07:00', '08:00'],
    ['America/New York', '13:00', '14:00'],
    ['tzone://Microsoft/Utc', '09:00', '09:00'],
    ['Western/Central Europe', '07:00', '08:00'],
    ['Eastern', '13:00', '14:00'],
    ['Microsoft/Pacific Standard Time', '16:00', '17:00'],
    ['GMT+0100', '08:00', '08:00'],
    ['UTC-03:30', '12:30', '12:30'],
    ['+05:45', '03:15', '03:15'],
    ['Coordinated Universal Time', '09:00', '09:00'],
  ])('is known by the name %s without a VTIMEZONE', (name, summer, winter) => {
    const starts = ['20260701T090000', '20261208T090000'].map((local) =>
      busy(inCalendar(at(name, local)), { timeZone: 'Asia/Tokyo' })[0]?.slice(11, 16),
    )
    expect(starts).toEqual([summer, winter])
  })

  it.each([
    'Customized Time Zone',
    'tzone://Microsoft/Custom',
    'BST',
    'CST',
    'Nowhere/Land',
    '(UTC+01:00) Custom',
    'Zone of our office',
  ])('that is unknown is shown to the host with the event’s date, and blocks nothing: %s', (name) => {
    const calendar = inCalendar(at(name, '20261208T090000'), vevent('b@x', 'DTSTART:20261209T090000Z', 'DURATION:PT1H'))
    expect(expandCalendar(calendar, HOST)).toMatchObject({
      intervals: [{ start: Date.parse('2026-12-09T09:00:00Z') }],
      unread: { count: 1, shown: [{ date: '2026-12-08', reason: 'zone', zone: name }] },
    })
  })

  it('is that of the place that an empty VTIMEZONE names', () => {
    const place = zone('Ours', 'X-LIC-LOCATION:America/New_York')
    expect(busy(inCalendar(place, at('Ours', '20260701T090000')))).toEqual(['2026-07-01T13:00Z–14:00Z'])
    const stated = zone('Ours', 'X-LIC-LOCATION:America/New_York', ...standard('DTSTART:16010101T000000', ...CARACAS))
    expect(busy(inCalendar(stated, at('Ours', '20260701T090000')))).toEqual(['2026-07-01T13:30Z–14:30Z'])
  })

  it('of the calendar is that of its floating times', () => {
    const floating = vevent('a@x', 'DTSTART:20261208T090000', 'DTEND:20261208T100000')
    expect(busy(inCalendar(floating))).toEqual(['2026-12-08T08:00Z–09:00Z'])
    expect(busy(inCalendar('X-WR-TIMEZONE:America/New_York', floating))).toEqual(['2026-12-08T14:00Z–15:00Z'])
    expect(busy(inCalendar('X-WR-TIMEZONE:Nowhere', floating))).toEqual(['2026-12-08T08:00Z–09:00Z'])
  })

  it('skips and repeats hours as RFC 5545 says', () => {
    expect(busy(inCalendar(at('Europe/Zurich', '20260329T023000')))).toEqual(['2026-03-29T01:30Z–02:30Z'])
    expect(busy(inCalendar(at('Europe/Zurich', '20261025T023000')))).toEqual(['2026-10-25T00:30Z–01:30Z'])
  })
})

describe('lines', () => {
  const EVENT = inCalendar(
    vevent('a@x', 'DTSTART:20261208T090000Z', 'DTEND:20261208T100000Z', 'RRULE:FREQ=DAILY;COUNT=2'),
  )
  const EXPECTED = ['2026-12-08T09:00Z–10:00Z', '2026-12-09T09:00Z–10:00Z']

  it.each<[string, (text: string) => string]>([
    ['in small letters', (text) => text.toLowerCase()],
    ['in mixed letters', (text) => text.replace(/^[A-Z]+/gm, (name) => name[0] + name.slice(1).toLowerCase())],
    ['that end with LF', (text) => text.replaceAll('\r\n', '\n')],
    ['that end with CR', (text) => text.replaceAll('\r\n', '\r')],
    ['that end with CR CR LF', (text) => text.replaceAll('\r\n', '\r\r\n')],
    ['folded at every fifth octet by tabs', (text) => text.replace(/[^\r\n]{5}(?=[^\r\n])/g, '$&\r\n\t')],
    ['folded with LF alone', (text) => text.replaceAll('\r\n', '\n').replace(/[^\n]{7}(?=[^\n])/g, '$&\n ')],
    ['after a byte order mark', (text) => `\uFEFF${text}`],
    ['with spaces at their ends', (text) => text.replaceAll('\r\n', ' \r\n')],
    ['between empty ones', (text) => text.replaceAll('\r\n', '\r\n\r\n')],
    [
      'beside a description that is broken',
      (text) => text.replace('RRULE', 'DESCRIPTION:one\r\ntwo "three\r\n;:four\r\nRRULE'),
    ],
    ['with parameters that nobody knows', (text) => text.replace('DTSTART:', 'DTSTART;X-A="b:c;d";X-E=f:')],
  ])('%s say the same', (_name, change) => {
    expect(busy(change(EVENT))).toEqual(EXPECTED)
  })

  it('in small letters say how long an event lasts', () => {
    expect(busy(inCalendar(vevent('a@x', 'dtstart:20261208t090000z', 'duration:pt1h30m')))).toEqual([
      '2026-12-08T09:00Z–10:30Z',
    ])
  })

  it('of an alarm, a task or a journal do not belong to the event', () => {
    const alarm = ['BEGIN:VALARM', 'ACTION:DISPLAY', 'DURATION:PT15M', 'TRIGGER:-PT15M', 'REPEAT:2', 'END:VALARM']
    const todo = ['BEGIN:VTODO', 'UID:t@x', 'DTSTART:20261210T090000Z', 'DUE:20261210T100000Z', 'END:VTODO']
    const calendar = inCalendar(
      vevent('a@x', 'DTSTART:20261208T090000Z', ...alarm, 'DTEND:20261208T100000Z'),
      todo.join('\r\n'),
      todo.join('\r\n').replaceAll('VTODO', 'VJOURNAL'),
    )
    expect(expandCalendar(calendar, HOST)).toMatchObject({ intervals: { length: 1 }, unread: { count: 0 } })
  })

  it('that are all unreadable make no calendar', () => {
    const nothing = inCalendar(vevent('a@x', 'DTSTART:yesterday'), vevent('b@x', 'SUMMARY:No start'))
    expect(expandCalendar(nothing, HOST)).toEqual({ ok: false, reason: 'not_understood' })
    expect(expandCalendar('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTA', HOST)).toEqual({
      ok: false,
      reason: 'not_understood',
    })
    expect(expandCalendar('<html>BEGIN:VCALENDAR', HOST)).toEqual({ ok: false, reason: 'not_a_calendar' })
    expect(expandCalendar(inCalendar(), HOST)).toMatchObject({ ok: true, intervals: [], unread: { count: 0 } })
  })

  it('that end too early are reported, and so is an unknown component', () => {
    const cut = inCalendar(
      vevent('a@x', 'DTSTART:20261208T090000Z', 'DURATION:PT1H'),
      vevent('b@x', 'DTSTART:20261209'),
    ).slice(0, -'END:VEVENT\r\nEND:VCALENDAR\r\n'.length)
    expect(expandCalendar(cut, HOST)).toMatchObject({ ok: true, unread: { count: 1, shown: [{ reason: 'cut_off' }] } })
    const availability = inCalendar(
      vevent('a@x', 'DTSTART:20261208T090000Z', 'DURATION:PT1H'),
      'BEGIN:VAVAILABILITY\r\nDTSTART:20261210T000000Z\r\nEND:VAVAILABILITY',
    )
    expect(expandCalendar(availability, HOST)).toMatchObject({
      intervals: { length: 1 },
      unread: { count: 1, shown: [{ date: '2026-12-10', reason: 'component' }] },
    })
  })

  it.each([
    ['a month that there is not', 'DTSTART:20261308T090000Z', 'time'],
    ['a day that there is not', 'DTSTART:20260231T090000Z', 'time'],
    ['an end before the start', 'DTSTART:20261208T090000Z\r\nDTEND:20261208T080000Z', 'time'],
    ['a length below nothing', 'DTSTART:20261208T090000Z\r\nDURATION:-PT1H', 'time'],
    ['an invalid length', 'DTSTART:20261208T090000Z\r\nDURATION:soon', 'time'],
    ['an invalid rule', 'DTSTART:20261208T090000Z\r\nRRULE:FREQ=SOMETIMES', 'rule'],
    ['an invalid count', 'DTSTART:20261208T090000Z\r\nRRULE:FREQ=DAILY;COUNT=many', 'rule'],
    ['an invalid exception', 'DTSTART:20261208T090000Z\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:never', 'time'],
  ])('with %s are reported, and hide no others', (_name, lines, reason) => {
    const calendar = inCalendar(vevent('a@x', lines), vevent('b@x', 'DTSTART:20261209T090000Z', 'DURATION:PT1H'))
    expect(expandCalendar(calendar, HOST)).toMatchObject({
      intervals: { length: 1 },
      unread: { count: 1, shown: [{ reason }] },
    })
  })

  it('that are wrong for a single day long ago are ignored', () => {
    const calendar = inCalendar(
      vevent('a@x', 'DTSTART;TZID=Nowhere:20150101T090000'),
      vevent('b@x', 'DTSTART:20261209'),
    )
    expect(expandCalendar(calendar, HOST)).toMatchObject({ unread: { count: 0 } })
  })
})

describe('free and busy times', () => {
  const freeBusy = (...lines: string[]) =>
    inCalendar(['BEGIN:VFREEBUSY', 'UID:f@x', ...lines, 'END:VFREEBUSY'].join('\r\n'))

  it('of VFREEBUSY block, with an end or a length, of every kind but FREE', () => {
    const calendar = freeBusy(
      'DTSTART:20261201T000000Z',
      'FREEBUSY;FBTYPE=BUSY:20261208T090000Z/20261208T100000Z',
      'FREEBUSY:20261209T090000Z/PT30M,20261209T120000Z/PT1H',
      'freebusy;fbtype=busy-tentative:20261210T090000Z/20261210T100000Z',
      'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261211T090000Z/P1D',
      'FREEBUSY;FBTYPE=X-THEIRS:20261213T090000Z/PT1H',
      'FREEBUSY;FBTYPE=FREE:20261214T090000Z/20261214T100000Z',
    )
    expect(busy(calendar)).toEqual([
      '2026-12-08T09:00Z–10:00Z',
      '2026-12-09T09:00Z–09:30Z',
      '2026-12-09T12:00Z–13:00Z',
      '2026-12-10T09:00Z–10:00Z',
      '2026-12-11T09:00Z–2026-12-12T09:00Z',
      '2026-12-13T09:00Z–10:00Z',
    ])
    expect(expandCalendar(freeBusy('DTSTART:20261201T000000Z', 'FREEBUSY:nonsense'), HOST)).toEqual({
      ok: false,
      reason: 'not_understood',
    })
  })

  it('of a period last as long as it says', () => {
    const event = (added: string) =>
      busy(inCalendar(vevent('a@x', 'DTSTART:20261207T090000Z', 'DURATION:PT1H', added))).slice(1)
    expect(event('RDATE;VALUE=PERIOD:20261208T090000Z/20261208T120000Z')).toEqual(['2026-12-08T09:00Z–12:00Z'])
    expect(event('RDATE;VALUE=PERIOD:20261208T090000Z/PT3H,20261209T090000Z/PT2H')).toEqual([
      '2026-12-08T09:00Z–12:00Z',
      '2026-12-09T09:00Z–11:00Z',
    ])
    expect(event('RDATE;VALUE=PERIOD;TZID=Europe/Zurich:20261208T090000/20261208T120000')).toEqual([
      '2026-12-08T08:00Z–11:00Z',
    ])
  })

  it('are days on the clock and hours in elapsed time across clock changes', () => {
    const lasting = (length: string) =>
      busy(inCalendar(vevent('a@x', 'DTSTART;TZID=Europe/Zurich:20270327T090000', length)))[0]?.slice(-17)
    expect(lasting('DURATION:P1D')).toBe('2027-03-28T07:00Z')
    expect(lasting('DURATION:PT24H')).toBe('2027-03-28T08:00Z')
    expect(lasting('DURATION:P1DT1H')).toBe('2027-03-28T08:00Z')
    expect(lasting('DURATION:P1W')).toBe('2027-04-03T07:00Z')
    expect(lasting('DTEND;TZID=Europe/Zurich:20270328T090000')).toBe('2027-03-28T07:00Z')
    // An end is exact in a series, a length nominal (RFC 5545, 3.8.5.3).
    const weekly = (end: string) =>
      busy(
        inCalendar(vevent('a@x', 'DTSTART;TZID=Europe/Zurich:20270320T090000', end, 'RRULE:FREQ=WEEKLY;COUNT=2')),
      )[1]?.slice(-17)
    expect(weekly('DURATION:P1D')).toBe('2027-03-28T07:00Z')
    expect(weekly('DTEND;TZID=Europe/Zurich:20270321T090000')).toBe('2027-03-28T08:00Z')
  })

  it('of no length block nothing', () => {
    expect(busy(inCalendar(vevent('a@x', 'DTSTART:20261208T090000Z')))).toEqual([])
  })

  const EVENT = ['DTSTART:20261208T090000Z', 'DTEND:20261208T100000Z']
  const OWN = { ownAddresses: ['dana@example.com'] }

  it.each([
    ['the host declined', 'ATTENDEE;PARTSTAT=DECLINED:mailto:dana@example.com'],
    ['the host declined, in other letters', 'attendee;partstat=declined;CN="Dana, Example":MAILTO:Dana@Example.com'],
    ['the host declined, as Exchange names them', 'ATTENDEE;PARTSTAT=DECLINED:SMTP:dana@example.com'],
    ['the host declined, without a scheme', 'ATTENDEE;PARTSTAT="DECLINED":Dana@example.com'],
    ['the host declined, known by a parameter', 'ATTENDEE;EMAIL=dana@example.com;PARTSTAT=DECLINED:urn:uuid:1'],
    ['Outlook calls free', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'],
    ['Outlook calls free in small letters', 'x-microsoft-cdo-busystatus:free'],
    ['somebody does from elsewhere', 'X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'],
    ['was meant to be free', 'X-MICROSOFT-CDO-INTENDEDSTATUS:FREE'],
    ['is transparent', 'TRANSP:TRANSPARENT'],
    ['is cancelled', 'status:cancelled'],
  ])('are free where an event %s', (_name, line) => {
    expect(busy(inCalendar(vevent('a@x', ...EVENT, line)), OWN)).toEqual([])
  })

  it.each([
    ['somebody else declined', 'ATTENDEE;PARTSTAT=DECLINED:mailto:clara@example.com'],
    ['the host accepted', 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:dana@example.com'],
    ['the host has not answered', 'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:dana@example.com'],
    ['is tentative', 'STATUS:TENTATIVE'],
    ['is called tentative', 'X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE'],
    ['is spent out of the office', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'],
    ['says so, whatever Outlook left behind', 'TRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE'],
  ])('are busy where an event %s', (_name, line) => {
    expect(busy(inCalendar(vevent('a@x', ...EVENT, line)), OWN)).toHaveLength(1)
  })

  it('are free where the host declined under an international name of their domain', () => {
    const declined = inCalendar(vevent('a@x', ...EVENT, 'ATTENDEE;PARTSTAT=DECLINED:mailto:Info@Müller.example'))
    expect(busy(declined, { ownAddresses: ['info@xn--mller-kva.example'] })).toEqual([])
  })

  it('follow what a calendar says about its owner, and each instance’s own answer', () => {
    const declined = vevent('a@x', ...EVENT, 'ATTENDEE;PARTSTAT=DECLINED:mailto:dana@work.example')
    expect(busy(inCalendar('X-OWNER;CN="Dana":mailto:dana@work.example', declined))).toEqual([])
    expect(busy(inCalendar(declined).replace('CALNAME:Family', 'CALNAME:dana@work.example'))).toEqual([])
    const series = vevent('b@x', ...EVENT, 'RRULE:FREQ=DAILY;COUNT=3')
    const instance = (day: string, ...lines: string[]) =>
      vevent(
        'b@x',
        `RECURRENCE-ID:202612${day}T090000Z`,
        `DTSTART:202612${day}T090000Z`,
        `DTEND:202612${day}T100000Z`,
        ...lines,
      )
    const calendar = inCalendar(
      series,
      instance('09', 'ATTENDEE;PARTSTAT=DECLINED:mailto:dana@example.com'),
      instance('10', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
    )
    expect(busy(calendar, OWN)).toEqual(['2026-12-08T09:00Z–10:00Z'])
  })

  it('end with a cancellation, of all or of one instance, and ignore replies', () => {
    const series = vevent('a@x', ...EVENT, 'RRULE:FREQ=DAILY;COUNT=2', 'SEQUENCE:0')
    const cancel = (...lines: string[]) =>
      inCalendar('METHOD:CANCEL', vevent('a@x', ...EVENT, 'SEQUENCE:1', ...lines)).replace(
        'X-WR-CALNAME:Family\r\n',
        '',
      )
    expect(busy(inCalendar(series) + cancel())).toEqual([])
    expect(busy(inCalendar(series) + cancel('RECURRENCE-ID:20261208T090000Z'))).toEqual(['2026-12-09T09:00Z–10:00Z'])
    expect(busy(inCalendar('METHOD:REPLY', vevent('a@x', ...EVENT)))).toEqual([])
  })

  it('include all events under one UID, and the newest of several versions', () => {
    const one = vevent('same', 'DTSTART:20261208T090000Z', 'DURATION:PT1H')
    const other = vevent('same', 'DTSTART:20261209T090000Z', 'DURATION:PT1H')
    expect(busy(inCalendar(one, other))).toHaveLength(2)
    expect(busy(inCalendar(one, other.replace('DTSTAMP:2026', 'DTSTAMP:2025')))).toEqual(['2026-12-08T09:00Z–10:00Z'])
    expect(busy(inCalendar(one, other.replace('SUMMARY', 'SEQUENCE:1\r\nSUMMARY')))).toEqual([
      '2026-12-09T09:00Z–10:00Z',
    ])
  })
})
