import type { ServerBuild } from '@remix-run/node'
import type { Handler } from 'hono'
import { networkOf } from '../limits/client-address.server'
import type { HttpEnv, Services } from './context.server'
import { maskUrl } from './log.server'
import { hasAllowedOrigin } from './origin-check.server'
import { pageHandlerOf } from './page-handler.server'
import { parseForm } from './read-form-data.server'

const PAGE_METHODS = ['GET', 'HEAD', 'POST']

/**
 * Passes requests for pages and forms to Remix, and refuses the rest with a sentence: other methods (405), addresses that
 * cannot be read (404), forms of other sites (403, S9), bodies that no form sends (415) or that our form reader refuses (400,
 * S21).
 */
export function servePages(services: Services, pages: () => Promise<ServerBuild>): Handler<HttpEnv> {
  return async (c) => {
    if (!PAGE_METHODS.includes(c.req.method))
      return c.text('Pages are read, and forms are posted: this address knows nothing else.', 405, {
        Allow: PAGE_METHODS.join(', '),
      })
    // Remix finds no page there either, but would write an error outside our log for each request.
    if (!isReadable(c.req.raw.url))
      return c.text('There is no such page: the address is not written as addresses are.', 404)
    const framed = (c.get('framing') ?? null) !== null
    if (!hasAllowedOrigin(c.req.raw, services.env.APP_URL, framed)) {
      services.log.warn({ request: c.var.requestId, path: maskUrl(c.req.path) }, 'refused: foreign origin')
      return c.text('This form was sent from another site. Open the page again and send it from there.', 403)
    }
    if (c.req.method === 'POST' && !isForm(c.req.header('content-type')))
      return c.text('Send what a form sends: this address takes nothing else.', 415)
    const request = asGet(without(framed ? ['origin', 'cookie'] : ['origin'], c.req.raw))
    if (c.req.method !== 'POST') return pageHandlerOf(await pages(), c.req.path)(request, c.var)
    const form = await formOf(request)
    if (form === null)
      return c.text('This form holds what no form of ours sends. Open the page again and send it from there.', 400)
    const answer = async () => pageHandlerOf(await pages(), c.req.path)(new Request(request, { body: form }), c.var)
    // As reads do, and only now that the body is here: a slow sender holds no turn.
    return services.env.RATE_LIMIT ? services.turns.take(networkOf(c.var.clientAddress), answer) : answer()
  }
}

/** The bytes of a form that our form reader accepts. @returns null for any other body, also for one that was cut off */
async function formOf(request: Request): Promise<ArrayBuffer | null> {
  const body = await request.arrayBuffer().catch(() => null)
  if (body === null) return null
  const { ok } = await parseForm(body, request.headers.get('content-type'))
  return ok ? body : null
}

/**
 * Remix compares Origin with Host once more and throws, a 500, at `Origin: null`, which our token pages and sandboxed frames
 * send on purpose, and behind proxies that rewrite Host. Our own check has just decided, by APP_URL. A frame address never gets
 * the session cookie.
 */
function without(names: string[], request: Request): Request {
  if (!names.some((name) => request.headers.has(name))) return request
  const headers = new Headers(request.headers)
  for (const name of names) headers.delete(name)
  return new Request(request, { headers })
}

/** Remix would empty the response to HEAD before its headers are complete; Hono does it at the end. */
function asGet(request: Request): Request {
  return request.method === 'HEAD' ? new Request(request, { method: 'GET' }) : request
}

function isReadable(url: string): boolean {
  try {
    return decodeURI(new URL(url).pathname) !== ''
  } catch {
    return false
  }
}

/** Content types that our form reader accepts. A POST may also have no body, such as a sign-out. */
function isForm(contentType: string | undefined): boolean {
  return (
    contentType === undefined || /^(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i.test(contentType)
  )
}
