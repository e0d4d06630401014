import type { Kysely } from 'kysely'
import { z } from 'zod'
import { inTransaction } from '#db/in-transaction'
import { keepFormerHandle } from '#db/queries/former-handles'
import { updateHost } from '#db/queries/hosts'
import type { DB } from '#db/schema'
import { brandColorField, handleField, localeField, nameField, timeZoneField, welcomeTextField } from './account-fields'
import { type ClaimHandleResult, claimHandle } from './claim-handle.server'
import type { Host } from './host'
import { retryWhenTaken } from './retry-when-taken.server'

/** How long the old address of a renamed page leads to the new one, and belongs to nobody else. */
export const FORMER_HANDLE_DAYS = 90
const DAY_MS = 24 * 60 * 60_000

export const ProfileSchema = z.strictObject({
  name: nameField,
  handle: handleField,
  welcomeText: welcomeTextField.default(''),
  timeZone: timeZoneField,
  locale: localeField,
  /** Left empty, Foyer's own colour. */
  brandColor: brandColorField.optional(),
})

/** What a host tells the world. Weekly hours are wall time, so a new time zone moves what is offered, never what is booked (B10). */
export async function updateProfile(
  db: Kysely<DB>,
  host: Pick<Host, 'id' | 'handle'>,
  profile: z.infer<typeof ProfileSchema>,
  now: number,
): Promise<ClaimHandleResult> {
  return retryWhenTaken(() =>
    inTransaction(db, async (tx): Promise<ClaimHandleResult> => {
      if (profile.handle !== host.handle) {
        const claim = await claimHandle(tx, profile.handle, host.id, now)
        if (!claim.ok) return claim
        await keepFormerHandle(tx, host.handle, host.id, now + FORMER_HANDLE_DAYS * DAY_MS)
      }
      const values = {
        name: profile.name,
        handle: profile.handle,
        welcome_text: profile.welcomeText,
        time_zone: profile.timeZone,
        locale: profile.locale,
        brand_color: profile.brandColor ?? null,
      }
      await updateHost(tx, host.id, values, now)
      return { ok: true }
    }),
  )
}
