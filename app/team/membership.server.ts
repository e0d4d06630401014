import type { Kysely } from 'kysely'
import { type Dialect, isUniqueViolation } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { deleteMemberOfEventTypes } from '#db/queries/event-type-members'
import { updateHost } from '#db/queries/hosts'
import {
  deleteMember,
  deleteTeam,
  findMember,
  findMembers,
  findMembership,
  findTeamPage,
  insertMember,
  insertTeam,
  renameTeam,
  retireTeamPage,
  touchTeam,
  updateMember,
} from '#db/queries/teams'
import type { DB, Db } from '#db/schema'
import type { AuditActor } from '~/audit/audit'
import { recordAudit } from '~/audit/record-audit.server'
import type { TeamHandoverPayload } from '~/outbox/job'
import { newId } from '~/security/tokens.server'
import { bookableFromRow } from './bookable.server'
import { handOverMeetings } from './hand-over-meetings.server'
import { findTypesNeeding, tellOfIncompleteTypes } from './incomplete-types.server'
import { notifyMember } from './notify-member.server'
import { may, mayRemove, type Role } from './permissions'
import type { Member, Membership } from './team'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

/** The team of a host, and their role in it; null for a host without one. */
export async function readMembership(db: Db, hostId: string): Promise<Membership | null> {
  const row = await findMembership(db, hostId)
  return row
    ? { teamId: row.team_id, teamName: row.team_name, role: row.role, sharesGoto: row.shares_goto === 1 }
    : null
}

export async function listMembers(db: Db, teamId: string): Promise<Member[]> {
  const rows = await findMembers(db, teamId)
  return rows.map(({ id, name, email, role, shares_goto }) => ({
    id,
    name,
    email,
    role,
    sharesGoto: shares_goto === 1,
  }))
}

/** The members for a form that chooses among them, with whether they agreed to be booked. */
export async function listAssignableMembers(db: Db, teamId: string) {
  const rows = await findMembers(db, teamId)
  return rows.map((row) => ({ id: row.id, name: row.name, bookable: bookableFromRow(row) }))
}

export type CreateTeamResult = { ok: true; teamId: string } | { ok: false; reason: 'in_a_team' }

/** A new team with one member, its owner. */
export async function createTeam(
  db: Kysely<DB>,
  { hostId, name, sharesGoto }: { hostId: string; name: string; sharesGoto: boolean },
  now: number,
): Promise<CreateTeamResult> {
  const teamId = newId('tem')
  try {
    return await inTransaction(db, async (tx): Promise<CreateTeamResult> => {
      if (await findMembership(tx, hostId)) return { ok: false, reason: 'in_a_team' }
      await insertTeam(tx, { id: teamId, name, now })
      await insertMember(tx, memberRow({ hostId, teamId, role: 'owner', sharesGoto }, now))
      await recordAudit(tx, { act: 'team_created', hostId, facts: { team: name } }, now)
      return { ok: true, teamId }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'in_a_team' }
    throw error
  }
}

/** The acting member, as read when the request came; it is read again inside the transaction. */
interface Acting {
  hostId: string
  teamId: string
}

export type ChangeMemberResult = { ok: true } | { ok: false; reason: 'not_allowed' | 'not_found' }

/**
 * Removes a member. Their meetings to come that the team was booked for are offered to the others first; what nobody can take, and their
 * own bookings, stay theirs, and the team no longer sees them.
 */
export async function removeMember(
  tools: Tools,
  acting: Acting,
  memberId: string,
  now: number,
): Promise<ChangeMemberResult> {
  const { db } = tools
  const own = await findMember(db, acting.teamId, acting.hostId)
  const member = await findMember(db, acting.teamId, memberId)
  const titles = await findTypesNeeding(db, { teamId: acting.teamId, hostId: memberId })
  if (own && member && mayRemove(own.role, member.role) && memberId !== acting.hostId)
    await passMeetingsOn(tools, { ...acting, hostId: memberId }, managerOf(acting, own), now)
  return changeMember(db, acting, memberId, now, async (tx, role, member) => {
    if (!mayRemove(role, member.role) || memberId === acting.hostId) return 'not_allowed'
    await takeOut(tx, acting.teamId, memberId)
    await notifyMember(tx, { hostId: memberId, teamId: acting.teamId, news: 'removed', about: null }, now)
    await recordAudit(tx, { act: 'team_member_removed', hostId: memberId, actor: managing(acting) }, now)
    await tellOfIncompleteTypes(tx, { teamId: acting.teamId, hostId: memberId, titles }, now)
    return null
  })
}

/** Changes a member to manager or back; `permissions.ts` says who may do that. */
export async function changeRole(
  db: Kysely<DB>,
  acting: Acting,
  memberId: string,
  role: 'manager' | 'member',
  now: number,
): Promise<ChangeMemberResult> {
  return changeMember(db, acting, memberId, now, async (tx, own, member) => {
    if (!may(own, 'change-role') || member.role === 'owner') return 'not_allowed'
    await updateMember(tx, acting.teamId, memberId, { role })
    const entry = { act: 'team_role_changed', hostId: memberId, actor: managing(acting), facts: { role } } as const
    await recordAudit(tx, entry, now)
    return null
  })
}

/** Makes another member the owner; the former owner becomes a manager. There is always exactly one owner. */
export async function handOver(
  db: Kysely<DB>,
  acting: Acting,
  memberId: string,
  now: number,
): Promise<ChangeMemberResult> {
  return changeMember(db, acting, memberId, now, async (tx, own, member) => {
    if (!may(own, 'hand-over') || member.role === 'owner') return 'not_allowed'
    await updateMember(tx, acting.teamId, acting.hostId, { role: 'manager' })
    await updateMember(tx, acting.teamId, memberId, { role: 'owner' })
    await notifyMember(tx, { hostId: memberId, teamId: acting.teamId, news: 'owner', about: acting.hostId }, now)
    await recordAudit(tx, { act: 'team_handed_over', hostId: memberId, actor: managing(acting) }, now)
    return null
  })
}

async function changeMember(
  db: Kysely<DB>,
  { hostId, teamId }: Acting,
  memberId: string,
  now: number,
  change: (tx: Db, own: Role, member: { role: Role; name: string }) => Promise<'not_allowed' | null>,
): Promise<ChangeMemberResult> {
  return inTransaction(db, async (tx): Promise<ChangeMemberResult> => {
    await touchTeam(tx, teamId, now)
    const own = await findMember(tx, teamId, hostId)
    const member = await findMember(tx, teamId, memberId)
    if (!own || !member) return { ok: false, reason: 'not_found' }
    const refusal = await change(tx, own.role, member)
    return refusal ? { ok: false, reason: refusal } : { ok: true }
  })
}

/** The owner cannot leave: a team without one could never be changed again. Meetings of the team are offered to the others first. */
export async function leaveTeam(tools: Tools, acting: Acting, now: number): Promise<ChangeMemberResult> {
  const { db } = tools
  const { hostId, teamId } = acting
  const member = await findMember(db, teamId, hostId)
  const titles = await findTypesNeeding(db, acting)
  if (member && may(member.role, 'leave-team'))
    await passMeetingsOn(tools, acting, { kind: 'host', id: hostId, name: member.name }, now)
  return inTransaction(db, async (tx): Promise<ChangeMemberResult> => {
    await touchTeam(tx, teamId, now)
    const own = await findMember(tx, teamId, hostId)
    if (!own) return { ok: false, reason: 'not_found' }
    if (!may(own.role, 'leave-team')) return { ok: false, reason: 'not_allowed' }
    const owner = (await findMembers(tx, teamId)).find(({ role }) => role === 'owner')
    await takeOut(tx, teamId, hostId)
    await recordAudit(tx, { act: 'team_left', hostId }, now)
    if (owner) await notifyMember(tx, { hostId: owner.id, teamId, news: 'left', about: hostId }, now)
    await tellOfIncompleteTypes(tx, { teamId, hostId, titles }, now)
    return { ok: true }
  })
}

/** Saves what managers see of meetings that this member creates in GoTo: the member decides, at any time. */
export async function chooseSharing(db: Db, { hostId, teamId }: Acting, sharesGoto: boolean): Promise<void> {
  await updateMember(db, teamId, hostId, { shares_goto: sharesGoto ? 1 : 0 })
}

/** @returns whether the one who asks may do that */
export async function changeTeamName(db: Kysely<DB>, acting: Acting, name: string, now: number): Promise<boolean> {
  return asOwner(db, acting, 'rename-team', async (tx) => {
    await renameTeam(tx, acting.teamId, name, now)
    const page = await findTeamPage(tx, acting.teamId)
    if (page?.host_id) await updateHost(tx, page.host_id, { name }, now)
  })
}

/** @returns whether the one who asks may do that */
export async function dissolveTeam(db: Kysely<DB>, acting: Acting, now: number): Promise<boolean> {
  return asOwner(db, acting, 'dissolve-team', async (tx) => {
    await endTeam(tx, acting.teamId, now)
    await recordAudit(tx, { act: 'team_dissolved', hostId: acting.hostId }, now)
  })
}

/** Deletes a team and takes its public page out of use. Its bookings stay with the members who have them. */
export async function endTeam(tx: Db, teamId: string, now: number): Promise<void> {
  const page = await findTeamPage(tx, teamId)
  await deleteTeam(tx, teamId)
  if (page?.host_id) await retireTeamPage(tx, page.host_id, now)
}

async function asOwner(
  db: Kysely<DB>,
  { hostId, teamId }: Acting,
  action: 'rename-team' | 'dissolve-team',
  change: (tx: Db) => Promise<void>,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const own = await findMember(tx, teamId, hostId)
    if (!own || !may(own.role, action)) return false
    await change(tx)
    return true
  })
}

function managing({ hostId }: Acting): AuditActor {
  return { kind: 'manager', id: hostId }
}

function managerOf({ hostId }: Acting, { name }: { name: string }) {
  return { kind: 'manager' as const, id: hostId, name }
}

/** First nothing new comes to them, then the others take what they can. */
async function passMeetingsOn(
  tools: Tools,
  leaving: Acting,
  actor: TeamHandoverPayload['actor'],
  now: number,
): Promise<void> {
  const { teamId, hostId } = leaving
  await updateMember(tools.db, teamId, hostId, { bookable_since: null, paused_at: null })
  const range = { from: now, until: Number.MAX_SAFE_INTEGER }
  await handOverMeetings(tools, { teamId, hostId, range }, { actor, reason: null, leaves: true }, now)
}

async function takeOut(tx: Db, teamId: string, hostId: string): Promise<void> {
  const page = await findTeamPage(tx, teamId)
  if (page?.host_id) await deleteMemberOfEventTypes(tx, page.host_id, hostId)
  await deleteMember(tx, teamId, hostId)
}

export function memberRow(
  { hostId, teamId, role, sharesGoto }: { hostId: string; teamId: string; role: Role; sharesGoto: boolean },
  now: number,
) {
  return { host_id: hostId, team_id: teamId, role, shares_goto: sharesGoto ? 1 : 0, agreed_at: now } as const
}
