import { deleteAccountTokens } from '#db/queries/account-tokens'
import { markVerified } from '#db/queries/hosts'
import { deleteSignUps, findSignUps, type SignUpRow } from '#db/queries/sign-ups'
import type { Db } from '#db/schema'
import { localeOrDefault } from '~/i18n/locale'
import { clearHandle, findFreeHandle } from './claim-handle.server'
import { giveDefaults } from './give-defaults.server'
import { hashSignUpBrowser } from './sign-up-browser.server'

export interface ChosenSignUp {
  signUp: SignUpRow
  /** Whether this same browser typed it: then its password is used as well. */
  fromHere: boolean
}

/**
 * The sign-up attempt that an opened link refers to: the last attempt of the browser that opened it. Any attempt's link will
 * do, because each proves that the reader has the mailbox. If that browser made none: the link's own attempt, else the last
 * one.
 *
 * @param browser the token of the browser's cookie, or null
 */
export async function chooseSignUp(
  db: Db,
  link: { host_id: string; sign_up_id: string | null },
  browser: string | null,
): Promise<ChosenSignUp | null> {
  const signUps = await findSignUps(db, link.host_id)
  const hash = browser === null ? null : hashSignUpBrowser(browser)
  const typedHere = signUps.find(({ browser_hash }) => browser_hash !== null && browser_hash === hash)
  if (typedHere) return { signUp: typedHere, fromHere: true }
  const signUp = signUps.find(({ id }) => id === link.sign_up_id) ?? signUps[0]
  return signUp ? { signUp, fromHere: false } : null
}

/** Values that the person who opened the link gives instead of the attempt's. */
export interface TypedInstead {
  name?: string | undefined
  handle?: string | undefined
  timeZone?: string | undefined
}

/**
 * Verifies an account whose address a link has proven, with the password that the link's reader has chosen, or none where
 * the sign-in provider has named the reader. Ends all other
 * attempts and links of the address (S22). The caller has locked the host and found it unverified.
 *
 * @throws HandleTaken, to undo the transaction: the link must stay as it was
 */
export async function openAccount(
  tx: Db,
  hostId: string,
  { signUp, passwordHash, instead }: { signUp: SignUpRow; passwordHash: string | null; instead: TypedInstead },
  now: number,
): Promise<void> {
  const wanted = instead.handle ?? signUp.handle
  const handle = await findFreeHandle(tx, wanted, hostId, now)
  // The attempt's handle was free then. If it was taken meanwhile, the next variant is used.
  if (handle !== wanted && wanted !== signUp.handle) throw new HandleTaken(handle)
  await clearHandle(tx, handle)
  const values = {
    name: instead.name ?? signUp.name,
    handle,
    time_zone: instead.timeZone ?? signUp.time_zone,
    locale: signUp.locale,
    password_hash: passwordHash,
  }
  await markVerified(tx, hostId, values, now)
  await giveDefaults(tx, { hostId, locale: localeOrDefault(signUp.locale), now })
  await deleteSignUps(tx, hostId)
  await deleteAccountTokens(tx, hostId)
}

class HandleTaken extends Error {
  constructor(readonly suggestion: string) {
    super('The handle is taken')
  }
}

/** The result when an account could not be verified. @throws any error that is not a refusal */
export function refusalToOpen(error: unknown): { ok: false; reason: 'handle_taken'; suggestion: string } {
  if (error instanceof HandleTaken) return { ok: false, reason: 'handle_taken', suggestion: error.suggestion }
  throw error
}
