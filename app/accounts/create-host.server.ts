import { z } from 'zod'
import { inTransaction } from '#db/in-transaction'
import { deleteUnverifiedHost, findHostByEmail, insertHost } from '#db/queries/hosts'
import { newId } from '~/security/tokens.server'
import { DAY_MS } from '~/time/units'
import { emailField, handleField, nameField, timeZoneField } from './account-fields'
import { type AccountServices, issueAccountLink } from './account-link.server'
import { addApiKey } from './api-keys.server'
import { claimHandle } from './claim-handle.server'
import { giveDefaults } from './give-defaults.server'
import { retryWhenTaken } from './retry-when-taken.server'

/** The operator passes the link on by hand. */
const SET_PASSWORD_LIFETIME_MS = 7 * DAY_MS

export const NewHostSchema = z.strictObject({
  email: emailField,
  name: nameField,
  handle: handleField,
  timeZone: timeZoneField,
})

export type CreateHostResult =
  | { ok: true; id: string; handle: string; setPasswordUrl: string; apiToken: string }
  | { ok: false; reason: 'email_taken' }
  | { ok: false; reason: 'handle_taken'; suggestion: string }

/** Creates a host without the web form: verified by the operator, with an API key and a link to set a password. */
export async function createHostByOperator(
  { db, env }: Pick<AccountServices, 'db' | 'env'>,
  { email, name, handle, timeZone }: z.infer<typeof NewHostSchema>,
  now: number,
): Promise<CreateHostResult> {
  return retryWhenTaken(() =>
    inTransaction(db, async (tx): Promise<CreateHostResult> => {
      const known = await findHostByEmail(tx, email)
      if (known?.email_verified_at) return { ok: false, reason: 'email_taken' }
      const claim = await claimHandle(tx, handle, null, now)
      if (!claim.ok) return claim
      await deleteUnverifiedHost(tx, email)

      const id = newId('hst')
      const stamps = { email_verified_at: now, created_at: now, updated_at: now }
      await insertHost(tx, { id, email, name, handle, time_zone: timeZone, locale: 'en', welcome_text: '', ...stamps })
      await giveDefaults(tx, { hostId: id, locale: 'en', now })
      const link = { hostId: id, purpose: 'reset_password', email, lifetimeMs: SET_PASSWORD_LIFETIME_MS } as const
      return {
        ok: true,
        id,
        handle,
        setPasswordUrl: await issueAccountLink(tx, env.APP_URL, link, now),
        apiToken: await addApiKey(tx, { hostId: id, name: 'Operator' }, now),
      }
    }),
  )
}
