import { createHash } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '~/http/not-found'
import { limitRequests } from '~/http/require/require-public.server'
import { readSubscribeFeed } from '~/invites/outgoing-feed.server'

/** A host's bookings, for any calendar with the secret address. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const secret = /^([\w-]{43})\.ics$/.exec(params.file ?? '')?.[1]
  const content = secret === undefined ? null : await readSubscribeFeed(context, secret, context.now)
  if (content === null) throw notFound()
  const etag = `"${createHash('sha1').update(content).digest('base64url')}"`
  const headers = {
    ETag: etag,
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
    'Referrer-Policy': 'no-referrer',
  }
  // Proxies that compress make the tag weak.
  const known = request.headers.get('if-none-match')?.replace(/^W\//, '')
  if (known === etag) return new Response(null, { status: 304, headers })
  return new Response(content, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="foyer.ics"',
    },
  })
}
