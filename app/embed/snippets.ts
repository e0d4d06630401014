import type { Locale } from '~/i18n/locale'

export const EMBED_KINDS = ['inline', 'popup', 'badge'] as const
export type EmbedKind = (typeof EMBED_KINDS)[number]

export interface EmbedChoice {
  kind: EmbedKind
  /** Of the booking page, without query. */
  url: string
  /** The text of the link or the badge. */
  label: string
  theme: 'auto' | 'light' | 'dark'
  language: 'auto' | Locale
  /** Hex without `#`, or empty for the host's own colour. */
  color: string
  hideDetails: boolean
  /** Whether to include a style that reserves the height of a page until the script is loaded. */
  reserveSpace: boolean
  /** The largest height of the page before the first click, in rem. */
  space: number
}

export const SNIPPETS = ['html', 'react', 'wordpress', 'iframe', 'link'] as const
export type SnippetName = (typeof SNIPPETS)[number]

/**
 * Before the script has run, only the site's own style can reserve the page's height. 52rem are enough for a page without
 * description or durations; other pages have their height at their element.
 */
const DEFAULT_HEIGHT = 52
const RESERVE_SPACE_STYLE = `foyer-booking:not(:defined){display:block;min-height:var(--foyer-reserve,${DEFAULT_HEIGHT}rem)}`

/**
 * The snippets that a site owner copies.
 *
 * @param appUrl our own origin
 */
export function snippetOf(name: SnippetName, choice: EmbedChoice, appUrl: string): string {
  const script = `<script async src="${appUrl}/embed.js"></script>`
  const reserveSpace = choice.kind === 'inline' && choice.reserveSpace
  const style = reserveSpace ? `\n<style>${RESERVE_SPACE_STYLE}</style>` : ''
  const ownHeight = reserveSpace && choice.space !== DEFAULT_HEIGHT
  const heightAttribute = ownHeight ? [`style="--foyer-reserve:${choice.space}rem"`] : []
  switch (name) {
    case 'html':
      return `${script}${style}\n${elementOf(choice, heightAttribute)}`
    case 'wordpress':
      return `<!-- wp:html -->\n${script}${style}\n${elementOf(choice, heightAttribute)}\n<!-- /wp:html -->`
    case 'react': {
      const element = elementOf(choice, ownHeight ? [`style={{ '--foyer-reserve': '${choice.space}rem' }}`] : [])
      return [
        `import { useEffect } from 'react'`,
        '',
        'export function Booking() {',
        '  useEffect(() => {',
        `    import(/* webpackIgnore: true */ /* @vite-ignore */ '${appUrl}/embed.mjs')`,
        '  }, [])',
        ...(reserveSpace
          ? [
              '  return (',
              '    <>',
              `      <style>{'${RESERVE_SPACE_STYLE}'}</style>`,
              `      ${element}`,
              '    </>',
              '  )',
            ]
          : [`  return ${element}`]),
        '}',
      ].join('\n')
    }
    case 'iframe':
      return `<iframe src="${frameUrl(choice)}" title="${attribute(choice.label)}" style="border:0;width:100%;height:${choice.space}rem"></iframe>`
    case 'link':
      return `<a href="${attribute(choice.url)}">${text(choice.label)}</a>`
  }
}

/** The page as a frame shows it, in the chosen look. */
export function frameUrl({ url, theme, language, color, hideDetails }: EmbedChoice): string {
  const query = new URLSearchParams({
    ...(language !== 'auto' && { lang: language }),
    ...(theme !== 'auto' && { theme }),
    ...(color && { primary_color: color }),
    ...(hideDetails && { hide_event_type_details: '1' }),
  })
  return `${url}/embed${query.size > 0 ? `?${query}` : ''}`
}

function elementOf({ kind, url, label, theme, language, color, hideDetails }: EmbedChoice, more: string[]): string {
  const look = [
    ...(language === 'auto' ? [] : [`lang="${language}"`]),
    ...(theme === 'auto' ? [] : [`theme="${theme}"`]),
    ...(color ? [`primary-color="${color}"`] : []),
    ...(hideDetails ? ['hide-event-type-details="1"'] : []),
  ]
  const href = `href="${attribute(url)}"`
  switch (kind) {
    case 'inline':
      return `<foyer-booking ${[href, ...look, ...more].join(' ')}><a ${href}>${text(label)}</a></foyer-booking>`
    case 'popup':
      return `<a ${[href, 'data-foyer-popup', ...look.map((name) => `data-${name}`)].join(' ')}>${text(label)}</a>`
    case 'badge':
      return `<foyer-badge ${[href, `label="${attribute(label)}"`, 'position="bottom-right"', ...look].join(' ')}></foyer-badge>`
  }
}

function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;')
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
