import type { LinksFunction } from '@remix-run/node'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { LanguageSwitch } from '~/ui/language-switch'
import { SkipLink } from '~/ui/skip-link'
import authStyles from './auth.css?url'
import { Wordmark } from './wordmark'

/** `export const links = authLinks` in every route that uses AuthLayout. */
export const authLinks: LinksFunction = () => [{ rel: 'stylesheet', href: authStyles }]

/**
 * One short form and nothing else: sign-up, sign-in, passwords.
 *
 * @param aside where to go instead ("Already have an account? Sign in")
 */
export function AuthLayout({
  title,
  description,
  aside,
  children,
}: {
  title: string
  description?: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="auth">
      <SkipLink />
      <header className="auth-top">
        <Link to="/" className="wordmark-link">
          <Wordmark />
        </Link>
      </header>
      <main id="content" className="auth-main">
        <h1>{title}</h1>
        {description && <div className="auth-description">{description}</div>}
        {children}
        {aside && <div className="auth-aside">{aside}</div>}
      </main>
      <footer className="page-foot">
        <LanguageSwitch />
      </footer>
    </div>
  )
}
