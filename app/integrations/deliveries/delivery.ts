import type { OutboundProblem } from '~/outbound/call-outbound.server'
import type { NewJob } from '~/outbox/job'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '~/time/units'

/** The delays between attempts, as Standard Webhooks recommends: the first is at once, the eighth is the last. */
export const RETRY_DELAYS_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
]
/** Far beyond the last attempt, for a target that was paused in between. */
const DEADLINE_MS = 7 * DAY_MS

interface Place {
  hostId: string
  /** A webhook's or a connector's id. */
  targetId: string
  bookingId: string | null
}

/**
 * The job of a delivery. Its lane keeps the order per booking and target; its queue gives each target separate capacity, so
 * that a broken one delays no other (E7).
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

/** The request to send, or why it cannot be built. */
export type OutgoingRequest =
  | {
      ok: true
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
      url: string
      headers: Record<string, string>
      body?: string
      /** The same for the log: without secrets and manage link. */
      shown: string
      /** Secrets that must not be in the log although the other server may repeat them. */
      secrets: string[]
    }
  | { ok: false; problem: DeliveryFault }

/** Why an attempt failed, as far as it is known. The log describes it. */
export type DeliveryFault =
  | OutboundProblem
  /** A response other than 2xx, redirects included. */
  | 'not_accepted'
  | 'nothing_to_send'
  /** The CRM never returned the id of the record to change. */
  | 'no_record'
  /** The address has a placeholder that this booking leaves empty. */
  | 'value_missing'
  | 'switched_off'

/** Manage links are secrets (S15): the log shows only where one was. */
export const HIDDEN_LINK = '(link hidden here)'
/** Recognises a manage link, even if a response that repeats it escapes the slashes. */
export function keyOfLink(manageUrl: string): string {
  return manageUrl.split('/').at(-1) ?? manageUrl
}

/** Replaces the value of a header with a secret. */
export const HIDDEN_VALUE = '•••'

/** A path segment that is clearly a word and not a key. */
const A_WORD = /^([a-z]{1,12}|v\d{1,2})$/

/**
 * An address as the log shows it. Its path or query is often a key to the other system, so only plain words stay.
 *
 * @example shownAddress('https://hooks.example.com/catch/8Zk1?key=abc') // 'https://hooks.example.com/catch/…?…'
 */
export function shownAddress(url: string): string {
  return maskedAddress(url, () => '…')
}

/**
 * The same for its host, who may have several on one server: of a long key its last letters stay.
 *
 * @example addressForOwner('https://hooks.example.com/catch/8Zk1mQ0x7Lp2?key=abc') // 'https://hooks.example.com/catch/…Lp2?…'
 */
export function addressForOwner(url: string): string {
  return maskedAddress(url, (piece) => (piece.length >= MIN_KEY_LENGTH ? `…${piece.slice(-3)}` : '…'))
}

/** A shorter one could be guessed from its end. */
const MIN_KEY_LENGTH = 12

function maskedAddress(url: string, masked: (piece: string) => string): string {
  const { origin, pathname, search } = new URL(url)
  const path = pathname.split('/').map((piece) => (piece === '' || A_WORD.test(piece) ? piece : masked(piece)))
  return `${origin}${path.join('/')}${search === '' ? '' : '?…'}`
}

/** The parts of an address that a response may repeat, for any spelling of the host. */
export function secretsOfAddress(url: string): string[] {
  const { pathname, search, searchParams } = new URL(url)
  return [`${pathname}${search}`, pathname, search, ...searchParams.values()].filter((text) => text.length >= 8)
}

/** A request as the log shows it, in the format of HTTP. */
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
