import { replaceRecoveryCodes, spendRecoveryCode } from '#db/queries/second-factors'
import type { Db } from '#db/schema'
import { hashToken, newRandomLetters } from '~/security/tokens.server'

const CODES = 10
/** 80 bits: nobody finds one by trying, so a plain hash is enough. */
const LETTERS = 16
const GROUP = 4

/** Replaces a host's codes. @returns the new ones, shown now and never again: only their hashes are stored */
export async function makeRecoveryCodes(tx: Db, hostId: string, now: number): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => newRandomLetters(LETTERS))
  await replaceRecoveryCodes(
    tx,
    hostId,
    codes.map((code) => hashOf(hostId, code)),
    now,
  )
  return codes.map(inGroups)
}

/** Each works once. Capitals, spaces and hyphens do not matter. */
export async function spendTypedRecoveryCode(tx: Db, hostId: string, typed: string, now: number): Promise<boolean> {
  const code = typed.toLowerCase().replace(/[^a-z0-9]/g, '')
  return code.length === LETTERS && spendRecoveryCode(tx, hostId, hashOf(hostId, code), now)
}

function inGroups(code: string): string {
  return Array.from({ length: LETTERS / GROUP }, (_, at) => code.slice(at * GROUP, (at + 1) * GROUP)).join('-')
}

function hashOf(hostId: string, code: string): string {
  return hashToken(`recovery-code:${hostId}:${code}`)
}
