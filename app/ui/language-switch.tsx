import { Link, useLocation } from '@remix-run/react'
import { LOCALES, type Locale, useLocale, useMessages } from '~/i18n/locale'
import { useFramed } from './framed'
import { uiMessages } from './messages'
import { shortQuery } from './short-query'

const OWN_NAMES: Record<Locale, string> = { en: 'English', de: 'Deutsch' }

/**
 * Links to this page in the other languages: the query is kept, only `lang` changes.
 *
 * @param plain where no router is in the browser
 */
export function LanguageSwitch({ plain = false }: { plain?: boolean }) {
  const t = useMessages(uiMessages)
  const current = useLocale()
  const { pathname, search } = useLocation()
  const framed = useFramed()
  return (
    <nav aria-label={t.language} className="language-switch">
      {LOCALES.filter((locale) => locale !== current).map((locale) => {
        const to = { pathname, search: withLang(search, locale) }
        const said = { hrefLang: locale, lang: locale, children: OWN_NAMES[locale] }
        if (plain) return <a key={locale} {...said} href={to.pathname + to.search} />
        return <Link key={locale} {...said} to={to} preventScrollReset replace={framed} />
      })}
    </nav>
  )
}

function withLang(search: string, locale: Locale): string {
  const query = new URLSearchParams(shortQuery(new URLSearchParams(search)))
  query.set('lang', locale)
  return `?${query}`
}
