import { inTransaction } from '#db/in-transaction'
import { deleteUnverifiedHost, findHostByEmail, insertHost } from '#db/queries/hosts'
import { findOidcIdentity, insertOidcIdentity } from '#db/queries/oidc-sign-ins'
import type { Locale } from '~/i18n/locale'
import { newId } from '~/security/tokens.server'
import type { AccountServices } from './account-link.server'
import { clearHandle, findFreeHandle } from './claim-handle.server'
import { giveDefaults } from './give-defaults.server'
import { proposeHandle } from './handle'
import { retryWhenTaken } from './retry-when-taken.server'

/** A person whom the sign-in provider has named, as a new host. */
export interface ProviderAccount {
  issuer: string
  subject: string
  email: string
  name: string
  timeZone: string
  locale: Locale
}

/**
 * Creates a host without a password for a person whose address the provider has proven (S24). Attempts to sign up with the address
 * that nobody has verified end, with whatever was typed in them (S22).
 */
export async function createHostByProvider(
  { db }: Pick<AccountServices, 'db'>,
  { issuer, subject, email, name, timeZone, locale }: ProviderAccount,
  now: number,
): Promise<{ ok: true; hostId: string } | { ok: false; reason: 'email_taken' }> {
  return retryWhenTaken(() =>
    inTransaction(db, async (tx) => {
      // The same person may have come in two windows at once.
      const known = await findOidcIdentity(tx, { issuer, subject })
      if (known) return { ok: true, hostId: known.host_id } as const
      if ((await findHostByEmail(tx, email))?.email_verified_at != null)
        return { ok: false, reason: 'email_taken' } as const
      await deleteUnverifiedHost(tx, email)
      const handle = await findFreeHandle(tx, proposeHandle(name), null, now)
      await clearHandle(tx, handle)
      const hostId = newId('hst')
      const stamps = { email_verified_at: now, created_at: now, updated_at: now }
      await insertHost(tx, {
        id: hostId,
        email,
        name,
        handle,
        time_zone: timeZone,
        locale,
        welcome_text: '',
        ...stamps,
      })
      await giveDefaults(tx, { hostId, locale, now })
      await insertOidcIdentity(tx, { issuer, subject, host_id: hostId, email, created_at: now })
      return { ok: true, hostId } as const
    }),
  )
}
