import type { OutboundProblem } from '~/outbound/call-outbound.server'
import type { NewJob } from '~/outbox/job'
import { HOUR_MS, MINUTE_MS } from '~/time/units'

/** How long after one attempt the next one follows, as Standard Webhooks recommends: the first at once, the eighth the last. */
export const RETRY_DELAYS_MS = [
  5_000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
]
/** Far beyond the last attempt, for a place that was left alone in between. */
const DEADLINE_MS = 7 * 24 * HOUR_MS

interface Place {
  hostId: string
  /** A webhook's or a connector's id. */
  targetId: string
  bookingId: string | null
}

/**
 * The job of a delivery. Its lane keeps the order per booking and place; its queue gives each place room of its own, so that one that
 * is broken delays no other (E7).
 */
export function deliveryJob(deliveryId: string, { hostId, targetId, bookingId }: Place, runAt: number): NewJob {
  return {
    kind: 'delivery',
    payload: { deliveryId },
    hostId,
    ...(bookingId === null ? {} : { bookingId }),
    lane: deliveryLane(targetId, bookingId),
    queue: `delivery:${targetId}`,
    runAt,
    deadlineAt: runAt + DEADLINE_MS,
  }
}

export function deliveryLane(targetId: string, bookingId: string | null): string {
  return `delivery:${targetId}:${bookingId ?? 'host'}`
}

/** What is to be sent, or why it cannot be made. */
export type OutgoingRequest =
  | {
      ok: true
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
      url: string
      headers: Record<string, string>
      body?: string
      /** The same for the log: without secrets and manage link. */
      shown: string
      /** What must not stand in the log although the other side may repeat it. */
      secrets: string[]
    }
  | { ok: false; problem: DeliveryFault }

/** Why an attempt came to nothing, as far as it can be known. The log says it in words. */
export type DeliveryFault =
  | OutboundProblem
  /** An answer that is no 2xx; a redirect too. */
  | 'not_accepted'
  | 'nothing_to_send'
  /** The CRM never named the record that is to be changed. */
  | 'no_record'
  /** The address has a placeholder that this booking leaves empty. */
  | 'value_missing'
  | 'switched_off'

/** Manage links are keys (S15): the log shows where one stood. */
export const HIDDEN_LINK = '(link hidden here)'
/** What makes a manage link one, however an answer that repeats it writes the slashes. */
export function keyOfLink(manageUrl: string): string {
  return manageUrl.split('/').at(-1) ?? manageUrl
}

/** Stands for the value of a header that holds a secret. */
export const HIDDEN_VALUE = '•••'

/** A piece of a path that is plainly a word and no key. */
const A_WORD = /^([a-z]{1,12}|v\d{1,2})$/

/**
 * What the log shows of an address: often its path or query is the key to the other system, so only plain words stay.
 *
 * @example shownAddress('https://hooks.example.com/catch/8Zk1?key=abc') // 'https://hooks.example.com/catch/…?…'
 */
export function shownAddress(url: string): string {
  const { origin, pathname, search } = new URL(url)
  const path = pathname.split('/').map((piece) => (piece === '' || A_WORD.test(piece) ? piece : '…'))
  return `${origin}${path.join('/')}${search === '' ? '' : '?…'}`
}

/** What an answer may repeat of an address, however it writes the host. */
export function secretsOfAddress(url: string): string[] {
  const { pathname, search, searchParams } = new URL(url)
  return [`${pathname}${search}`, pathname, search, ...searchParams.values()].filter((text) => text.length >= 8)
}

/** A request as the log shows it, in the manner of HTTP itself. */
export function showRequest({
  method,
  url,
  headers,
  body,
}: Pick<OutgoingRequest & { ok: true }, 'method' | 'url' | 'headers' | 'body'>): string {
  const lines = [
    `${method} ${shownAddress(url)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return [lines.join('\n'), ...(body === undefined ? [] : [body])].join('\n\n')
}

/** @example withoutSecrets('token abc', ['abc']) // 'token •••' */
export function withoutSecrets(text: string, secrets: string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, () => HIDDEN_VALUE), text)
}
