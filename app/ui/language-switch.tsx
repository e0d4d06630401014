import { useLocation } from '@remix-run/react'
import { LOCALES, type Locale, languageName, useLocale, useMessages } from '~/i18n/locale'
import { uiMessages } from './messages'
import { shortQuery } from './short-query'

/**
 * Links to this page in the other languages: the query is kept, only `lang` changes. Another language is another document.
 *
 * @param folded in one line that opens: a site reserves the height of a frame before its content is known
 */
export function LanguageSwitch({ folded = false }: { folded?: boolean }) {
  const t = useMessages(uiMessages)
  const current = useLocale()
  const { pathname, search } = useLocation()
  const links = (
    <nav aria-label={t.language} className="language-switch">
      {LOCALES.filter((locale) => locale !== current).map((locale) => (
        <a key={locale} hrefLang={locale} lang={locale} href={pathname + withLang(search, locale)}>
          {languageName(locale)}
        </a>
      ))}
    </nav>
  )
  if (!folded) return links
  return (
    <details className="language-fold">
      <summary>
        <span className="visually-hidden">{t.language}: </span>
        {languageName(current)}
      </summary>
      {links}
    </details>
  )
}

function withLang(search: string, locale: Locale): string {
  const query = new URLSearchParams(shortQuery(new URLSearchParams(search)))
  query.set('lang', locale)
  return `?${query}`
}
