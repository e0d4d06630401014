import { Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useMessages } from '../i18n/locale'
import { uiMessages } from './messages'
import { Wordmark } from './wordmark'

type Width = 'narrow' | 'medium' | 'wide'

/** The frame of every page that visitors see: content first, us last. */
export function PublicLayout({
  width = 'wide',
  header,
  children,
}: {
  width?: Width
  header?: ReactNode
  children: ReactNode
}) {
  const t = useMessages(uiMessages)
  return (
    <>
      <a className="skip-link" href="#content">
        {t.skip}
      </a>
      {header}
      <main id="content" className={`page page-${width}`} tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <Link to="/">{t.poweredBy}</Link>
        <LanguageLink />
      </footer>
    </>
  )
}

/** The frame of sign-up, sign-in and what belongs to them. */
export function AuthLayout({ title, children }: { title: string; children: ReactNode }) {
  return (
    <PublicLayout
      width="narrow"
      header={
        <header className="site-header">
          <Wordmark />
        </header>
      }
    >
      <div className="stack-l">
        <h1>{title}</h1>
        {children}
      </div>
    </PublicLayout>
  )
}

/** The same page in the other language; the link is written in that language. */
function LanguageLink() {
  const t = useMessages(uiMessages)
  const other = useLocale() === 'en' ? 'de' : 'en'
  const { pathname, search } = useLocation()
  const query = new URLSearchParams(search)
  query.set('lang', other)
  return (
    <a href={`${pathname}?${query}`} lang={other} hrefLang={other}>
      {t.otherLanguage}
    </a>
  )
}
