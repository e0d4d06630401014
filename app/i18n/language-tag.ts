import type { Reader } from './dates'
import { type Locale, localeOrDefault, prefersHour12 } from './locale'

const MAX_TAG_LENGTH = 60
/** Languages whose readers understand one of our languages better than English. */
const NEAR: Record<string, Locale> = { gsw: 'de', bar: 'de', ksh: 'de', lb: 'de', nds: 'de' }

/**
 * A language tag (BCP 47) in its canonical form, of any language.
 *
 * @returns null for an invalid language tag
 * @example readLanguageTag('fr-ca') // 'fr-CA'
 */
export function readLanguageTag(text: string): string | null {
  if (text.length > MAX_TAG_LENGTH) return null
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null
  } catch {
    // Intl throws a RangeError for an invalid tag.
    return null
  }
}

/** The nearest of our languages. @example nearestLocale('fr-CA') // 'en' */
export function nearestLocale(tag: string): Locale {
  const [language = ''] = tag.toLowerCase().split('-')
  return localeOrDefault(NEAR[language] ?? language)
}

/**
 * How a reader with this tag reads dates and times: the language, and the clock of the region or of the tag itself
 * (`-u-hc-h12`).
 */
export function readerOfTag(tag: string): Reader {
  const locale = nearestLocale(tag)
  const clock = /-u-(?:[a-z0-9-]+-)?hc-(h\d\d)/i.exec(tag.slice(0, MAX_TAG_LENGTH))?.[1]?.toLowerCase()
  return { locale, hour12: clock ? clock === 'h12' || clock === 'h11' : prefersHour12(locale, tag) }
}

/**
 * The stored locale of a visitor, so that mails look like the page: the requested language, the browser's region, and the clock
 * if it differs from the region's.
 *
 * @example tagOfReader({ locale: 'en', hour12: true }, null, 'en-US,en;q=0.9') // 'en-US'
 */
export function tagOfReader(reader: Reader, asked: string | null, acceptLanguage: string | null): string {
  const preferred = acceptLanguage?.split(',')[0]?.split(';')[0]?.trim()
  const candidates = [asked, preferred].map((text) => (text ? readLanguageTag(text) : null))
  // If the page's language differs from the nearest one, the page's counts, because the visitor read it.
  const tag = candidates.find((one) => one !== null && nearestLocale(one) === reader.locale) ?? reader.locale
  if (readerOfTag(tag).hour12 === reader.hour12) return tag
  return new Intl.Locale(tag, { hourCycle: reader.hour12 ? 'h12' : 'h23' }).toString()
}
