import { createChallenge, extractParams, verifySolution } from 'altcha-lib'
import type { Challenge } from 'altcha-lib/types'
import { z } from 'zod'
import type { SolvedChallenge } from '~/booking/changes/booking-request'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken } from '~/security/tokens.server'
import { MINUTE_MS, SECOND_MS } from '~/time/units'

/** Long enough for a form that is filled in slowly; a later one gets another challenge. */
const CHALLENGE_MS = 20 * MINUTE_MS
/** On average half as many digests: about half a second of a laptop, and one to two of a phone. */
const MAX_NUMBER = 50_000
/** A solution has a third of this length. */
const MAX_SOLUTION = 1_500

interface FormOfChallenge {
  hostId: string
  eventTypeId: string
  /** Of the form's token. */
  nonce: string
}

/** A challenge of ALTCHA (version 1, SHA-256) for one form of one host. https://altcha.org/docs/v1/proof-of-work/ */
export async function issueChallenge(keyring: Keyring, form: FormOfChallenge, now: number): Promise<Challenge> {
  return createChallenge({
    hmacKey: hmacKey(keyring),
    maxnumber: MAX_NUMBER,
    expires: new Date(now + CHALLENGE_MS),
    params: { form: digestOf(form) },
  })
}

const Solution = z.strictObject({
  algorithm: z.literal('SHA-256'),
  challenge: z.string().max(100),
  number: z.int().min(0).max(MAX_NUMBER),
  salt: z.string().max(300),
  signature: z.string().max(100),
  took: z.number().optional(),
})

/**
 * Reads what the browser has sent as its solution.
 *
 * @param sent JSON in base64, as ALTCHA's widget sends it
 * @returns null if it is missing, wrong, expired or for another form; whether it was used before is known when it is spent
 */
export async function readSolution(
  keyring: Keyring,
  form: FormOfChallenge,
  sent: unknown,
  now: number,
): Promise<SolvedChallenge | null> {
  if (typeof sent !== 'string' || sent === '' || sent.length > MAX_SOLUTION) return null
  const solution = Solution.safeParse(jsonOf(Buffer.from(sent, 'base64').toString()))
  if (!solution.success) return null
  const { took: _took, ...payload } = solution.data
  const { form: of, expires } = extractParams(payload)
  const endsAt = Number(expires) * SECOND_MS
  if (of !== digestOf(form) || !(endsAt > now)) return null
  // The library would compare the end with the machine's clock.
  return (await verifySolution(payload, hmacKey(keyring), false)) ? { key: payload.challenge, endsAt } : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function digestOf({ hostId, eventTypeId, nonce }: FormOfChallenge): string {
  return hashToken(JSON.stringify([hostId, eventTypeId, nonce]))
}

/** Of the first secret alone: for some minutes after a new one is put before it, forms get another challenge. */
function hmacKey(keyring: Keyring): string {
  return keyring.sign('key of challenges', 'proof of work')
}
