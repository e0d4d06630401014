import { IDEMPOTENCY_MS } from '~/booking/changes/idempotency.server'
import type { Keyring } from '~/security/sealed-text.server'
import { newToken } from '~/security/tokens.server'
import { HOUR_MS } from '~/time/units'

/** Long enough for a visitor who is interrupted while typing. */
const FORM_TOKEN_MS = 3 * HOUR_MS
const PURPOSE = 'booking-form'

interface FormPlace {
  hostId: string
  eventTypeId: string
}

/**
 * A signed ticket in the public form (S9), instead of a cookie: it says that we rendered the form, for which event type and when.
 * Its nonce is the idempotency key, which makes a double submit harmless (B4).
 */
export function issueFormToken(keyring: Keyring, place: FormPlace, now: number): string {
  const nonce = newToken()
  const expires = String(now + FORM_TOKEN_MS)
  return [nonce, expires, keyring.sign(signedText(place, nonce, expires), PURPOSE)].join('.')
}

/** The nonce of a form that was sent, as long as its booking is remembered: longer than the form may be sent (B4). */
export function readAttempt(keyring: Keyring, place: FormPlace, token: string, now: number): string | null {
  return readFormToken(keyring, place, token, now - IDEMPOTENCY_MS)
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
