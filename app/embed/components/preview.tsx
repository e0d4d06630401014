import { Link, useSearchParams } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useMessages } from '~/i18n/locale'
import { Section } from '~/ui/card'
import { embedMessages } from '../messages'
import { PREVIEWS, type PreviewKind, previewAddress } from '../read-choice'
import { type EmbedChoice, frameUrl } from '../snippets'

/**
 * The real frame on a sample site. If the host has a list of allowed sites, our own admin is not on it; then a link is shown
 * instead.
 */
export function EmbedPreview({ choice, kind, framed }: { choice: EmbedChoice; kind: PreviewKind; framed: boolean }) {
  const t = useMessages(embedMessages).preview
  const [query] = useSearchParams()
  const look = kind === 'dark' ? 'dark' : 'light'
  const { pathname, search } = new URL(frameUrl({ ...choice, theme: choice.theme === 'auto' ? look : choice.theme }))
  const src = pathname + search
  if (!framed)
    return (
      <Section title={t.title} description={t.text}>
        <p>{t.elsewhere}</p>
        <p>
          <a href={src} target="_blank" rel="noreferrer">
            {t.open}
          </a>
        </p>
      </Section>
    )
  return (
    <Section title={t.title} description={t.text}>
      <nav className="tabs" aria-label={t.choice}>
        {PREVIEWS.map((one) => (
          <Link
            key={one}
            to={previewAddress(query, one)}
            aria-current={one === kind ? 'true' : undefined}
            preventScrollReset
            replace
          >
            {t.kinds[one]}
          </Link>
        ))}
      </nav>
      <div className="sample-site" data-theme={look} data-narrow={kind === 'narrow' || undefined}>
        <div className="sample-bar" aria-hidden="true">
          <span>{t.sample.name}</span>
          <span />
        </div>
        <div className="sample-body">
          <div className="sample-heading">{t.sample.heading}</div>
          <p>{t.sample.text}</p>
          <SampleOpener choice={choice} />
          <div className={choice.kind === 'inline' ? undefined : 'sample-window'}>
            <PreviewFrame key={src} src={src} title={t.frame} />
          </div>
        </div>
      </div>
    </Section>
  )
}

/** A picture of the link or button; the page that it opens is shown below. */
function SampleOpener({ choice: { kind, label, color } }: { choice: EmbedChoice }) {
  const t = useMessages(embedMessages).preview.sample
  const badge = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (color) badge.current?.style.setProperty('--badge', `#${color}`)
    else badge.current?.style.removeProperty('--badge')
  }, [color])
  if (kind === 'inline') return null
  return (
    <>
      <span ref={badge} className={kind === 'popup' ? 'sample-link' : 'sample-badge'}>
        {label}
      </span>
      <p className="sample-note">{t.opens}</p>
    </>
  )
}

/** As high as its content, like on a site. Without scripts it scrolls inside. @param src on our own origin */
function PreviewFrame({ src, title }: { src: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    // A policy stays with its document: one that was loaded for another admin page allows no frame.
    const [loaded] = performance.getEntriesByType('navigation')
    if (loaded && new URL(loaded.name).pathname !== location.pathname) return location.reload()
    const element = frame.current
    const fit = () => {
      const body = element?.contentDocument?.body
      if (element && body?.childElementCount)
        element.style.height = `${Math.ceil(body.getBoundingClientRect().height)}px`
    }
    const onMessage = ({ source }: MessageEvent) => void (source === element?.contentWindow && fit())
    addEventListener('message', onMessage)
    element?.addEventListener('load', fit)
    fit()
    return () => {
      removeEventListener('message', onMessage)
      element?.removeEventListener('load', fit)
    }
  }, [])
  return <iframe ref={frame} src={src} title={title} className="embed-frame" />
}
