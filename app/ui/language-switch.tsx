import { Link, useLocation } from '@remix-run/react'
import { LOCALES, type Locale, useLocale, useMessages } from '~/i18n/locale'
import { useFramed } from './framed'
import { uiMessages } from './messages'
import { shortQuery } from './short-query'

const OWN_NAMES: Record<Locale, string> = { en: 'English', de: 'Deutsch' }

/** Links to this page in the other languages: the query is kept, only `lang` changes. */
export function LanguageSwitch() {
  const t = useMessages(uiMessages)
  const current = useLocale()
  const { pathname, search } = useLocation()
  const framed = useFramed()
  return (
    <nav aria-label={t.language} className="language-switch">
      {LOCALES.filter((locale) => locale !== current).map((locale) => (
        <Link
          key={locale}
          to={{ pathname, search: withLang(search, locale) }}
          hrefLang={locale}
          lang={locale}
          preventScrollReset
          replace={framed}
        >
          {OWN_NAMES[locale]}
        </Link>
      ))}
    </nav>
  )
}

function withLang(search: string, locale: Locale): string {
  const query = new URLSearchParams(shortQuery(new URLSearchParams(search)))
  query.set('lang', locale)
  return `?${query}`
}
