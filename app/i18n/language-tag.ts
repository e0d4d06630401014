import type { Reader } from './dates'
import { isLocale, type Locale, prefersHour12 } from './locale'

const MAX_TAG_LENGTH = 60
/** Languages whose readers understand one that we speak better than English. */
const NEAR: Record<string, Locale> = { gsw: 'de', bar: 'de', ksh: 'de', lb: 'de', nds: 'de' }

/**
 * A language tag (BCP 47) in its canonical form, of any language.
 *
 * @returns null when it is no language tag
 * @example readLanguageTag('fr-ca') // 'fr-CA'
 */
export function readLanguageTag(text: string): string | null {
  if (text.length > MAX_TAG_LENGTH) return null
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null
  } catch {
    // A RangeError is how Intl says that this is no tag.
    return null
  }
}

/** The language in which somebody is answered who asks for this one. @example nearestLocale('fr-CA') // 'en' */
export function nearestLocale(tag: string): Locale {
  const [language = ''] = tag.toLowerCase().split('-')
  return isLocale(language) ? language : (NEAR[language] ?? 'en')
}

/** How somebody reads dates and times, as their tag tells: the language, and the clock of its region or of its own word (`-u-hc-h12`). */
export function readerOfTag(tag: string): Reader {
  const locale = nearestLocale(tag)
  const clock = /-u-(?:[a-z0-9-]+-)?hc-(h\d\d)/i.exec(tag.slice(0, MAX_TAG_LENGTH))?.[1]?.toLowerCase()
  return { locale, hour12: clock ? clock === 'h12' || clock === 'h11' : prefersHour12(locale, tag) }
}

/**
 * What is remembered of how a visitor reads, so that mails look like the page: the language they asked for, their browser's
 * region, and their clock where that differs from the region's.
 *
 * @example tagOfReader({ locale: 'en', hour12: true }, null, 'en-US,en;q=0.9') // 'en-US'
 */
export function tagOfReader(reader: Reader, asked: string | null, acceptLanguage: string | null): string {
  const preferred = acceptLanguage?.split(',')[0]?.split(';')[0]?.trim()
  const candidates = [asked, preferred].map((text) => (text ? readLanguageTag(text) : null))
  // Where the page had to answer in another language than the nearest one, its own is what the visitor read.
  const tag = candidates.find((one) => one !== null && nearestLocale(one) === reader.locale) ?? reader.locale
  if (readerOfTag(tag).hour12 === reader.hour12) return tag
  return new Intl.Locale(tag, { hourCycle: reader.hour12 ? 'h12' : 'h23' }).toString()
}
