import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { findHostById, insertHost } from '#db/queries/hosts'
import { findMember, findTeamPage, renameTeam, setTeamPage, touchTeam } from '#db/queries/teams'
import type { DB, Db } from '#db/schema'
import { claimHandle } from '~/accounts/claim-handle.server'
import { type Host, hostFromRow } from '~/accounts/host'
import { isReservedHandle } from '~/accounts/reserved-handles'
import { retryWhenTaken } from '~/accounts/retry-when-taken.server'
import { ProfileSchema, type UpdateProfileResult, updateProfile } from '~/accounts/update-profile.server'
import { newId } from '~/security/tokens.server'
import { may, type TeamAction } from './permissions'
import { readTeamName } from './team-name.server'

/** What managers say about the team's public page: the fields of a host's own page, without what belongs to a person. */
export const TeamPageSchema = ProfileSchema.omit({ locale: true })
/** The same as a form sends it. */
export const TeamPageFormSchema = TeamPageSchema.extend({ showsMembers: z.literal('on').optional() })
export type TeamPageValues = z.infer<typeof TeamPageSchema>

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

/** The acting member, as read when the request came; it is read again inside the transaction. */
export interface ActingMember {
  hostId: string
  teamId: string
}

export interface PublicTeamPage {
  /** The page as visitors get it: a row of `hosts`. */
  host: Host
  /** Whether it lists the members who agreed to be booked, with links to their own pages. */
  showsMembers: boolean
}

/** The public page of a team; null while it has none. */
export async function readTeamPage(db: Db, teamId: string): Promise<PublicTeamPage | null> {
  const team = await findTeamPage(db, teamId)
  const row = team?.host_id ? await findHostById(db, team.host_id) : undefined
  return row ? { host: hostFromRow(row), showsMembers: team?.shows_members === 1 } : null
}

/** `name_unfit`: a team's name is in mails to strangers, so it names no address but the manager's own (S16). */
export type SaveTeamPageResult = UpdateProfileResult | { ok: false; reason: 'not_allowed' | 'name_unfit' }

/** Creates or changes the team's public page. Its handle is in the same space as hosts' handles, and a changed one redirects as theirs do. */
export async function saveTeamPage(
  tools: Tools,
  acting: ActingMember,
  { showsMembers, ...values }: TeamPageValues & { showsMembers: boolean },
  now: number,
): Promise<SaveTeamPageResult> {
  const { db } = tools
  if (!(await mayAct(db, acting, 'edit-team-page'))) return { ok: false, reason: 'not_allowed' }
  const manager = await findHostById(db, acting.hostId)
  if (!manager || readTeamName(values.name, hostFromRow(manager)) === null) return { ok: false, reason: 'name_unfit' }
  const page = await readTeamPage(db, acting.teamId)
  const saved = page
    ? await updateProfile(tools, page.host, { ...values, locale: page.host.locale }, now)
    : await createTeamPage(db, acting, values, now)
  if (!saved.ok) return saved
  await inTransaction(db, async (tx) => {
    await renameTeam(tx, acting.teamId, values.name, now)
    await setTeamPage(tx, acting.teamId, { shows_members: showsMembers ? 1 : 0 })
  })
  return saved
}

async function createTeamPage(
  db: Kysely<DB>,
  { hostId, teamId }: ActingMember,
  values: TeamPageValues,
  now: number,
): Promise<SaveTeamPageResult> {
  return retryWhenTaken(() =>
    inTransaction(db, async (tx): Promise<SaveTeamPageResult> => {
      await touchTeam(tx, teamId, now)
      // Of two managers who create it at once, the second finds it.
      if ((await findTeamPage(tx, teamId))?.host_id) return { ok: true }
      if (isReservedHandle(values.handle)) return { ok: false, reason: 'handle_reserved' }
      const claim = await claimHandle(tx, values.handle, null, now)
      if (!claim.ok) return claim
      const creator = await findHostById(tx, hostId)
      const id = newId('hst')
      await insertHost(tx, {
        id,
        // Not an address, so nobody can sign in or get mail with it.
        email: `team:${teamId}`.toLowerCase(),
        name: values.name,
        handle: values.handle,
        time_zone: values.timeZone,
        locale: creator?.locale ?? 'en',
        welcome_text: values.welcomeText,
        brand_color: values.brandColor ?? null,
        email_verified_at: now,
        is_team: 1,
        created_at: now,
        updated_at: now,
      })
      await setTeamPage(tx, teamId, { host_id: id })
      return { ok: true }
    }),
  )
}

/** Whether a member may do something now; their role may have changed since they opened the page. */
export async function mayAct(db: Db, { hostId, teamId }: ActingMember, action: TeamAction): Promise<boolean> {
  const own = await findMember(db, teamId, hostId)
  return own !== undefined && may(own.role, action)
}
