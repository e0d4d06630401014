import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/locale'
import { useFramed } from '~/ui/framed'
import { LanguageSwitch } from '~/ui/language-switch'
import { uiMessages } from '~/ui/messages'
import { SkipLink } from '~/ui/skip-link'

/**
 * The page an attendee sees: the host's content, and one line about Foyer at the bottom. In a frame it is as high as its
 * content and opens Foyer's own pages in a new tab.
 *
 * @param width `narrow` for one column of text or a form, `wide` for calendar and times side by side
 * @param view where one address has several pages: which one, so that a step to it is an arrival
 */
export function PublicLayout({
  width = 'narrow',
  view,
  children,
}: {
  width?: 'narrow' | 'wide'
  view?: string
  children: ReactNode
}) {
  const t = useMessages(uiMessages)
  const framed = useFramed()
  return (
    <div className="public" data-width={width}>
      {/* The site around a frame has its own skip link; and a jump would add an entry to its history. */}
      {!framed && <SkipLink />}
      {/* The site around a frame has a main part of its own: the two need different names. */}
      <main id="content" className="public-main" data-view={view} aria-label={framed ? t.booking : undefined}>
        {children}
      </main>
      <footer className="public-footer">
        {/* A full document load: this document's policy is narrower than the admin needs. */}
        <a href="/" {...(framed && { target: '_blank', rel: 'noreferrer' })}>
          {t.poweredBy}
        </a>
        <LanguageSwitch folded={framed} />
      </footer>
    </div>
  )
}
