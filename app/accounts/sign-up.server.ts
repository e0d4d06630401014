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
import type { ProviderAccount } from './create-host-by-provider.server'
import { proposeHandle } from './handle'
import { hashPassword } from './password.server'
import { findPasswordProblem } from './password-rules.server'
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
    /** Unknown without scripts; the settings page asks later. */
    timeZone: timeZoneField.default('UTC'),
  })
  .superRefine(({ password, email, name, handle }, context) => {
    // The other problems belong to one field and are shown there.
    if (findPasswordProblem(password, [email, name, handle ?? '']) === 'password_personal')
      context.addIssue({ code: 'custom', path: ['password'], message: 'password_personal' })
  })

export type NewAccount = z.infer<typeof SignUpSchema> & {
  locale: Locale
  /** The token of the browser that signs up, by which a link recognises it. */
  browser: string
}
export type SignUpResult = { ok: true } | { ok: false; reason: 'handle_taken'; suggestion: string }

/**
 * Stores a sign-up attempt, and mails the link that turns it into an account.
 *
 * A known address gets the same response after the same work (S6): its owner reads in a mail that the account exists. Several
 * attempts with an unproven address exist side by side, and none changes another: the reader of the address's mail decides
 * which one counts (S22).
 */
export async function signUp(services: AccountServices, account: NewAccount, now: number): Promise<SignUpResult> {
  const passwordHash = await hashPassword(account.password)
  const result = await retryWhenTaken(() =>
    inTransaction(services.db, async (tx): Promise<SignUpResult> => {
      const proposal = proposeHandle(account.name)
      const wanted = account.handle ?? proposal
      const handle = await findFreeHandle(tx, wanted, null, now)
      // A proposed handle that was not changed was not chosen by the host, so the next free one may replace it.
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

/**
 * The same for a person whom the sign-in provider has named, but for whose address it does not vouch: without a password, and with the
 * provider's word instead, which counts only in the browser that brought it (S22, S24).
 */
export async function signUpByProvider(
  services: AccountServices,
  account: ProviderAccount & { browser: string },
  now: number,
): Promise<void> {
  await retryWhenTaken(() =>
    inTransaction(services.db, async (tx) => {
      const handle = await findFreeHandle(tx, proposeHandle(account.name), null, now)
      const known = await findLocked(tx, services, account.email)
      if (known?.email_verified_at) await tellOwner(tx, known, now)
      else await keepAttempt(tx, services, known, { ...account, handle, passwordHash: '' }, now)
    }),
  )
  services.outbox.wake()
}

/** Locks the account of this address, so that nobody verifies it meanwhile. */
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
  account: Omit<NewAccount, 'password' | 'handle'> & { handle: string; passwordHash: string } & Partial<
      Pick<ProviderAccount, 'issuer' | 'subject'>
    >,
  now: number,
): Promise<void> {
  const { email, locale } = account
  const hostId = unverified?.id ?? newId('hst')
  if (!unverified) {
    // A handle with an underscore is never valid, so nobody can request it.
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
    oidc_issuer: account.issuer ?? null,
    oidc_subject: account.subject ?? null,
    created_at: now,
  })
  await mailAccountLink(tx, services, { hostId, purpose: 'verify_email', email, signUpId }, now)
}
