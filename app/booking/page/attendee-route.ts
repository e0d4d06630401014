import type { Locale } from '~/i18n/locale'
import { pageLocaleOf, pageTitle } from '~/ui/page-title'

/**
 * The `meta` of a page about one booking: what the page is, then which meeting.
 *
 * @param name what the page is called
 */
export function attendeeMeta<D extends { booking: { title: string; host: { name: string } } }, M>(
  words: Record<Locale, M>,
  name: (t: M, data: D) => string,
) {
  return ({ data, matches }: { data: D | undefined; matches: Parameters<typeof pageLocaleOf>[0] }) => [
    {
      title: data
        ? pageTitle(name(words[pageLocaleOf(matches)], data), data.booking.title, data.booking.host.name)
        : 'Foyer',
    },
    { name: 'robots', content: 'noindex' },
  ]
}

/** The `meta` of a page that a link in a mail opens: what the page is, then whose mail it was. */
export function mailboxMeta(words: Record<Locale, { title: string }>) {
  return ({ data, matches }: { data: { host: string } | undefined; matches: Parameters<typeof pageLocaleOf>[0] }) => [
    { title: data ? pageTitle(words[pageLocaleOf(matches)].title, data.host) : 'Foyer' },
    { name: 'robots', content: 'noindex' },
  ]
}

/** The content is for the attendee only and may change at any moment. */
export const headers = () => ({ 'Cache-Control': 'private, no-store' })
