import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'

/**
 * One series in two spellings. `wild` mixes what calendars mix: value types, names of zones, VTIMEZONEs, durations, letter case, folds
 * and line ends. `plain` says the same with one type and IANA names, with the change of one instance as a separate event and the change
 * of all later ones as a second series, for parsers that support none of this.
 */
export interface TwoSpellings {
  wild: string
  plain: string
  /** The host's zone. */
  hostZone: string
  /** The length of each event in the plain spelling, by its name in UID. */
  lengths: Record<string, { zone: string; days: number; ms: number }>
  /** `plain` uses nothing that node-ical cannot read. */
  forNodeIcal: boolean
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

const ZONES: Record<string, string[]> = {
  'Europe/Zurich': [
    'W. Europe Standard Time',
    '/mozilla.org/20050126_1/Europe/Zurich',
    '(UTC+01:00) Amsterdam, Berlin, Bern',
  ],
  'America/New_York': ['Eastern Standard Time', 'Eastern Standard Time 1', '(UTC-05:00) Eastern Time (US & Canada)'],
  'Asia/Kolkata': ['India Standard Time', '(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi'],
  'Australia/Sydney': ['AUS Eastern Standard Time', '(UTC+10:00) Canberra, Melbourne, Sydney'],
  'America/St_Johns': ['Newfoundland Standard Time', '/freeassociation.sourceforge.net/America/St_Johns'],
}
const OWN_NAMES = ['tzone://Microsoft/Custom', 'Ours: a, b; c', 'Customized Time Zone']

const choice = fc.record({
  days: fc.boolean(),
  zone: fc.constantFrom(...Object.keys(ZONES)),
  hostZone: fc.constantFrom(...Object.keys(ZONES)),
  startDay: fc.integer({ min: Date.UTC(2024, 5, 1) / DAY_MS, max: Date.UTC(2026, 11, 20) / DAY_MS }),
  minutes: fc.integer({ min: 6 * 4, max: 21 * 4 }).map((quarters) => quarters * 15),
  rule: fc.constantFrom('none', 'daily', 'weekly', 'weekdays', 'byday', 'monthday', 'nth', 'yearly'),
  interval: fc.integer({ min: 1, max: 4 }),
  otherDay: fc.integer({ min: 1, max: 6 }),
  end: fc.constantFrom('count', 'until', 'never'),
  instances: fc.integer({ min: 1, max: 60 }),
  lengthDays: fc.integer({ min: 0, max: 2 }),
  lengthMinutes: fc.constantFrom(0, 15, 60, 90, 1_440),
  nominal: fc.boolean(),
  leftOut: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 3 }),
  added: fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 2 }),
  addedPeriod: fc.boolean(),
  moved: fc.option(fc.record({ at: fc.integer({ min: 0, max: 40 }), by: fc.integer({ min: -6, max: 6 }) })),
  onward: fc.option(
    fc.record({
      at: fc.integer({ min: 1, max: 30 }),
      days: fc.integer({ min: 0, max: 3 }),
      hours: fc.integer({ min: -2, max: 2 }),
    }),
  ),
  spell: fc.array(fc.nat(1_000), { minLength: 40, maxLength: 40 }),
})

export const twoSpellings = choice.map(spellTwice)

function spellTwice(c: typeof choice extends fc.Arbitrary<infer T> ? T : never): TwoSpellings {
  let spelled = 0
  const pick = <T>(...options: T[]): T => options[c.spell[spelled++ % c.spell.length]! % options.length]!
  const first = c.startDay * DAY_MS + (c.days ? 0 : c.minutes * 60_000)
  const weekday = new Date(first).getUTCDay()
  const date = new Date(first).getUTCDate()
  const simple = { daily: c.interval, weekly: 7 * c.interval }[c.rule as 'daily' | 'weekly']
  const step = simple ?? (c.rule === 'byday' ? 7 : 0)
  const isWeekend = weekday === 0 || weekday === 6
  const base = {
    none: null,
    daily: `FREQ=DAILY;INTERVAL=${c.interval}`,
    weekly: `FREQ=WEEKLY;INTERVAL=${c.interval}`,
    weekdays: isWeekend ? 'FREQ=WEEKLY;BYDAY=SA,SU' : 'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR',
    byday: `FREQ=WEEKLY;BYDAY=${WEEKDAYS[weekday]},${WEEKDAYS[(weekday + c.otherDay) % 7]}`,
    monthday: `FREQ=MONTHLY;BYMONTHDAY=${date}`,
    nth: `FREQ=MONTHLY;BYDAY=${date > 28 ? -1 : Math.ceil(date / 7)}${WEEKDAYS[weekday]}`,
    // 29 February in years without one is read in two ways (see the list of differences).
    yearly: date === 29 ? 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=29' : 'FREQ=YEARLY',
  }[c.rule]
  const isFirst29 = c.rule === 'yearly' && date === 29 && new Date(first).getUTCMonth() !== 2
  // The last Monday is only described by a start that is the last one.
  const isLastOfMonth = new Date(first + 7 * DAY_MS).getUTCMonth() !== new Date(first).getUTCMonth()
  const rule = isFirst29 || (c.rule === 'nth' && date > 28 && !isLastOfMonth) ? null : base

  const local = (instance: number) => first + instance * step * DAY_MS
  const onward =
    simple && c.onward ? { ...c.onward, by: c.onward.days * DAY_MS + (c.days ? 0 : c.onward.hours * HOUR_MS) } : null
  const end = rule === null ? 'never' : onward ? 'count' : c.end
  const count = onward ? c.instances + onward.at : c.instances
  const untilDay = c.startDay + c.instances * 7
  const isInstance = (instance: number) =>
    step > 0 &&
    (end !== 'count' || c.rule !== 'byday') &&
    (end !== 'count' || instance < count) &&
    (end !== 'until' || local(instance) < (untilDay + 1) * DAY_MS)
  const moved =
    rule && c.moved && isInstance(c.moved.at)
      ? { ...c.moved, to: local(c.moved.at) + c.moved.by * (c.days ? DAY_MS : HOUR_MS) }
      : null
  const leftOut = rule ? c.leftOut.filter((instance) => isInstance(instance) && instance !== moved?.at) : []
  const added = c.added
    .map((day) => first + day * DAY_MS)
    .filter((time) => rule !== null && step > 0 && (time - first) % DAY_MS === 0)
  // Added and left out, or moved on, at once is read in two ways.
  const taken = new Set([...leftOut.map(local), ...(moved ? [local(moved.at)] : [])])
  const extra = onward || !rule ? [] : added.filter((time) => !taken.has(time))

  const length = { days: c.days ? Math.max(1, c.lengthDays) : c.lengthDays, ms: c.days ? 0 : c.lengthMinutes * 60_000 }
  if (!c.days && length.days === 0 && length.ms === 0) length.ms = HOUR_MS
  const nominal = c.days || c.nominal
  const instant = (time: number, zone = c.zone) => wall(time).toZonedDateTime(zone).epochMilliseconds
  const exactMs = ends(first, c.zone, length) - instant(first)
  const lengthOfAll = nominal ? length : { days: 0, ms: exactMs }

  // The wild spelling.
  const usesOwn = !c.days && pick(false, true)
  const own = pick(...OWN_NAMES)
  const name = usesOwn ? own : pick(c.zone, ...ZONES[c.zone]!)
  const zoneText = usesOwn ? (pick(true, false) ? zoneByLists(own, c.zone) : zoneByLists(own, c.zone, true)) : []
  const quote = (value: string) => (pick(true, false) ? `"${value}"` : value)
  const zoned = (property: string, time: number) => `${property};TZID=${quote(name)}:${stamp(time)}`
  const utc = (property: string, time: number) => `${property}:${stamp(instant(time))}Z`
  const dateOnly = (property: string, time: number) =>
    pick(`${property};VALUE=DATE:${day(time)}`, `${property}:${day(time)}`)
  const hostMidnight = (time: number) => `${stamp(instant(time, c.hostZone))}Z`
  const momentOfSeries = (property: string, time: number) =>
    c.days
      ? pick(
          () => dateOnly(property, time),
          () => `${property};TZID=${quote(pick(...ZONES[c.zone]!))}:${stamp(time)}`,
          () => `${property}:${stamp(time)}`,
          () => `${property}:${hostMidnight(time)}`,
        )()
      : pick(
          () => zoned(property, time),
          () => utc(property, time),
          () => `${property}:${stamp(time)}`,
          () => dateOnly(property, time),
          () =>
            `${property};TZID=Asia/Tokyo:${stamp(Temporal.Instant.fromEpochMilliseconds(instant(time)).toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime())}`,
        )()
  const startOf = (time: number) =>
    c.days
      ? `DTSTART;VALUE=DATE:${day(time)}`
      : c.zone === c.hostZone && pick(0, 1, 2, 3) === 0
        ? `DTSTART:${stamp(time)}`
        : zoned('DTSTART', time)
  const lengthLines = (time: number) => {
    if (c.days) {
      const last = time + length.days * DAY_MS
      return pick(
        `DTEND;VALUE=DATE:${day(last)}`,
        `DURATION:P${length.days}D`,
        `DTEND:${stamp(last)}`,
        `DTEND:${hostMidnight(last)}`,
      )
    }
    if (nominal) return `DURATION:P${length.days ? `${length.days}D` : ''}${length.ms ? `T${length.ms / 60_000}M` : ''}`
    const last = instant(time) + exactMs
    return pick(`DTEND:${stamp(last)}Z`, zoned('DTEND', localAt(last, c.zone)))
  }
  const untilText = c.days
    ? pick(
        day(untilDay * DAY_MS),
        hostMidnight(untilDay * DAY_MS),
        `${day(untilDay * DAY_MS)}T000000Z`,
        stamp(untilDay * DAY_MS),
        `${stamp(instant((untilDay + 1) * DAY_MS, c.hostZone) - 1000)}Z`,
      )
    : pick(
        day(untilDay * DAY_MS),
        `${stamp(instant(untilDay * DAY_MS + DAY_MS - 1000))}Z`,
        stamp(untilDay * DAY_MS + DAY_MS - 1000),
      )
  const ending = { count: `;COUNT=${count}`, until: `;UNTIL=${untilText}`, never: '' }[end]
  const event = (...lines: (string | false | null | undefined)[]) => [
    'BEGIN:VEVENT',
    'UID:series@x',
    'DTSTAMP:20260101T000000Z',
    ...lines.filter((line) => typeof line === 'string'),
    'END:VEVENT',
  ]
  const lengthLine = lengthLines(first)
  const wild = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...zoneText,
    ...event(
      startOf(first),
      lengthLine,
      rule && `RRULE:${rule}${ending}`,
      ...leftOut.map((instance) => momentOfSeries('EXDATE', local(instance))),
      ...extra.map((time) =>
        c.addedPeriod && !c.days
          ? `RDATE;VALUE=PERIOD;TZID=${quote(name)}:${stamp(time)}/PT2H`
          : momentOfSeries('RDATE', time),
      ),
    ),
    ...(moved
      ? event(
          momentOfSeries('RECURRENCE-ID', local(moved.at)),
          startOf(moved.to),
          c.days ? lengthLines(moved.to) : 'DURATION:PT45M',
        )
      : []),
    ...(onward
      ? event(
          momentOfSeries('RECURRENCE-ID', local(onward.at)).replace(
            /^RECURRENCE-ID/,
            'RECURRENCE-ID;RANGE=THISANDFUTURE',
          ),
          startOf(local(onward.at) + onward.by),
          c.days ? lengthLines(local(onward.at) + onward.by) : 'DURATION:PT30M',
        )
      : []),
    'END:VCALENDAR',
    '',
  ]

  // The plain one.
  const plainMoment = (property: string, time: number) =>
    c.days ? `${property};VALUE=DATE:${day(time)}` : `${property};TZID=${c.zone}:${stamp(time)}`
  const plainUntil = c.days ? day(untilDay * DAY_MS) : `${stamp(instant(untilDay * DAY_MS + DAY_MS - 1000))}Z`
  const plainEnding = { count: `;COUNT=${onward ? onward.at : count}`, until: `;UNTIL=${plainUntil}`, never: '' }[end]
  const lengths: TwoSpellings['lengths'] = { base: { zone: c.zone, ...lengthOfAll } }
  const named = (uid: string, ...lines: (string | false | null)[]) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20260101T000000Z',
    ...lines.filter((line) => typeof line === 'string'),
    'END:VEVENT',
  ]
  const out = [...leftOut, ...(moved ? [moved.at] : [])]
  const before = (instance: number) => !onward || instance < onward.at
  const plain = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...named(
      'base',
      plainMoment('DTSTART', first),
      rule && `RRULE:${rule}${plainEnding}`,
      ...out.filter(before).map((instance) => plainMoment('EXDATE', local(instance))),
      ...(c.addedPeriod ? [] : extra.map((time) => plainMoment('RDATE', time))),
    ),
  ]
  if (c.addedPeriod)
    for (const [index, time] of extra.entries()) {
      // An instance that is in the rule as well lasts as long as the period says.
      lengths[`added${index}`] = { zone: c.zone, ...(c.days ? length : { days: 0, ms: 2 * HOUR_MS }) }
      plain.push(...named(`added${index}`, plainMoment('DTSTART', time)))
      plain.splice(plain.lastIndexOf('UID:base') + 2, 0, plainMoment('EXDATE', time))
    }
  if (moved) {
    lengths.moved = { zone: c.zone, ...(c.days ? length : { days: 0, ms: 45 * 60_000 }) }
    plain.push(...named('moved', plainMoment('DTSTART', moved.to)))
  }
  if (onward) {
    const shifted = (instance: number) => local(instance) + onward.by
    lengths.onward = { zone: c.zone, ...(c.days ? length : { days: 0, ms: 30 * 60_000 }) }
    plain.push(
      ...named(
        'onward',
        plainMoment('DTSTART', shifted(onward.at)),
        `RRULE:${rule};COUNT=${count - onward.at}`,
        ...out.filter((instance) => !before(instance)).map((instance) => plainMoment('EXDATE', shifted(instance))),
      ),
    )
  }
  plain.push('END:VCALENDAR', '')
  return {
    wild: disguise(wild.join('\r\n'), pick(0, 1, 2), pick(0, 1, 2), pick('\r\n', '\n', '\r')),
    plain: plain.join('\r\n'),
    hostZone: c.hostZone,
    lengths,
    forNodeIcal: !c.days && extra.length === 0,
  }
}

/** Ends of an event, by Temporal: days on the clock, the rest in elapsed time. */
export function ends(local: number, zone: string, { days, ms }: { days: number; ms: number }): number {
  return wall(local).toZonedDateTime(zone).add({ days }).add({ milliseconds: ms }).epochMilliseconds
}

function wall(local: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime()
}

export function localAt(instant: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toZonedDateTime('UTC').epochMilliseconds
}

function stamp(local: number | Temporal.PlainDateTime): string {
  const text =
    typeof local === 'number' ? new Date(local).toISOString() : local.toString({ smallestUnit: 'millisecond' })
  return text.slice(0, 19).replace(/[-:]/g, '')
}

function day(local: number): string {
  return stamp(local).slice(0, 8)
}

/** A zone as its changes of these years, one by one or in lists. */
function zoneByLists(name: string, zone: string, inLists = false): string[] {
  const byOffset = new Map<string, string[]>()
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2023, 0, 1)).toZonedDateTimeISO(zone)
  const steady = at.offset.replace(':', '')
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (!next || next.year > 2028) break
    const before = next.subtract({ nanoseconds: 1 })
    const key = `TZOFFSETFROM:${before.offset.replace(':', '')}\r\nTZOFFSETTO:${next.offset.replace(':', '')}`
    const onset = stamp(before.toPlainDateTime().round({ smallestUnit: 'second', roundingMode: 'halfExpand' }))
    byOffset.set(key, [...(byOffset.get(key) ?? []), onset])
    at = next
  }
  if (byOffset.size === 0) byOffset.set(`TZOFFSETFROM:${steady}\r\nTZOFFSETTO:${steady}`, ['16010101T000000'])
  const parts = [...byOffset].flatMap(([offsets, [first = '', ...others]]) => {
    const dates = inLists ? [`RDATE:${others.join(',')}`] : others.map((other) => `RDATE:${other}`)
    return [
      'BEGIN:STANDARD',
      `DTSTART:${first}`,
      ...(others.length > 0 ? dates : []),
      ...offsets.split('\r\n'),
      'END:STANDARD',
    ]
  })
  return ['BEGIN:VTIMEZONE', `TZID:${name.replace(/[,;]/g, '\\$&')}`, ...parts, 'END:VTIMEZONE']
}

function disguise(text: string, letters: number, folds: number, lineEnd: string): string {
  // Names of zones keep their letters: CLDR's are compared as they are written.
  const cased = text
    .split('\r\n')
    .map((line) => {
      const [, name = '', rest = ''] = /^([A-Z-]+)(.*)$/.exec(line) ?? []
      if (letters === 0) return line
      return letters === 1
        ? name.toLowerCase() + (name === 'RRULE' ? rest.toLowerCase() : rest)
        : (name[0] ?? '') + name.slice(1).toLowerCase() + rest
    })
    .join('\r\n')
  const folded =
    folds === 0
      ? cased
      : cased.replace(
          folds === 1 ? /[^\r\n]{9}(?=[^\r\n])/g : /[^\r\n]{60}(?=[^\r\n])/g,
          `$&\r\n${folds === 1 ? '\t' : ' '}`,
        )
  return folded.replaceAll('\r\n', lineEnd)
}
