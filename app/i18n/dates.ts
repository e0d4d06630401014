import { MINUTE_MS } from '~/time/units'
import { INTL_TAG, type Locale, languageName } from './locale'

/**
 * Dates and times in a reader's language. Assembled from `Intl` parts instead of its complete formats, because those differ
 * between releases of Node and browsers (a comma after the weekday, a narrow space before AM), and server and browser must
 * agree.
 */
export interface Reader {
  locale: Locale
  /** Whether this reader uses 2:30 PM rather than 14:30. */
  hour12: boolean
}

/** What stands after a part of a date, before the space; nothing unless given. */
interface After {
  weekday?: string
  shortWeekday?: string
  day?: string
  /** Instead of `1`, with what follows it. */
  firstDay?: string
  month?: string
}

const AFTER: Record<Locale, After> = {
  en: {},
  de: { weekday: ',', shortWeekday: '.,', day: '.' },
}

/** @example formatDate('en', Date.UTC(2026, 11, 3), 'UTC') // 'Thursday 3 December 2026' */
export function formatDate(locale: Locale, instant: number, timeZone: string): string {
  return formatCalendarDate(locale, clockAt(instant, timeZone).date)
}

/**
 * The same for a date on a calendar, which has no zone. It uses no formatter: a month's page writes six weeks of them.
 *
 * @example formatCalendarDate('en', '2026-12-03') // 'Thursday 3 December 2026'
 */
export function formatCalendarDate(locale: Locale, date: string): string {
  return `${calendarNames(locale).weekdays[weekdayOf(date)]}${AFTER[locale].weekday ?? ''} ${dayMonthYear(locale, date)}`
}

/** Sunday is 0. */
function weekdayOf(date: string): number {
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)))).getUTCDay()
}

function dayMonthYear(locale: Locale, date: string): string {
  const { day = '', firstDay, month = '' } = AFTER[locale]
  const name = calendarNames(locale).monthsInDates[Number(date.slice(5, 7)) - 1]
  const number = Number(date.slice(8))
  return `${number === 1 && firstDay ? firstDay : `${number}${day}`} ${name}${month} ${date.slice(0, 4)}`
}

interface CalendarNames {
  weekdays: string[]
  shortWeekdays: string[]
  /** By themselves, as in the heading of a calendar, and with a day, where some languages have another form: `grudzień`, `3 grudnia`. */
  months: string[]
  monthsInDates: string[]
}

const namesByLocale = new Map<Locale, CalendarNames>()

/** Sunday and January first, as `Date` counts. */
function calendarNames(locale: Locale): CalendarNames {
  let names = namesByLocale.get(locale)
  if (!names) {
    const ofWeek = (format: FormatName) =>
      Array.from({ length: 7 }, (_, day) => part(locale, Date.UTC(2026, 0, 4 + day), 'UTC', format, 'weekday'))
    const ofYear = (format: FormatName) =>
      Array.from({ length: 12 }, (_, month) => part(locale, Date.UTC(2026, month, 1), 'UTC', format, 'month'))
    names = {
      weekdays: ofWeek('date'),
      shortWeekdays: ofWeek('shortWeekday').map((name) => name.replace('.', '')),
      months: ofYear('month'),
      monthsInDates: ofYear('date'),
    }
    namesByLocale.set(locale, names)
  }
  return names
}

/** @example formatShortDate('en', Date.UTC(2026, 2, 5), 'UTC') // 'Thu 5 March 2026' */
export function formatShortDate(locale: Locale, instant: number, timeZone: string): string {
  const { date } = clockAt(instant, timeZone)
  const { shortWeekdays } = calendarNames(locale)
  return `${shortWeekdays[weekdayOf(date)]}${AFTER[locale].shortWeekday ?? ''} ${dayMonthYear(locale, date)}`
}

/** @example formatTime({ locale: 'en', hour12: true }, Date.UTC(2026, 0, 1, 14, 30), 'UTC') // '2:30 PM' */
export function formatTime(reader: Reader, instant: number, timeZone: string): string {
  const { hour, minute } = clockAt(instant, timeZone)
  return formatClock(reader, hour, minute)
}

/** @example formatClock({ hour12: true }, 14, 5) // '2:05 PM' */
export function formatClock({ hour12 }: Pick<Reader, 'hour12'>, hour: number, minute: number): string {
  const minutes = String(minute).padStart(2, '0')
  if (!hour12) return `${String(hour).padStart(2, '0')}:${minutes}`
  return `${hour % 12 || 12}:${minutes} ${hour < 12 ? 'AM' : 'PM'}`
}

/**
 * A span of time with its date, and with the end's date if it differs.
 *
 * @example formatSpan({ locale: 'en', hour12: false }, start, end, 'UTC') // 'Thu 5 March 2026, 14:00–14:30'
 */
export function formatSpan(reader: Reader, startsAt: number, endsAt: number, timeZone: string): string {
  const startDate = formatShortDate(reader.locale, startsAt, timeZone)
  const endDate = formatShortDate(reader.locale, endsAt, timeZone)
  const end = formatTime(reader, endsAt, timeZone)
  return `${startDate}, ${formatTime(reader, startsAt, timeZone)}–${endDate === startDate ? end : `${endDate}, ${end}`}`
}

/**
 * The name of a zone in a language, or null if it has only an offset.
 *
 * @example formatZoneName('en', Date.UTC(2026, 0, 1), 'Europe/Zurich') // 'Central European Time'
 */
export function formatZoneName(locale: Locale, instant: number, timeZone: string): string | null {
  const name = part(locale, instant, timeZone, 'zoneName', 'timeZoneName')
  return name === '' || name === timeZone || /^(GMT|UTC)([+-]|$)/.test(name) ? null : name
}

/** @example formatMonth('en', '2026-12') // 'December 2026' */
export function formatMonth(locale: Locale, month: string): string {
  return `${calendarNames(locale).months[Number(month.slice(5)) - 1]}${AFTER[locale].month ?? ''} ${month.slice(0, 4)}`
}

/** Monday first, as ISO 8601 counts. @example weekdayNames('de', 'short')[0] // 'Mo' */
export function weekdayNames(locale: Locale, width: 'long' | 'short'): string[] {
  const { weekdays, shortWeekdays } = calendarNames(locale)
  const [sunday = '', ...others] = width === 'long' ? weekdays : shortWeekdays
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

const FORMATS = {
  date: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  shortWeekday: { weekday: 'short' },
  month: { month: 'long' },
  zoneName: { timeZoneName: 'longGeneric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

type FormatName = keyof typeof FORMATS
type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>

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

function part(
  locale: Locale,
  instant: number,
  timeZone: string,
  format: FormatName,
  type: Intl.DateTimeFormatPartTypes,
): string {
  return partsOf(locale, instant, timeZone, format)[type] ?? ''
}

function partsOf(locale: Locale, instant: number, timeZone: string, format: FormatName): Parts {
  const parts: Parts = {}
  for (const { type, value } of formatter(locale, timeZone, format).formatToParts(instant)) parts[type] = value
  return parts
}

// Creating a formatter costs a hundred times as much as using it, and a month view uses one for every listed time.
const formatters = new Map<string, Intl.DateTimeFormat>()
const MAX_FORMATTERS = 500

function formatter(locale: Locale, timeZone: string, format: FormatName): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${format}`
  let found = formatters.get(key)
  if (!found) {
    if (formatters.size >= MAX_FORMATTERS) formatters.clear()
    found = new Intl.DateTimeFormat(INTL_TAG[locale], { ...FORMATS[format], timeZone })
    formatters.set(key, found)
  }
  return found
}
