import { MINUTE_MS } from '~/time/units'
import { BEFORE_DAY, INTL_TAG, type Locale, languageName, localeOrDefault } from './locale'

/**
 * Dates and times in a reader's language. Assembled from `Intl` parts instead of its complete formats, because a month's page writes
 * six weeks of dates, and because digits, calendar and clock are ours: Western digits and the Gregorian calendar everywhere.
 */
export interface Reader {
  locale: Locale
  /** Whether this reader uses 2:30 PM rather than 14:30. */
  hour12: boolean
  /** The language with its region (BCP 47), which decides the order of a date; without it the usual one of the language. */
  tag?: string
}

/** Who reads a date: a reader with a region, or a language as it is usually written. */
type DateReader = Locale | Pick<Reader, 'locale' | 'tag'>

function tagOf(reader: DateReader): string {
  return typeof reader === 'string' ? INTL_TAG[reader] : (reader.tag ?? INTL_TAG[reader.locale])
}

/** @example formatDate('en', Date.UTC(2026, 11, 3), 'UTC') // 'Thursday 3 December 2026' */
export function formatDate(reader: DateReader, instant: number, timeZone: string): string {
  return formatCalendarDate(reader, clockAt(instant, timeZone).date)
}

/**
 * The same for a date on a calendar, which has no zone. It uses no formatter: a month's page writes six weeks of them.
 *
 * @example formatCalendarDate('en', '2026-12-03') // 'Thursday 3 December 2026'
 */
export function formatCalendarDate(reader: DateReader, date: string): string {
  const wording = wordingOf(tagOf(reader))
  return fill(wording.date, { ...partsOfDate(wording, date), weekday: wording.weekdays[weekdayOf(date)] })
}

/** Sunday is 0. */
function weekdayOf(date: string): number {
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)))).getUTCDay()
}

function partsOfDate({ monthsInDates }: Wording, date: string): Parts {
  const month = monthsInDates[Number(date.slice(5, 7)) - 1]
  return { day: String(Number(date.slice(8))), month, year: date.slice(0, 4) }
}

/** What stands in a format, in order: a part of the date, or the text between two. */
type Format = { type: Intl.DateTimeFormatPartTypes; value: string }[]

function fill(format: Format, parts: Parts): string {
  return format.map(({ type, value }) => parts[type] ?? value).join('')
}

/** How dates are written in a language and region. Names begin with Sunday and January, as `Date` counts. */
interface Wording {
  date: Format
  monthAndYear: Format
  weekdays: string[]
  /** As they stand in a date (`Mo.`), and by themselves (`Mo`). */
  shortWeekdays: string[]
  shortWeekdaysAlone: string[]
  /** By themselves, as in the heading of a calendar, and with a day, where some languages have another form: `grudzień`, `3 grudnia`. */
  months: string[]
  monthsInDates: string[]
}

// No more than there are languages and regions: `regionalTag` lets no other tag in.
const wordings = new Map<string, Wording>()

function wordingOf(tag: string): Wording {
  let wording = wordings.get(tag)
  if (!wording) {
    wording = makeWording(tag)
    wordings.set(tag, wording)
  }
  return wording
}

function makeWording(tag: string): Wording {
  const formatted = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { ...OF_OURS, ...options, timeZone: 'UTC' })
    return (month: number, day: number) => format.formatToParts(Date.UTC(2026, month, day))
  }
  const textOf = (parts: Format, name: Intl.DateTimeFormatPartTypes) =>
    parts.find(({ type }) => type === name)?.value ?? ''
  const date = formatted(FORMATS.date)
  const short = formatted(FORMATS.shortDate)
  const shortAlone = formatted(FORMATS.shortWeekday)
  const narrowAlone = formatted(FORMATS.narrowWeekday)
  const monthAndYear = formatted(FORMATS.monthAndYear)
  const ofWeek = (make: typeof date) => Array.from({ length: 7 }, (_, day) => textOf(make(0, 4 + day), 'weekday'))
  const ofYear = (make: typeof date) => Array.from({ length: 12 }, (_, month) => textOf(make(month, 1), 'month'))
  const shortNames = ofWeek(shortAlone).map((name) => name.replace('.', ''))
  return {
    date: date(0, 1).map(withOwnSpace(tag)),
    monthAndYear: monthAndYear(0, 1),
    weekdays: ofWeek(date),
    shortWeekdays: ofWeek(short),
    // Arabic has no short names; its calendars show single letters.
    shortWeekdaysAlone: shortNames.some((name) => name.length > MAX_SHORT_NAME) ? ofWeek(narrowAlone) : shortNames,
    months: ofYear(monthAndYear),
    monthsInDates: ofYear(date),
  }
}

/** In dates that begin with weekday and day: in `Monday, March 1` the comma belongs to the region. */
function withOwnSpace(tag: string) {
  const space = BEFORE_DAY[localeOrDefault(tag.split('-')[0])]
  return (part: Format[number], index: number, date: Format): Format[number] => {
    const between = part.type === 'literal' && date[index - 1]?.type === 'weekday' && date[index + 1]?.type === 'day'
    return between && space !== undefined ? { ...part, value: space } : part
  }
}

/** Whether two tags write every date alike: `de-CH` as `de-DE`, but `de-AT` says Jänner. */
export function writesDatesAlike(one: string, other: string): boolean {
  return JSON.stringify(wordingOf(one)) === JSON.stringify(makeWording(other))
}

/** @example formatShortDate('en', Date.UTC(2026, 2, 5), 'UTC') // 'Thu 5 March 2026' */
export function formatShortDate(reader: DateReader, instant: number, timeZone: string): string {
  const { date } = clockAt(instant, timeZone)
  const wording = wordingOf(tagOf(reader))
  return fill(wording.date, { ...partsOfDate(wording, date), weekday: wording.shortWeekdays[weekdayOf(date)] })
}

/** @example formatTime({ locale: 'en', hour12: true }, Date.UTC(2026, 0, 1, 14, 30), 'UTC') // '2:30 PM' */
export function formatTime(reader: Reader, instant: number, timeZone: string): string {
  const { hour, minute } = clockAt(instant, timeZone)
  return formatClock(reader, hour, minute)
}

/** @example formatClock({ locale: 'en', hour12: true }, 14, 5) // '2:05 PM' */
export function formatClock({ locale, hour12 }: Reader, hour: number, minute: number): string {
  const minutes = String(minute).padStart(2, '0')
  if (!hour12) return `${String(hour).padStart(2, '0')}:${minutes}`
  return `${hour % 12 || 12}:${minutes} ${halvesOfDay(locale)[hour < 12 ? 0 : 1]}`
}

const halves = new Map<Locale, [string, string]>()

/** What morning and afternoon are called, of the language alone: English regions differ between AM, am and a.m. */
function halvesOfDay(locale: Locale): [string, string] {
  let names = halves.get(locale)
  if (!names) {
    const format = new Intl.DateTimeFormat(locale, { ...OF_OURS, hour: 'numeric', hourCycle: 'h12', timeZone: 'UTC' })
    const nameAt = (hour: number) =>
      format.formatToParts(Date.UTC(2026, 0, 1, hour)).find(({ type }) => type === 'dayPeriod')?.value ?? ''
    names = [nameAt(9), nameAt(21)]
    halves.set(locale, names)
  }
  return names
}

/**
 * A span of time with its date, and with the end's date if it differs.
 *
 * @example formatSpan({ locale: 'en', hour12: false }, start, end, 'UTC') // 'Thu 5 March 2026, 14:00–14:30'
 */
export function formatSpan(reader: Reader, startsAt: number, endsAt: number, timeZone: string): string {
  const startDate = formatShortDate(reader, startsAt, timeZone)
  const endDate = formatShortDate(reader, endsAt, timeZone)
  const end = formatTime(reader, endsAt, timeZone)
  return `${startDate}, ${formatTime(reader, startsAt, timeZone)}–${endDate === startDate ? end : `${endDate}, ${end}`}`
}

/**
 * The name of a zone in a language, or null if it has only an offset.
 *
 * @example formatZoneName('en', Date.UTC(2026, 0, 1), 'Europe/Zurich') // 'Central European Time'
 */
export function formatZoneName(locale: Locale, instant: number, timeZone: string): string | null {
  const name = zoneNameOf(locale, instant, timeZone)
  return name === '' || name === timeZone || /^(GMT|UTC)([+-]|$)/.test(name) ? null : name
}

/** @example formatMonth('en', '2026-12') // 'December 2026' */
export function formatMonth(reader: DateReader, month: string): string {
  const { monthAndYear, months } = wordingOf(tagOf(reader))
  return fill(monthAndYear, { month: months[Number(month.slice(5)) - 1], year: month.slice(0, 4) })
}

/** Monday first, as ISO 8601 counts. @example weekdayNames('de', 'short')[0] // 'Mo' */
export function weekdayNames(reader: DateReader, width: 'long' | 'short'): string[] {
  const { weekdays, shortWeekdaysAlone } = wordingOf(tagOf(reader))
  const [sunday = '', ...others] = width === 'long' ? weekdays : shortWeekdaysAlone
  return [...others, sunday]
}

/** @example formatOffset(Date.UTC(2026, 0, 1), 'Asia/Kolkata') // 'UTC+5:30' */
export function formatOffset(instant: number, timeZone: string): string {
  const { date, hour, minute } = clockAt(instant, timeZone)
  const local = Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * MINUTE_MS
  const offset = Math.round((local - Math.floor(instant / MINUTE_MS) * MINUTE_MS) / MINUTE_MS)
  const minutes = Math.abs(offset) % 60
  return `UTC${offset < 0 ? '-' : '+'}${Math.trunc(Math.abs(offset) / 60)}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`
}

const LENGTHS = [
  ['week', 7 * 24 * 60],
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const

/** A length of time in the largest unit without a fraction. @example timeText('en', 90) // '90 minutes' */
export function timeText(locale: Locale, minutes: number): string {
  const [unit, length] = LENGTHS.find(([, length]) => minutes % length === 0) ?? LENGTHS[3]
  return new Intl.NumberFormat(INTL_TAG[locale], { style: 'unit', unit, unitDisplay: 'long' }).format(minutes / length)
}

/** A language in the language of a reader, for a sentence. @example nameOfLanguage('en', 'de') // 'German' */
export function nameOfLanguage(locale: Locale, named: Locale): string {
  return new Intl.DisplayNames([INTL_TAG[locale]], { type: 'language' }).of(named) ?? languageName(named)
}

const alternatives = new Map<string, Intl.ListFormat>()

/** @param language as a tag of BCP 47 @example formatAlternatives('en-GB', [15, 30, 60]) // '15, 30 or 60' */
export function formatAlternatives(language: string, items: number[]): string {
  let format = alternatives.get(language)
  if (!format) {
    format = new Intl.ListFormat(language, { type: 'disjunction' })
    alternatives.set(language, format)
  }
  return format.format(items.map(String))
}

/** @example formatDecimal('de', 2.5) // '2,5' */
export function formatDecimal(locale: Locale, value: number): string {
  return new Intl.NumberFormat(INTL_TAG[locale], { maximumFractionDigits: 1, useGrouping: false }).format(value)
}

/** @example formatList('en', ['A', 'B', 'C']) // 'A, B and C' */
export function formatList(locale: Locale, items: string[]): string {
  return new Intl.ListFormat(INTL_TAG[locale]).format(items)
}

const OF_OURS = { calendar: 'gregory', numberingSystem: 'latn' } as const satisfies Intl.DateTimeFormatOptions

/** Wider names do not fit into a column of a calendar on a phone. */
const MAX_SHORT_NAME = 5

const DAY_MONTH_YEAR = { day: 'numeric', month: 'long', year: 'numeric' } as const

const FORMATS = {
  date: { weekday: 'long', ...DAY_MONTH_YEAR },
  shortDate: { weekday: 'short', ...DAY_MONTH_YEAR },
  shortWeekday: { weekday: 'short' },
  narrowWeekday: { weekday: 'narrow' },
  monthAndYear: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string | undefined>>

interface ClockReading {
  /** 'YYYY-MM-DD' */
  date: string
  hour: number
  minute: number
}

// A page asks for the date, the time and the offset of the same few instants.
const readings = new Map<string, ClockReading>()
const MAX_READINGS = 500

/** What a clock in a zone shows. From digits, which are the same in every release; parts in words take several times as long. */
function clockAt(instant: number, timeZone: string): ClockReading {
  const key = `${timeZone} ${instant}`
  let reading = readings.get(key)
  if (!reading) {
    if (readings.size >= MAX_READINGS) readings.clear()
    const [month, day, year, hour, minute] = clockOf(timeZone).format(instant).match(/\d+/g) ?? []
    reading = { date: `${year}-${month}-${day}`, hour: Number(hour), minute: Number(minute) }
    readings.set(key, reading)
  }
  return reading
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone)
  if (!clock) {
    if (clocks.size >= MAX_FORMATTERS) clocks.clear()
    clock = new Intl.DateTimeFormat('en-US', { ...DIGITS, timeZone })
    clocks.set(timeZone, clock)
  }
  return clock
}

const DIGITS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const satisfies Intl.DateTimeFormatOptions

// Creating a formatter costs a hundred times as much as using it.
const zoneNames = new Map<string, Intl.DateTimeFormat>()
const MAX_FORMATTERS = 500

function zoneNameOf(locale: Locale, instant: number, timeZone: string): string {
  const key = `${locale} ${timeZone}`
  let found = zoneNames.get(key)
  if (!found) {
    if (zoneNames.size >= MAX_FORMATTERS) zoneNames.clear()
    found = new Intl.DateTimeFormat(INTL_TAG[locale], { timeZoneName: 'longGeneric', timeZone })
    zoneNames.set(key, found)
  }
  return found.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}
