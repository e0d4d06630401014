import { createContext, useContext } from 'react'
import type { Reader } from './dates'

interface Language {
  name: string
  tag: string
  /**
   * Between weekday and day, instead of what `Intl` has there: in English it differs between releases, and the outside contract has no comma.
   */
  beforeDay?: string
  /** Left to right unless given. Not from `Intl`, because not every browser knows it. */
  direction?: 'rtl'
  /** Whether its readers use both clocks, so that they are offered the other one wherever they are. */
  bothClocks?: true
}

/**
 * The languages with complete translations, each with its own name and the tag that `Intl` formats with: English with the day before the
 * month, because 03/05 means two dates.
 */
const LANGUAGES = {
  en: { name: 'English', tag: 'en-GB', beforeDay: ' ', bothClocks: true },
  de: { name: 'Deutsch', tag: 'de-DE' },
  es: { name: 'Español', tag: 'es-ES' },
  fr: { name: 'Français', tag: 'fr-FR' },
  it: { name: 'Italiano', tag: 'it-IT' },
  nl: { name: 'Nederlands', tag: 'nl-NL' },
  pl: { name: 'Polski', tag: 'pl-PL' },
  pt: { name: 'Português', tag: 'pt-BR' },
  ar: { name: 'العربية', tag: 'ar', direction: 'rtl' },
} as const satisfies Record<string, Language>

export type Locale = keyof typeof LANGUAGES

/** The first one is the default. */
export const LOCALES = Object.keys(LANGUAGES) as [Locale, ...Locale[]]

export const INTL_TAG = byLocale((locale): string => LANGUAGES[locale].tag)

/** What stands between weekday and day, if `Intl` does not decide that. */
export const BEFORE_DAY = byLocale((locale) => (LANGUAGES[locale] as Language).beforeDay)

/** In which direction a language is written, as `dir` has it. */
export const DIRECTION = byLocale((locale) => (LANGUAGES[locale] as Language).direction ?? 'ltr')

export const BOTH_CLOCKS = byLocale((locale) => (LANGUAGES[locale] as Language).bothClocks ?? false)

/** A language in itself, as readers who speak it look for it. @example languageName('de') // 'Deutsch' */
export function languageName(locale: Locale): string {
  return LANGUAGES[locale].name
}

/** Something for each language. */
export function byLocale<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, make(locale)])) as Record<Locale, T>
}

export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale)
}

/** The language for a stored or written value. A language that we do not have becomes the default. */
export function localeOrDefault(value: unknown): Locale {
  return isLocale(value) ? value : LOCALES[0]
}

/**
 * The language of a response: an explicit choice (`lang`), else the best match of an Accept-Language header, else the default.
 *
 * @example chooseLocale(null, 'sv-FI, de;q=0.8, en;q=0.5') // 'de'
 */
export function chooseLocale(chosen: string | null | undefined, acceptLanguage: string | null | undefined): Locale {
  const explicit = chosen?.toLowerCase().split('-')[0]
  if (isLocale(explicit)) return explicit
  if (!acceptLanguage) return LOCALES[0]
  let preferred = preferredLocales.get(acceptLanguage)
  if (!preferred) {
    if (preferredLocales.size >= MAX_PREFERRED) preferredLocales.clear()
    preferred = preferredLocale(acceptLanguage)
    preferredLocales.set(acceptLanguage, preferred)
  }
  return preferred
}

// A page asks several times, and most browsers send one of a few hundred headers.
const preferredLocales = new Map<string, Locale>()
const MAX_PREFERRED = 500

function preferredLocale(acceptLanguage: string): Locale {
  const preferences = acceptLanguage
    .split(',')
    .slice(0, 20)
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';')
      const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean)
      return { language: tag.toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return localeOrDefault(preferences.map(({ language }) => language).find(isLocale))
}

/** The reader's choice by `clock=12` or `clock=24`; null without one. */
export function chosenHour12(clock: string | null): boolean | null {
  return clock === '12' || clock === '24' ? clock === '12' : null
}

const ReaderContext = createContext<Reader>({ locale: 'en', hour12: false })
/** Set once, in the root route, from the server's choice: server and browser must render the same. */
export const ReaderProvider = ReaderContext.Provider

export function useReader(): Reader {
  return useContext(ReaderContext)
}

export function useLocale(): Locale {
  return useReader().locale
}

/** The messages in the reader's language: `const t = useMessages(bookingMessages)`. */
export function useMessages<M>(messages: Record<Locale, M>): M {
  return messages[useLocale()]
}
