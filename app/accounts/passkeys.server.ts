import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Dialect } from '#db/dialect'
import {
  findPasskeyByCredential,
  findPasskeysOfHost,
  insertPasskey,
  insertPasskeyChallenge,
  markPasskeyUsed,
  type PasskeyRow,
  takePasskeyChallenge,
} from '#db/queries/passkeys'
import type { DB } from '#db/schema'
import type { PasskeyChallengesTable } from '#db/tables/accounts'
import { withHostLocked } from '#db/with-host-locked'
import type { Device } from '~/i18n/devices'
import { visibleLine } from '~/security/plain-text'
import { hashToken, newId } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'
import type { Host } from './host'
import { recordSecurityAct } from './record-security-act.server'

const CHALLENGE_MS = 10 * MINUTE_MS
const MAX_PASSKEYS = 20
/** Ed25519, ES256 and RS256: what authenticators have. */
const ALGORITHMS = [-8, -7, -257]
/** With keys of 4096 bits and an attestation, an answer has about 6 kB. */
const MAX_ANSWER_LENGTH = 20_000

export const passkeyName = visibleLine(60).min(1)

export type PasskeyPurpose = PasskeyChallengesTable['purpose']

/** Whose answer a challenge takes: the hash of a session, of a pending sign-in or of a browser's cookie. */
interface Asked {
  purpose: PasskeyPurpose
  asker: string
}

interface Tools {
  db: Kysely<DB>
  appUrl: string
}

/** What the browser of a signed-in host needs to make a passkey. */
export async function passkeyToMake({ db, appUrl }: Tools, host: Host, asker: string, now: number) {
  const known = await findPasskeysOfHost(db, host.id)
  const options = await generateRegistrationOptions({
    rpName: 'Foyer',
    rpID: new URL(appUrl).hostname,
    userName: host.email,
    userDisplayName: host.name,
    userID: new TextEncoder().encode(host.id),
    attestationType: 'none',
    excludeCredentials: known.map(({ credential_id, transports }) => ({
      id: credential_id,
      transports: JSON.parse(transports) as string[],
    })),
    // Found by the authenticator without a name typed, and only for whoever unlocks it.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: CHALLENGE_MS,
  })
  await keepChallenge(db, options.challenge, { purpose: 'register', asker }, now)
  return options
}

/** What a browser needs to use a passkey. @param hostId null: of whichever host the person chooses */
export async function passkeyToUse({ db, appUrl }: Tools, hostId: string | null, asked: Asked, now: number) {
  const known = hostId === null ? [] : await findPasskeysOfHost(db, hostId)
  const options = await generateAuthenticationOptions({
    rpID: new URL(appUrl).hostname,
    userVerification: 'required',
    allowCredentials: known.map(({ credential_id, transports }) => ({
      id: credential_id,
      transports: JSON.parse(transports) as string[],
    })),
    timeout: CHALLENGE_MS,
  })
  await keepChallenge(db, options.challenge, asked, now)
  return options
}

export type AddPasskeyResult = { ok: true } | { ok: false; reason: 'invalid' | 'too_many' | 'known'; detail?: string }

/** Adds the passkey that the browser has just made for the signed-in host. */
export async function addPasskey(
  { db, dialect, appUrl }: Tools & { dialect: Dialect },
  hostId: string,
  { answer, name, asker, device }: { answer: string; name: string; asker: string; device: Device },
  now: number,
): Promise<AddPasskeyResult> {
  const verified = await verifying(async () =>
    verifyRegistrationResponse({
      response: readAnswer(answer) as unknown as RegistrationResponseJSON,
      expectedChallenge: (challenge) => takeChallenge(db, challenge, { purpose: 'register', asker }, now),
      ...expectedFrom(appUrl),
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  )
  if (!verified.ok) return verified
  if (!verified.value.verified) return { ok: false, reason: 'invalid', detail: 'not verified' }
  const { credential } = verified.value.registrationInfo
  return withHostLocked({ db, dialect }, hostId, async (tx): Promise<AddPasskeyResult> => {
    if ((await findPasskeysOfHost(tx, hostId)).length >= MAX_PASSKEYS) return { ok: false, reason: 'too_many' }
    if (await findPasskeyByCredential(tx, credential.id)) return { ok: false, reason: 'known' }
    await insertPasskey(tx, {
      id: newId('pky'),
      credential_id: credential.id,
      host_id: hostId,
      name,
      public_key: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: JSON.stringify(credential.transports ?? []),
      created_at: now,
      last_used_at: null,
    })
    await recordSecurityAct(tx, { hostId, act: 'passkey_added', device, subject: name }, now)
    return { ok: true }
  })
}

export type UsePasskeyResult =
  | { ok: true; hostId: string }
  | { ok: false; reason: 'invalid' | 'unknown'; hostId: string | null; detail?: string }

/**
 * Checks the answer of a passkey, whose holder has unlocked it. The challenge works once, for the one who asked.
 *
 * @param hostId whose passkey it must be; null: whoever it belongs to
 */
export async function checkPasskey(
  { db, appUrl }: Tools,
  { answer, hostId, ...asked }: Asked & { answer: string; hostId: string | null },
  now: number,
): Promise<UsePasskeyResult> {
  const response = readAnswer(answer)
  const row = response && (await findPasskeyByCredential(db, response.id))
  if (!response || !row || (hostId !== null && row.host_id !== hostId))
    return { ok: false, reason: response ? 'unknown' : 'invalid', hostId: null }
  const verified = await verifying(async () =>
    verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: (challenge) => takeChallenge(db, challenge, asked, now),
      ...expectedFrom(appUrl),
      credential: credentialOf(row),
    }),
  )
  if (!verified.ok) return { ...verified, hostId: row.host_id }
  const { verified: isRight, authenticationInfo } = verified.value
  const use = { hostId: row.host_id, id: row.id, counter: authenticationInfo.newCounter }
  // A counter that does not grow means that there is a copy of the passkey.
  if (!isRight || !(await markPasskeyUsed(db, use, now)))
    return { ok: false, reason: 'invalid', hostId: row.host_id, detail: isRight ? 'counter' : 'signature' }
  // A suspended host signs in as by password: to read.
  return { ok: true, hostId: row.host_id }
}

function credentialOf({ credential_id, public_key, counter, transports }: PasskeyRow) {
  return {
    id: credential_id,
    publicKey: new Uint8Array(Buffer.from(public_key, 'base64url')),
    counter,
    transports: JSON.parse(transports) as string[],
  }
}

function expectedFrom(appUrl: string) {
  const { origin, hostname } = new URL(appUrl)
  return { expectedOrigin: origin, expectedRPID: hostname, requireUserVerification: true }
}

const AnswerSchema = z.looseObject({ id: z.string().max(2_000), response: z.looseObject({}) })

/** What the browser's script sent, as far as it decides here; the library checks the rest. */
function readAnswer(answer: string) {
  if (answer.length > MAX_ANSWER_LENGTH) return null
  const read = AnswerSchema.safeParse(parsed(answer))
  return read.success ? read.data : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The library throws what is wrong with an answer, all of which came from outside. */
async function verifying<T>(
  verify: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; reason: 'invalid'; detail: string }> {
  try {
    return { ok: true, value: await verify() }
  } catch (error) {
    return { ok: false, reason: 'invalid', detail: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }
  }
}

async function keepChallenge(db: Kysely<DB>, challenge: string, { purpose, asker }: Asked, now: number): Promise<void> {
  const row = { challenge_hash: hashToken(challenge), asker_hash: hashToken(asker), purpose }
  await insertPasskeyChallenge(db, { ...row, expires_at: now + CHALLENGE_MS })
}

/** Of another browser, for another purpose or too late: used up as well. */
async function takeChallenge(
  db: Kysely<DB>,
  challenge: string,
  { purpose, asker }: Asked,
  now: number,
): Promise<boolean> {
  const row = await takePasskeyChallenge(db, hashToken(challenge))
  return row !== undefined && row.purpose === purpose && row.asker_hash === hashToken(asker) && row.expires_at > now
}
