import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Dialect } from '#db/dialect'
import { deleteFormerHandle, findFormerHandles, keepFormerHandle } from '#db/queries/former-handles'
import { findHostById, updateHost } from '#db/queries/hosts'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { DAY_MS } from '~/time/units'
import {
  brandColorField,
  currentHandleField,
  localeField,
  nameField,
  timeZoneField,
  welcomeTextField,
} from './account-fields'
import { type ClaimHandleResult, claimHandle } from './claim-handle.server'
import type { Host } from './host'
import { isReservedHandle } from './reserved-handles'
import { retryWhenTaken } from './retry-when-taken.server'

/** How long the old address of a renamed page redirects to the new one, and nobody else can take it. */
export const FORMER_HANDLE_DAYS = 90
/** How many old addresses a host has at the same time. One more frees the oldest, so that nobody hoards names. */
export const MAX_FORMER_HANDLES = 3
const MAX_RENAMES_A_DAY = 3

export const ProfileSchema = z.strictObject({
  name: nameField,
  handle: currentHandleField,
  welcomeText: welcomeTextField.default(''),
  timeZone: timeZoneField,
  locale: localeField,
  /** Empty for Foyer's own colour. */
  brandColor: brandColorField.optional(),
})

export type UpdateProfileResult = ClaimHandleResult | { ok: false; reason: 'handle_reserved' | 'handle_changed_often' }

/**
 * Saves a host's public profile. Weekly hours are wall time, so a new time zone moves what is offered, never what is booked
 * (B10).
 *
 * Of two hosts who want one handle at the same moment, one gets it, and the other one learns that it is taken. Two changes of
 * one host follow each other, so that each handle in between leads to the last one.
 */
export async function updateProfile(
  tools: { db: Kysely<DB>; dialect: Dialect },
  { id }: Pick<Host, 'id'>,
  profile: z.infer<typeof ProfileSchema>,
  now: number,
): Promise<UpdateProfileResult> {
  return retryWhenTaken(() =>
    withHostLocked(tools, id, async (tx): Promise<UpdateProfileResult> => {
      const host = await findHostById(tx, id)
      if (host && profile.handle !== host.handle) {
        const renamed = await rename(tx, host, profile.handle, now)
        if (!renamed.ok) return renamed
      }
      const values = {
        name: profile.name,
        handle: profile.handle,
        welcome_text: profile.welcomeText,
        time_zone: profile.timeZone,
        locale: profile.locale,
        brand_color: profile.brandColor ?? null,
      }
      await updateHost(tx, id, values, now)
      return { ok: true }
    }),
  )
}

async function rename(
  tx: Db,
  host: Pick<Host, 'id' | 'handle'>,
  handle: string,
  now: number,
): Promise<UpdateProfileResult> {
  if (isReservedHandle(handle)) return { ok: false, reason: 'handle_reserved' }
  const former = await findFormerHandles(tx, host.id)
  const givenUpToday = former.filter(({ expires_at }) => expires_at > now + (FORMER_HANDLE_DAYS - 1) * DAY_MS)
  // Switching between one's own handles takes none from others.
  const isOwn = former.some((one) => one.handle === handle)
  if (givenUpToday.length >= MAX_RENAMES_A_DAY && !isOwn) return { ok: false, reason: 'handle_changed_often' }
  const claim = await claimHandle(tx, handle, host.id, now)
  if (!claim.ok) return claim
  await keepFormerHandle(tx, host.handle, host.id, now + FORMER_HANDLE_DAYS * DAY_MS)
  const tooMany = (await findFormerHandles(tx, host.id)).slice(MAX_FORMER_HANDLES)
  for (const one of tooMany) await deleteFormerHandle(tx, one.handle)
  return { ok: true }
}
