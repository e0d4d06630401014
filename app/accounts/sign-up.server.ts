import { z } from 'zod'
import { lockHost } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { findHostByEmail, type HostRow, insertHost } from '#db/queries/hosts'
import { insertSignUp } from '#db/queries/sign-ups'
import type { Db } from '#db/schema'
import type { Locale } from '~/i18n/locale'
import { newId, newIdByTime } from '~/security/tokens.server'
import { DAY_MS } from '~/time/units'
import { emailField, handleField, nameField, newPasswordField, timeZoneField } from './account-fields'
import { type AccountServices, mailAccountLink } from './account-link.server'
import { findFreeHandle } from './claim-handle.server'
import { proposeHandle } from './handle'
import { hashPassword } from './password.server'
import { findPasswordProblem } from './password-rules'
import { queueAccountMail } from './queue-account-mail.server'
import { retryWhenTaken } from './retry-when-taken.server'
import { hashSignUpBrowser } from './sign-up-browser.server'

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

export type NewAccount = z.infer<typeof SignUpSchema> & {
  locale: Locale
  /** The token of the browser that signs up, by which a link knows it again. */
  browser: string
}
export type SignUpResult = { ok: true } | { ok: false; reason: 'handle_taken'; suggestion: string }

/**
 * Keeps what somebody typed to sign up, and mails the link that makes an account of it.
 *
 * A known address gets the same answer after the same work (S6): its owner reads in a mail that the account exists. Several
 * attempts with an address that nobody has proven stand side by side, and none touches another: whoever reads the address's
 * mail decides which one counts (S22).
 */
export async function signUp(services: AccountServices, account: NewAccount, now: number): Promise<SignUpResult> {
  const passwordHash = await hashPassword(account.password)
  const result = await retryWhenTaken(() =>
    inTransaction(services.db, async (tx): Promise<SignUpResult> => {
      const proposal = proposeHandle(account.name)
      const wanted = account.handle ?? proposal
      const handle = await findFreeHandle(tx, wanted, null, now)
      // What the form proposed and nobody changed was not chosen: the next free one does as well.
      if (handle !== wanted && wanted !== proposal) return { ok: false, reason: 'handle_taken', suggestion: handle }
      const known = await findLocked(tx, services, account.email)
      if (known?.email_verified_at) await tellOwner(tx, known, now)
      else await keepAttempt(tx, services, known, { ...account, handle, passwordHash }, now)
      return { ok: true }
    }),
  )
  services.outbox.wake()
  return result
}

/** Whose address it is, with nobody verifying the account meanwhile. */
async function findLocked(tx: Db, { dialect }: AccountServices, email: string): Promise<HostRow | undefined> {
  const known = await findHostByEmail(tx, email)
  if (!known) return undefined
  await lockHost(tx, dialect, known.id)
  return findHostByEmail(tx, email)
}

async function tellOwner(tx: Db, { id }: HostRow, now: number): Promise<void> {
  await queueAccountMail(tx, id, { mail: 'account-exists' }, now, { deadlineAt: now + DAY_MS })
}

async function keepAttempt(
  tx: Db,
  services: AccountServices,
  unverified: HostRow | undefined,
  account: NewAccount & { handle: string; passwordHash: string },
  now: number,
): Promise<void> {
  const { email, locale } = account
  const hostId = unverified?.id ?? newId('hst')
  if (!unverified) {
    // No handle that could be asked for: one with an underscore is nobody's public name.
    const nobody = { name: '', handle: hostId, time_zone: 'UTC', locale, password_hash: null, welcome_text: '' }
    await insertHost(tx, { id: hostId, email, ...nobody, created_at: now, updated_at: now })
  }
  const signUpId = newIdByTime('sgn', now)
  await insertSignUp(tx, {
    id: signUpId,
    host_id: hostId,
    name: account.name,
    handle: account.handle,
    time_zone: account.timeZone,
    locale,
    password_hash: account.passwordHash,
    browser_hash: hashSignUpBrowser(account.browser),
    created_at: now,
  })
  await mailAccountLink(tx, services, { hostId, purpose: 'verify_email', email, signUpId }, now)
}
