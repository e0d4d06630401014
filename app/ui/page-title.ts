import { isLocale, type Locale, localeOrDefault } from '~/i18n/locale'

const PRODUCT = 'Foyer'
const NO_INDEX = { name: 'robots', content: 'noindex' } as const

interface PageFacts<D> {
  data: D | undefined
  matches: readonly ({ data?: unknown } | undefined)[]
}

/**
 * A document's title. It names the page first, because it is read aloud before everything else and cut off at its end in tabs.
 *
 * @example pageTitle('Bookings') // 'Bookings · Foyer'
 */
export function pageTitle(...names: (string | undefined)[]): string {
  const known = names.filter(Boolean)
  return (known.length > 1 ? known : [...known, PRODUCT]).join(' · ')
}

/**
 * The `meta` of an admin or account page: its title in the reader's language, hidden from search engines.
 *
 * @param name what the page is called; not called if its data could not be loaded
 */
export function privatePage<M, D = unknown>(words: Record<Locale, M>, name: (t: M, data: D) => string) {
  return ({ data, matches }: PageFacts<D>) => [
    { title: data === undefined ? PRODUCT : pageTitle(name(words[pageLocaleOf(matches)], data)) },
    NO_INDEX,
  ]
}

/** The `meta` of a public page without personal data: search engines may index it. */
export function openPage<M, D = unknown>(words: Record<Locale, M>, name: (t: M, data: D) => string) {
  return ({ data, matches }: PageFacts<D>) => [
    { title: data === undefined ? PRODUCT : pageTitle(name(words[pageLocaleOf(matches)], data)) },
  ]
}

/** The language of the page, chosen like the document's: the innermost loader's, else the root's. */
export function pageLocaleOf(matches: PageFacts<unknown>['matches']): Locale {
  const said = matches.map((match) => match?.data as { reader?: { locale?: unknown } } | undefined)
  return localeOrDefault(said.findLast((data) => isLocale(data?.reader?.locale))?.reader?.locale)
}
