import { byLocale, INTL_TAG, type Locale } from './locale'

/** First characters of a cell that spreadsheets take for a formula (S19, OWASP: CSV injection). */
const STARTS_A_FORMULA = /^[=+\-@\t\r]/

/** Marks the file as UTF-8; without it Excel reads names in the system's old character set. */
export const BYTE_ORDER_MARK = '\ufeff'

const SEPARATORS = byLocale(separatorOf)

function separatorOf(locale: Locale): ',' | ';' {
  const decimal = new Intl.NumberFormat(INTL_TAG[locale]).formatToParts(1.5).find(({ type }) => type === 'decimal')
  return decimal?.value === ',' ? ';' : ','
}

/**
 * One line of a CSV file (RFC 4180), every cell quoted. A cell that would start a formula gets an apostrophe in front, which
 * spreadsheets show as text.
 *
 * @param locale of the reader, whose spreadsheet expects a semicolon where the comma is the decimal sign
 * @example csvLine(['a "b"', '=1+1'], 'en') // '"a ""b""","\'=1+1"\r\n'
 */
export function csvLine(cells: string[], locale: Locale): string {
  return `${cells.map(csvCell).join(SEPARATORS[locale])}\r\n`
}

function csvCell(text: string): string {
  const harmless = STARTS_A_FORMULA.test(text.trimStart()) || STARTS_A_FORMULA.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** A date with time in the format that spreadsheets read in every language: `2026-12-03 14:30`. */
export function csvWallTime(instant: number, timeZone: string): string {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    if (formatters.size >= 100) formatters.clear()
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    formatters.set(timeZone, formatter)
  }
  return formatter.format(instant)
}
