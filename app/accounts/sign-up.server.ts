import { z } from 'zod'
import { inTransaction } from '#db/in-transaction'
import { deleteAccountTokens } from '#db/queries/account-tokens'
import { findHostByEmail, type HostRow, insertHost, updateHost } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import type { Locale } from '../i18n/locale'
import { newId } from '../security/tokens.server'
import { emailField, handleField, nameField, newPasswordField, timeZoneField } from './account-fields'
import { type AccountServices, mailAccountLink } from './account-link.server'
import { clearHandle, findFreeHandle } from './claim-handle.server'
import { giveDefaults } from './give-defaults.server'
import { proposeHandle } from './handle'
import { hashPassword } from './password.server'
import { findPasswordProblem } from './password-rules'
import { queueAccountMail } from './queue-account-mail.server'
import { retryWhenTaken } from './retry-when-taken.server'

const DAY_MS = 24 * 60 * 60_000

export const SignUpSchema = z
  .strictObject({
    name: nameField,
    email: emailField,
    password: newPasswordField,
    /** Left empty, it is made from the name. */
    handle: handleField.optional(),
    /** Unknown where no script could ask the browser; the settings page asks later. */
    timeZone: timeZoneField.default('UTC'),
  })
  .superRefine(({ password, email, name, handle }, context) => {
    // The other problems are the field's own, and said there.
    if (findPasswordProblem(password, [email, name, handle ?? '']) === 'password_personal')
      context.addIssue({ code: 'custom', path: ['password'], message: 'password_personal' })
  })

export type NewAccount = z.infer<typeof SignUpSchema> & { locale: Locale }
export type SignUpResult = { ok: true } | { ok: false; reason: 'handle_taken'; suggestion: string }

/**
 * Makes an account that waits for its address to be proven, and mails the link that proves it.
 *
 * A known address gets the same answer after the same work (S6): its owner reads in a mail that the account exists. An account
 * that was never proven is replaced, links and all, so that whoever signed up first with somebody else's address has nothing
 * left when that person comes.
 */
export async function signUp(services: AccountServices, account: NewAccount, now: number): Promise<SignUpResult> {
  const passwordHash = await hashPassword(account.password)
  const result = await retryWhenTaken(() =>
    inTransaction(services.db, async (tx): Promise<SignUpResult> => {
      const proposal = proposeHandle(account.name)
      const wanted = account.handle ?? proposal
      const handle = await findFreeHandle(tx, wanted, { of: 'proven', exceptHostId: null, now })
      // What the form proposed and nobody changed was not chosen: the next free one does as well.
      if (handle !== wanted && wanted !== proposal) return { ok: false, reason: 'handle_taken', suggestion: handle }
      const known = await findHostByEmail(tx, account.email)
      if (known?.email_verified_at) await tellOwner(tx, known, now)
      else await writeAccount(tx, services, known, { ...account, handle, passwordHash }, now)
      return { ok: true }
    }),
  )
  services.outbox.wake()
  return result
}

async function tellOwner(tx: Db, { id }: HostRow, now: number): Promise<void> {
  await queueAccountMail(tx, id, { mail: 'account-exists' }, now, { deadlineAt: now + DAY_MS })
}

async function writeAccount(
  tx: Db,
  services: AccountServices,
  unproven: HostRow | undefined,
  account: NewAccount & { handle: string; passwordHash: string },
  now: number,
): Promise<void> {
  const { email, locale } = account
  const hostId = unproven?.id ?? newId('hst')
  await clearHandle(tx, account.handle, hostId, now)
  const values = {
    name: account.name,
    handle: account.handle,
    time_zone: account.timeZone,
    locale,
    password_hash: account.passwordHash,
  }
  if (unproven) {
    await updateHost(tx, hostId, values, now)
    await deleteAccountTokens(tx, hostId)
  } else {
    await insertHost(tx, { id: hostId, email, ...values, welcome_text: '', created_at: now, updated_at: now })
    await giveDefaults(tx, { hostId, locale, now })
  }
  await mailAccountLink(tx, services, { hostId, purpose: 'verify_email', email }, now)
}
