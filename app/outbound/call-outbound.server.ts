import { isIP, type LookupFunction } from 'node:net'
import type { Elapsed } from '~/time/clock'
import { SECOND_MS } from '~/time/units'
import { checkOutboundUrl, type OutboundRules } from './check-outbound-url.server'
import { callHttp, type HttpProblem, type HttpResponse } from './http.server'

const USUAL_TIMEOUT_MS = 5 * SECOND_MS
const DEFAULT_MAX_BYTES = 1024 * 1024

interface OutboundCall extends OutboundRules {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'PROPFIND' | 'REPORT'
  url: string
  headers?: Record<string, string>
  body?: string
  /** For everything: looking up the address, connecting, the whole response. */
  timeoutMs?: number
  maxBytes?: number
  elapsed: Elapsed
}

/** `refused`: the address may not be called, or no longer. The reason reveals nothing about the network behind it. */
export type OutboundProblem = 'refused' | HttpProblem

export type OutboundResult =
  | { ok: true; response: HttpResponse }
  /** @property sent whether the other server may have received it all the same */
  | { ok: false; reason: OutboundProblem; sent: boolean }

/**
 * Calls an address that a user gave, by the rules of S13: checked now; connected to exactly the checked addresses, so that a
 * name cannot resolve to another one in between; TLS verified against the name; no redirect followed; limited in time and size.
 * Any status is a result, also a redirect. Never throws.
 */
export async function callOutbound({
  method,
  url,
  headers = {},
  body,
  timeoutMs = USUAL_TIMEOUT_MS,
  maxBytes = DEFAULT_MAX_BYTES,
  elapsed,
  ...rules
}: OutboundCall): Promise<OutboundResult> {
  const startedAt = elapsed()
  const checked = await inTime(checkOutboundUrl(url, rules), timeoutMs)
  if (checked === 'too_slow') return { ok: false, reason: 'too_slow', sent: false }
  if (!checked.ok) return { ok: false, reason: 'refused', sent: false }

  const leftMs = Math.max(1, timeoutMs - (elapsed() - startedAt))
  const result = await callHttp(
    {
      method,
      url: checked.url.href,
      headers: { 'User-Agent': 'Foyer', ...headers },
      ...(body === undefined ? {} : { body }),
    },
    { connectMs: leftMs, totalMs: leftMs, maxBytes, connection: { lookup: resolveTo(checked.addresses) } },
  )
  return result.received
    ? { ok: true, response: result.response }
    : { ok: false, reason: result.problem, sent: result.sent }
}

/** A resolver with one fixed result. */
function resolveTo(addresses: string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_name, options, callback) => {
    const [first] = known
    if (options.all) callback(null, known)
    else callback(null, first?.address ?? '', first?.family)
  }
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T | 'too_slow'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'too_slow'>((resolve) => {
    timer = setTimeout(() => resolve('too_slow'), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
