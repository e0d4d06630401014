import { LOCALES } from '~/i18n/locale'
import { shortQuery } from '~/ui/short-query'
import { heightOf } from './estimate-height'
import { EMBED_KINDS, type EmbedChoice } from './snippets'

export const PREVIEWS = ['light', 'dark', 'narrow'] as const
export type PreviewKind = (typeof PREVIEWS)[number]

/**
 * Reads the choice in the address of `/admin/embed`, or the defaults while nothing was chosen.
 *
 * @param url of the booking page
 */
export function readChoice(
  query: URLSearchParams,
  url: string,
  eventType: Parameters<typeof heightOf>[0],
  usualLabel: string,
): EmbedChoice {
  const hideDetails = query.get('hide') === 'on'
  const color = (query.get('color') ?? '').toLowerCase().replace(/^#/, '')
  const theme = query.get('theme')
  return {
    kind: EMBED_KINDS.find((kind) => kind === query.get('kind')) ?? 'inline',
    url,
    label: (query.get('label') ?? '').trim().slice(0, 60) || usualLabel,
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    language: LOCALES.find((locale) => locale === query.get('language')) ?? 'auto',
    color: /^[0-9a-f]{6}$/.test(color) ? color : '',
    hideDetails,
    // An unticked checkbox sends nothing, so a hidden field says that the form was sent.
    reserveSpace: query.get('reserve') === 'on' || query.get('asked') !== 'reserve',
    space: heightOf(eventType, hideDetails),
  }
}

export function readPreview(query: URLSearchParams): PreviewKind {
  return PREVIEWS.find((kind) => kind === query.get('preview')) ?? 'light'
}

/** The same address with another preview, for links on the page. */
export function previewAddress(query: URLSearchParams, preview: PreviewKind): string {
  const next = new URLSearchParams(shortQuery(query))
  next.set('preview', preview)
  return `?${next}`
}
