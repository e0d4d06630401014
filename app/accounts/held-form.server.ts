import { findHeldForm, insertHeldForm, takeHeldForm } from '#db/queries/held-forms'
import type { Db } from '#db/schema'
import type { Keyring } from '~/security/sealed-text.server'
import { newToken } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'

/** Long enough to find one's phone. */
const HELD_MS = 30 * MINUTE_MS

/** A form that was sent before its host had shown again who they are: it is sent on afterwards, so that nothing typed is lost. */
export interface HeldForm {
  /** The address with its query. */
  path: string
  contentType: string
  /** In base64: it may hold passwords, so it is never shown. */
  body: string
}

interface Tools {
  db: Db
  keyring: Keyring
}

interface Place {
  sessionIdHash: string
  id: string
}

/** @returns the id by which the same session gets it back */
export async function holdForm(
  { db, keyring }: Tools,
  sessionIdHash: string,
  form: HeldForm,
  now: number,
): Promise<string> {
  const id = newToken()
  const sealed = keyring.seal(JSON.stringify(form), contextOf({ sessionIdHash, id }))
  await insertHeldForm(db, { id, session_id_hash: sessionIdHash, sealed, expires_at: now + HELD_MS })
  return id
}

/** Where a held form is to be sent; null if it has ended. */
export async function heldFormPath({ db, keyring }: Tools, place: Place, now: number): Promise<string | null> {
  const row = await findHeldForm(db, place, now)
  return row ? open(keyring, row.sealed, place).path : null
}

/** Works once. */
export async function takeHeldFormOf({ db, keyring }: Tools, place: Place, now: number): Promise<HeldForm | null> {
  const row = await takeHeldForm(db, place, now)
  return row ? open(keyring, row.sealed, place) : null
}

function open(keyring: Keyring, sealed: string, place: Place): HeldForm {
  return JSON.parse(keyring.open(sealed, contextOf(place))) as HeldForm
}

function contextOf({ sessionIdHash, id }: Place): string {
  return `held-form:${sessionIdHash}:${id}`
}
