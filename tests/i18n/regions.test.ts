import { describe, expect, it } from 'vitest'
import { formatClock, formatDate, formatMonth, formatShortDate, weekdayNames } from '~/i18n/dates'
import { chooseReader, firstWeekday, readerKey, readerOfTag, tagOfReader } from '~/i18n/language-tag'
import { LOCALES } from '~/i18n/locale'

const MONDAY = Date.UTC(2027, 2, 1)

describe('dates', () => {
  it.each([
    ['en', 'Monday 1 March 2027', 'Mon 1 March 2027', 'March 2027'],
    ['en-US', 'Monday, March 1, 2027', 'Mon, March 1, 2027', 'March 2027'],
    ['de', 'Montag, 1. März 2027', 'Mo., 1. März 2027', 'März 2027'],
    ['es', 'lunes, 1 de marzo de 2027', 'lun, 1 de marzo de 2027', 'marzo de 2027'],
  ])('are written as %s writes them, in every length', (tag, long, short, month) => {
    const reader = readerOfTag(tag)
    expect(formatDate(reader, MONDAY, 'UTC')).toBe(long)
    expect(formatShortDate(reader, MONDAY, 'UTC')).toBe(short)
    expect(formatMonth(reader, '2027-03')).toBe(month)
  })

  it('name weekdays alone without a full stop, from Monday', () => {
    expect(weekdayNames('de', 'short')).toEqual(['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'])
    expect(weekdayNames('ar', 'short')).toEqual(['ن', 'ث', 'ر', 'خ', 'ج', 'س', 'ح'])
    for (const locale of LOCALES) expect(new Set(weekdayNames(locale, 'short')).size).toBe(7)
  })

  it('use the month’s name of a region', () => {
    expect(formatDate(readerOfTag('de-AT'), Date.UTC(2027, 0, 1), 'UTC')).toBe('Freitag, 1. Jänner 2027')
  })
})

describe('a reader’s region', () => {
  it.each([
    ['en', false, 1],
    ['en-US', true, 7],
    ['en-GB', false, 1],
    ['en-CA', true, 7],
    ['de-AT', false, 1],
    ['es-ES', false, 1],
    ['es-MX', true, 7],
  ])('%s decides the clock and the first day of a week', (tag, hour12, first) => {
    const reader = chooseReader({ lang: tag, acceptLanguage: null })
    expect([reader.hour12, firstWeekday(reader)]).toEqual([hour12, first])
    // The mail is read as the page was.
    expect(readerOfTag(tagOfReader(reader, tag, null))).toEqual(reader)
  })

  it('is the link’s, else the browser’s own, of the same language alone', () => {
    const tagFor = (lang: string | null, acceptLanguage: string) => chooseReader({ lang, acceptLanguage }).tag
    expect(tagFor('es-MX', 'es-AR')).toBe('es-MX')
    expect(tagFor('en', 'en-US,en;q=0.9')).toBe('en-US')
    expect(tagFor('en', 'de-DE,en-US;q=0.8')).toBe('en-GB')
    expect(tagFor('de', 'en-US')).toBe('de-DE')
    expect(tagFor('fr-CA', '')).toBe('fr-CA')
    expect(tagFor('sv-FI', '')).toBe('en-GB')
  })

  it('is stored with its booking, and the clock where the reader chose another', () => {
    const acceptLanguage = 'en-US,en;q=0.9'
    const reader = chooseReader({ lang: 'en', clock: '24', acceptLanguage })
    const tag = tagOfReader(reader, 'en', acceptLanguage)
    expect(tag).toBe('en-US-u-hc-h23')
    expect(readerOfTag(tag)).toEqual(reader)
  })

  it('counts only where it changes something, so that pages are not kept once for each', () => {
    expect(readerKey('de-CH,de;q=0.9')).toBe(readerKey('de-DE'))
    expect(readerKey('de-AT')).not.toBe(readerKey('de-DE'))
    expect(readerKey('en-US,en;q=0.9')).not.toBe(readerKey('en-GB'))
    for (const nonsense of ['en-ZZ', 'en-XX', `en-${'a'.repeat(5_000)}`, 'en-US'.repeat(50)])
      expect(readerKey(nonsense)).toBe(readerKey('en'))
  })

  it('leaves the words for morning and afternoon to the language', () => {
    expect(['en-US', 'en-CA', 'en-AU'].map((tag) => formatClock({ ...readerOfTag(tag), hour12: true }, 9, 30))).toEqual(
      ['9:30 AM', '9:30 AM', '9:30 AM'],
    )
    expect(formatClock({ locale: 'de', hour12: false }, 9, 30)).toBe('09:30')
  })
})
