import { randomBytes } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { clientAddress, networksOf } from '~/limits/client-address.server'
import { asRequestOf } from '~/limits/requester.server'
import type { AppContext, HttpEnv, Services } from './context.server'
import { FORM_TARGET_HEADER } from './form-target'
import { INLINE_SCRIPT_SOURCES } from './inline-hashes.server'
import { maskUrl } from './log.server'
import { type InlineSources, securityHeaders } from './security-headers.server'

/** Gives each request its context, and each response its request id, the headers of S10 and a line in the log. */
export function openRequestContext(services: Services): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const context = requestContext(services, c)
    for (const [name, value] of Object.entries(context)) c.set(name as keyof AppContext, value as never)
    await asRequestOf(networksOf(context.clientAddress), next)
    c.res.headers.set('X-Request-Id', context.requestId)
    const formTarget = c.res.headers.get(FORM_TARGET_HEADER)
    c.res.headers.delete(FORM_TARGET_HEADER)
    const framing = c.get('framing') ?? null
    for (const [name, value] of Object.entries(
      securityHeaders({
        inline: inlineSources(context.nonce, c.get('inlineStyles'), c.get('inlineScripts')),
        env: services.env,
        path: c.req.path,
        framing,
        formTarget,
      }),
    )) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
    // What only the signed-in may see; pages say so themselves, but not every answer of the router does. `hideOperator` does so for its own.
    if (/^\/admin(\/|\.|$)/i.test(c.req.path) && !c.res.headers.has('Cache-Control'))
      c.res.headers.set('Cache-Control', 'private, no-store')
    // To mask an address costs more than the line is worth to nobody.
    if (services.log.isLevelEnabled('debug')) logRequest(services, c, context)
  }
}

function logRequest({ log, clock }: Services, c: Context, { requestId, now }: AppContext): void {
  const { method, path } = c.req
  log.debug({ request: requestId, method, path: maskUrl(path), status: c.res.status, ms: clock() - now }, 'request')
}

/** What may stand in the page itself: whatever has this response's nonce, or on a page for many what has a known hash. */
function inlineSources(nonce: string, styles: string[] | undefined, scripts: string[] | undefined): InlineSources {
  if (styles) return { scripts: scripts ?? INLINE_SCRIPT_SOURCES, styles }
  return { scripts: [`'nonce-${nonce}'`], styles: [`'nonce-${nonce}'`] }
}

function requestContext(services: Services, c: Context): AppContext {
  return {
    ...services,
    requestId: takeRandomBytes(9).toString('base64url'),
    nonce: takeRandomBytes(16).toString('base64'),
    clientAddress: clientAddress(socketAddress(c), c.req.header('x-forwarded-for') ?? null, services.env.TRUST_PROXY),
    now: services.clock(),
  }
}

/** Drawn ahead for some hundred requests: to ask the system for a few bytes costs as much as for thousands. */
let drawn = Buffer.alloc(0)

/** Random bytes that nobody else gets. */
function takeRandomBytes(count: number): Buffer {
  if (drawn.length < count) drawn = randomBytes(4_096)
  const taken = drawn.subarray(0, count)
  drawn = drawn.subarray(count)
  return taken
}

/** Requests made inside a test have no socket. */
function socketAddress(c: Context): string {
  return (c.env as { incoming?: unknown } | undefined)?.incoming
    ? (getConnInfo(c).remote.address ?? 'unknown')
    : 'local'
}
