import { type Reader, writesDatesAlike } from './dates'
import { chooseLocale, chosenHour12, INTL_TAG, type Locale, localeOrDefault } from './locale'

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

/** The nearest of our languages. @example nearestLocale('gsw-CH') // 'de' */
export function nearestLocale(tag: string): Locale {
  const [language = ''] = tag.toLowerCase().split('-')
  return localeOrDefault(NEAR[language] ?? language)
}

/** What a request says of its reader; each may be missing. */
interface Asked {
  /** The parameter `lang`: a tag of BCP 47, such as `es-MX`. */
  lang: string | null
  /** The parameter `clock`: 12 or 24. */
  clock?: string | null
  acceptLanguage: string | null | undefined
}

/**
 * How the sender of a request reads, in the language of the page or in the one that is asked for. The region is the one that the link names
 * with this language, else the one of the first entry of Accept-Language, because there a browser names its own. It decides the order of a
 * date, the first day of a week and, unless the link does, the clock.
 */
export function chooseReader({ lang, clock = null, acceptLanguage }: Asked, given?: Locale): Reader {
  const locale = given ?? chooseLocale(lang, acceptLanguage)
  const tag = regionalTag(locale, [lang, firstOf(acceptLanguage)])
  return { locale, tag, hour12: chosenHour12(clock) ?? hour12Of(tag) }
}

/** What a page depends on where nothing is asked for: pages are kept for each value of it. */
export function readerKey(acceptLanguage: string | undefined): string {
  const first = firstOf(acceptLanguage)
  return `${chooseLocale(null, acceptLanguage)} ${first === null ? '' : regionalTag(nearestLocale(first), [first])}`
}

function firstOf(acceptLanguage: string | null | undefined): string | null {
  return acceptLanguage?.split(',')[0]?.split(';')[0]?.trim() || null
}

/**
 * How a reader with this tag reads dates and times: the language, and the clock of the region or of the tag itself
 * (`-u-hc-h12`).
 */
export function readerOfTag(tag: string): Reader {
  const locale = nearestLocale(tag)
  const clock = /-u-(?:[a-z0-9-]+-)?hc-(h\d\d)/i.exec(tag.slice(0, MAX_TAG_LENGTH))?.[1]?.toLowerCase()
  const region = regionalTag(locale, [tag])
  return { locale, tag: region, hour12: clock ? clock === 'h12' || clock === 'h11' : hour12Of(region) }
}

/**
 * The stored locale of a visitor, so that mails look like the page: the requested language, the region of the link or browser, and the
 * clock if it differs from the region's.
 *
 * @example tagOfReader({ locale: 'en', hour12: true }, null, 'en-US,en;q=0.9') // 'en-US'
 */
export function tagOfReader(reader: Reader, asked: string | null, acceptLanguage: string | null): string {
  const candidates = [asked, firstOf(acceptLanguage)].flatMap((text) => {
    const tag = text ? readLanguageTag(text) : null
    // If the page's language differs from the nearest one, the page's counts, because the visitor read it.
    return tag !== null && nearestLocale(tag) === reader.locale ? [tag] : []
  })
  const tag = candidates.find((one) => regionOf(one) !== null) ?? candidates[0] ?? reader.locale
  if (readerOfTag(tag).hour12 === reader.hour12) return tag
  return new Intl.Locale(tag, { hourCycle: reader.hour12 ? 'h12' : 'h23' }).toString()
}

function regionOf(tag: string): string | null {
  return tag.length > MAX_TAG_LENGTH
    ? null
    : (/^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(tag)?.[1]?.toUpperCase() ?? null)
}

// Of every region that exists, and no other, so that nobody can fill it; to compare two takes as long as to write a page.
const regionalTags = new Map<string, string>()

/**
 * The tag that dates are written with: the language with the first region that comes with it, or its usual tag if that region writes dates
 * and times alike, so that pages are not kept once for each region.
 *
 * @example regionalTag('en', ['en-us']) // 'en-US'
 */
function regionalTag(locale: Locale, tags: (string | null)[]): string {
  for (const tag of tags) {
    const region = tag !== null && tag.length <= MAX_TAG_LENGTH && nearestLocale(tag) === locale ? regionOf(tag) : null
    if (region === null || !isLanguageOf(locale, tag ?? '') || !isRegion(region)) continue
    const key = `${locale}-${region}`
    const found = regionalTags.get(key) ?? representativeTag(locale, key)
    regionalTags.set(key, found)
    return found
  }
  return INTL_TAG[locale]
}

/** A language that we do not have becomes the default one, but its region says nothing about that. */
function isLanguageOf(locale: Locale, tag: string): boolean {
  const [language = ''] = tag.toLowerCase().split('-')
  return language === locale || NEAR[language] === locale
}

const REGION_NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function isRegion(region: string): boolean {
  // ZZ stands for an unknown one.
  return region !== 'ZZ' && REGION_NAMES.of(region) !== undefined
}

function representativeTag(locale: Locale, tag: string): string {
  const usual = INTL_TAG[locale]
  const of = (one: string) => `${hour12Of(one)} ${firstWeekday({ locale, tag: one, hour12: false })}`
  return of(tag) === of(usual) && writesDatesAlike(usual, tag) ? usual : tag
}

// To create a formatter takes longer than to send a page that is in memory. The tags are those of `regionalTag`.
const clocks = new Map<string, boolean>()

/** Whether the reader's language and region use 2:30 PM, whatever this reader has chosen. */
export function usesHour12({ locale, tag = INTL_TAG[locale] }: Reader): boolean {
  return hour12Of(tag)
}

function hour12Of(tag: string): boolean {
  let hour12 = clocks.get(tag)
  if (hour12 === undefined) {
    hour12 = new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions().hour12 ?? false
    clocks.set(tag, hour12)
  }
  return hour12
}

/** The day a week begins with: Monday is 1, Sunday 7. On the server alone, because not every browser knows it. */
export function firstWeekday({ locale, tag = INTL_TAG[locale] }: Reader): number {
  return (new Intl.Locale(tag) as WithWeek).getWeekInfo().firstDay
}

/** In Node, and not yet in the types of the language. */
interface WithWeek extends Intl.Locale {
  getWeekInfo(): { firstDay: number }
}
