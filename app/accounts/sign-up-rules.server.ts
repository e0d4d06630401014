import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { findOperatorSetting, saveOperatorSetting } from '#db/queries/operator-settings'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import type { Env } from '~/env.server'
import { readEmailAddress } from '~/security/email-address'
import { isSenderBlocked } from './blocked-senders.server'

export interface SignUpRules {
  open: boolean
  /** Only addresses of these domains; empty: of all. */
  domains: string[]
  /** Whether the operator has decided, over the environment. */
  decided: boolean
}

const SETTING = 'sign_up'
export const MAX_SIGN_UP_DOMAINS = 100

/** Who may make an account: what the operator has decided, else `SIGN_UP`. */
export async function readSignUpRules(db: Db, { SIGN_UP }: Pick<Env, 'SIGN_UP'>): Promise<SignUpRules> {
  const stored = await findOperatorSetting(db, SETTING)
  if (stored === undefined) return { open: SIGN_UP === 'open', domains: [], decided: false }
  const { open, domains } = JSON.parse(stored) as Pick<SignUpRules, 'open' | 'domains'>
  return { open, domains, decided: true }
}

/** @param rules null: as the environment says */
export async function saveSignUpRules(
  db: Kysely<DB>,
  operatorId: string,
  rules: Pick<SignUpRules, 'open' | 'domains'> | null,
  now: number,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await saveOperatorSetting(tx, SETTING, rules && JSON.stringify(rules), now)
    const facts = { name: rules === null ? 'sign-up: environment' : `sign-up: ${rules.open ? 'open' : 'closed'}` }
    const actor = { kind: 'operator', id: operatorId } as const
    await recordAudit(tx, { act: 'operator_settings_changed', hostId: null, actor, facts }, now)
  })
}

/** Whether an address may become an account: of an allowed domain, or one below it, and not blocked by the operator. */
export async function maySignUp(db: Db, { open, domains }: SignUpRules, email: string): Promise<boolean> {
  if (!open) return false
  const domain = email.toLowerCase().slice(email.lastIndexOf('@') + 1)
  const isAllowed = domains.length === 0 || domains.some((one) => domain === one || domain.endsWith(`.${one}`))
  return isAllowed && !(await isSenderBlocked(db, null, email))
}

/** Domains as they are typed, one per line or separated by commas. @returns null if one of them is none */
export function readDomains(typed: string): string[] | null {
  const domains = typed
    .toLowerCase()
    .split(/[\s,;]/)
    .map((part) => part.replace(/^@/, ''))
    .filter((part) => part !== '')
  const areFit = domains.every((domain) => readEmailAddress(`x@${domain}`).ok)
  return areFit && domains.length <= MAX_SIGN_UP_DOMAINS ? [...new Set(domains)] : null
}
