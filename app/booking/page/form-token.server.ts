import { IDEMPOTENCY_MS } from '~/booking/changes/idempotency.server'
import type { Keyring } from '~/security/sealed-text.server'
import { newToken } from '~/security/tokens.server'
import { HOUR_MS, SECOND_MS } from '~/time/units'

/** Long enough for a visitor who is interrupted while typing. */
const FORM_TOKEN_MS = 3 * HOUR_MS
const PURPOSE = 'booking-form'

export interface FormPlace {
  hostId: string
  eventTypeId: string
}

/**
 * A signed ticket in the public form (S9), instead of a cookie: it says that we rendered the form, for which event type and when.
 * Its nonce is the idempotency key, which makes a double submit harmless (B4).
 *
 * @param onceMore for a form that came back too soon or with its hidden field filled in, and is shown once more
 */
export function issueFormToken(
  keyring: Keyring,
  place: FormPlace,
  now: number,
  { onceMore = false }: { onceMore?: boolean } = {},
): string {
  const nonce = (onceMore ? ONCE_MORE : '') + newToken()
  const expires = String(now + FORM_TOKEN_MS)
  return [nonce, expires, keyring.sign(signedText(place, nonce, expires), PURPOSE)].join('.')
}

/** The nonce of a form that was sent, as long as its booking is remembered: longer than the form may be sent (B4). */
export function readAttempt(keyring: Keyring, place: FormPlace, token: string, now: number): string | null {
  return readFormToken(keyring, place, token, now - IDEMPOTENCY_MS)
}

/** A form that comes back sooner was not filled in by a person. Our script holds it back for longer (browser/hold-form.ts). */
const SOONEST_MS = SECOND_MS
/** Begins the nonce of a form that was shown once more; not a letter of base64url. */
const ONCE_MORE = '~'

/** Whether a genuine token came back too soon. The form that asks to press once more may come back at once. */
export function isTooSoon(token: string, now: number): boolean {
  const [nonce = '', expires = ''] = token.split('.')
  return !nonce.startsWith(ONCE_MORE) && now < Number(expires) - FORM_TOKEN_MS + SOONEST_MS
}

/** Whether this form has asked to press once more already. */
export function isOnceMore(token: string): boolean {
  return token.startsWith(ONCE_MORE)
}

/** A real token has a third of this length. */
const MAX_TOKEN_LENGTH = 500

/** @returns the nonce, or null when the token is forged, for another form, or too old */
export function readFormToken(keyring: Keyring, place: FormPlace, token: unknown, now: number): string | null {
  if (typeof token !== 'string' || token.length > MAX_TOKEN_LENGTH) return null
  const [nonce = '', expires = '', signature = ''] = token.split('.')
  const genuine = keyring.verify(signedText(place, nonce, expires), PURPOSE, signature)
  return genuine && Number(expires) > now ? nonce : null
}

function signedText({ hostId, eventTypeId }: FormPlace, nonce: string, expires: string): string {
  return JSON.stringify([hostId, eventTypeId, nonce, expires])
}
