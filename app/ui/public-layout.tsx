import type { LinksFunction } from '@remix-run/node'
import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/locale'
import { LanguageSwitch } from './language-switch'
import { uiMessages } from './messages'
import { SkipLink } from './skip-link'
import publicStyles from './styles/public.css?url'

/** `export const links = publicLinks` in every route that uses PublicLayout. */
export const publicLinks: LinksFunction = () => [{ rel: 'stylesheet', href: publicStyles }]

/**
 * The page an attendee sees: the host's content in the middle, us in one line at the foot.
 *
 * @param width `narrow` for one column of text or a form, `wide` for calendar and times side by side
 */
export function PublicLayout({ width = 'narrow', children }: { width?: 'narrow' | 'wide'; children: ReactNode }) {
  const t = useMessages(uiMessages)
  return (
    <div className="public" data-width={width}>
      <SkipLink />
      <main id="content" className="public-main">
        {children}
      </main>
      <footer className="public-footer">
        {/* A whole new document: this one's policy is narrower than what the desk needs. */}
        <a href="/">{t.poweredBy}</a>
        <LanguageSwitch />
      </footer>
    </div>
  )
}
