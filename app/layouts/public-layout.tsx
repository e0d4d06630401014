import type { LinksFunction } from '@remix-run/node'
import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/locale'
import { useFramed } from '~/ui/framed'
import { LanguageSwitch } from '~/ui/language-switch'
import { uiMessages } from '~/ui/messages'
import { SkipLink } from '~/ui/skip-link'
import publicStyles from '~/ui/styles/public.css?url'

/** `export const links = publicLinks` in every route that uses PublicLayout. */
export const publicLinks: LinksFunction = () => [{ rel: 'stylesheet', href: publicStyles }]

/**
 * The page an attendee sees: the host's content in the middle, us in one line at the foot. Inside another site's page it keeps
 * to its content's height and opens what is ours in a tab of its own.
 *
 * @param width `narrow` for one column of text or a form, `wide` for calendar and times side by side
 */
export function PublicLayout({ width = 'narrow', children }: { width?: 'narrow' | 'wide'; children: ReactNode }) {
  const t = useMessages(uiMessages)
  const framed = useFramed()
  return (
    <div className="public" data-width={width}>
      {/* The site around a frame has its own; and a jump would leave an entry in its history. */}
      {!framed && <SkipLink />}
      {/* The site around a frame has a main part of its own: the two need different names. */}
      <main id="content" className="public-main" aria-label={framed ? t.booking : undefined}>
        {children}
      </main>
      <footer className="public-footer">
        {/* A whole new document: this one's policy is narrower than what the desk needs. */}
        <a href="/" {...(framed && { target: '_blank', rel: 'noreferrer' })}>
          {t.poweredBy}
        </a>
        <LanguageSwitch />
      </footer>
    </div>
  )
}
