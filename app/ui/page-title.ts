import { chooseLocale, isLocale, type Locale } from '~/i18n/locale'

const PRODUCT = 'Foyer'
const NO_INDEX = { name: 'robots', content: 'noindex' } as const

interface PageFacts<D> {
  data: D | undefined
  matches: readonly ({ data?: unknown } | undefined)[]
}

/**
 * A document's title, which names the page first: it is read aloud before everything else, and cut off at its end in a list of tabs.
 *
 * @example pageTitle('Bookings') // 'Bookings · Foyer'
 */
export function pageTitle(...names: (string | undefined)[]): string {
  const known = names.filter(Boolean)
  return (known.length > 1 ? known : [...known, PRODUCT]).join(' · ')
}

/**
 * The `meta` of a page of a host's own, or of an account: its title in the reader's language, kept from search engines.
 *
 * @param name what the page is called; not asked where its data could not be loaded
 */
export function privatePage<M, D = unknown>(words: Record<Locale, M>, name: (t: M, data: D) => string) {
  return ({ data, matches }: PageFacts<D>) => [
    { title: data === undefined ? PRODUCT : pageTitle(name(words[pageLocaleOf(matches)], data)) },
    NO_INDEX,
  ]
}

/** The `meta` of a public page that says nothing of anybody: search engines may know it. */
export function openPage<M, D = unknown>(words: Record<Locale, M>, name: (t: M, data: D) => string) {
  return ({ data, matches }: PageFacts<D>) => [
    { title: data === undefined ? PRODUCT : pageTitle(name(words[pageLocaleOf(matches)], data)) },
  ]
}

/** The language of the page, as the document's own is chosen: the innermost loader's word, else the root's. */
export function pageLocaleOf(matches: PageFacts<unknown>['matches']): Locale {
  const said = matches.map((match) => match?.data as { reader?: { locale?: unknown }; locale?: unknown } | undefined)
  const own = said.findLast((data) => isLocale(data?.reader?.locale))?.reader?.locale
  const locale = own ?? said[0]?.locale
  return isLocale(locale) ? locale : chooseLocale(null, null)
}
