import type { Kysely } from 'kysely'
import { isUniqueViolation } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import {
  countMembers,
  deleteInvitation,
  findInvitations,
  findMember,
  findMembers,
  findMembership,
  findOwner,
  type InvitationRow,
  insertMember,
  replaceInvitation,
  touchTeam,
} from '#db/queries/teams'
import type { DB, Db } from '#db/schema'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import { recordAudit } from '~/audit/record-audit.server'
import { newId } from '~/security/tokens.server'
import { DAY_MS } from '~/time/units'
import { memberRow } from './membership.server'
import { notifyMember } from './notify-member.server'
import { may } from './permissions'

const INVITATION_MS = 14 * DAY_MS
const MAX_MEMBERS = 500
const MAX_OPEN = 100

export interface Invitation {
  id: string
  teamId: string
  teamName: string
  inviterName: string
  email: string
  role: 'manager' | 'member'
  expiresAt: number
}

/** `mailed`: false when the address's mail budget of today is used up; the invitation is valid all the same. */
export type InviteResult =
  | { ok: true; mailed: boolean }
  | { ok: false; reason: 'not_allowed' | 'already_member' | 'team_full' }

/**
 * Invites an address. Only the signed-in owner of that address can open the invitation, so its link is not secret. A second one
 * to the same address replaces the first.
 */
export async function inviteToTeam(
  db: Kysely<DB>,
  { teamId, inviterId, email, role }: { teamId: string; inviterId: string; email: string; role: 'manager' | 'member' },
  now: number,
): Promise<InviteResult> {
  return inTransaction(db, async (tx): Promise<InviteResult> => {
    await touchTeam(tx, teamId, now)
    const inviter = await findMember(tx, teamId, inviterId)
    if (!inviter || !may(inviter.role, role === 'manager' ? 'invite-manager' : 'invite-member'))
      return { ok: false, reason: 'not_allowed' }
    const address = email.toLowerCase()
    const members = await findMembers(tx, teamId)
    if (members.some((member) => member.email === address)) return { ok: false, reason: 'already_member' }
    const open = await findInvitations(tx, { teamId }, now)
    if (members.length >= MAX_MEMBERS || open.length >= MAX_OPEN) return { ok: false, reason: 'team_full' }
    const id = newId('tin')
    const expiresAt = now + INVITATION_MS
    await replaceInvitation(tx, {
      id,
      team_id: teamId,
      email: address,
      role,
      invited_by: inviterId,
      created_at: now,
      expires_at: expiresAt,
    })
    await recordAudit(tx, { act: 'team_invited', hostId: inviterId, facts: { role } }, now)
    const mail = { mail: 'team-invitation', invitationId: id, to: address } as const
    const delivery = { lane: `team-invitation:${id}`, deadlineAt: expiresAt }
    return { ok: true, mailed: await queueAccountMail(tx, inviterId, mail, now, delivery) }
  })
}

/** Open invitations: of a team, or to an address. */
export async function listInvitations(
  db: Db,
  of: { teamId: string } | { email: string },
  now: number,
): Promise<Invitation[]> {
  return (await findInvitations(db, of, now)).map(invitationFromRow)
}

/** @returns the invitation if it is still open and was sent to this address; another person's is treated as missing (S1) */
export async function readInvitation(db: Db, id: string, email: string, now: number): Promise<Invitation | null> {
  const invitations = await listInvitations(db, { email }, now)
  return invitations.find((invitation) => invitation.id === id) ?? null
}

export type JoinResult = { ok: true } | { ok: false; reason: 'gone' | 'in_a_team' | 'team_full' }

/** Joins with the member's consent: the page above the button says what managers may see and do. */
export async function joinTeam(
  db: Kysely<DB>,
  {
    id,
    host,
    sharesGoto,
    bookable = false,
  }: { id: string; host: { id: string; email: string }; sharesGoto: boolean; bookable?: boolean },
  now: number,
): Promise<JoinResult> {
  try {
    return await inTransaction(db, async (tx): Promise<JoinResult> => {
      const invitation = await readInvitation(tx, id, host.email, now)
      if (!invitation) return { ok: false, reason: 'gone' }
      const { teamId, role } = invitation
      await touchTeam(tx, teamId, now)
      if (await findMembership(tx, host.id)) return { ok: false, reason: 'in_a_team' }
      if ((await countMembers(tx, teamId)) >= MAX_MEMBERS) return { ok: false, reason: 'team_full' }
      if (!(await deleteInvitation(tx, id, { email: host.email }))) return { ok: false, reason: 'gone' }
      const member = memberRow({ hostId: host.id, teamId, role, sharesGoto }, now)
      await insertMember(tx, { ...member, bookable_since: bookable ? now : null })
      await recordAudit(tx, { act: 'team_joined', hostId: host.id, facts: { team: invitation.teamName, role } }, now)
      const owner = await findOwner(tx, teamId)
      if (owner) await notifyMember(tx, { hostId: owner.host_id, teamId, news: 'joined', about: host.id }, now)
      return { ok: true }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'in_a_team' }
    throw error
  }
}

/** The invited person declines; nobody is notified. */
export async function declineInvitation(db: Db, id: string, email: string): Promise<void> {
  await deleteInvitation(db, id, { email })
}

/** @returns whether the member may do that and there was such an invitation */
export async function withdrawInvitation(
  db: Db,
  { hostId, teamId }: { hostId: string; teamId: string },
  id: string,
): Promise<boolean> {
  const own = await findMember(db, teamId, hostId)
  if (!own || !may(own.role, 'withdraw-invitation')) return false
  return deleteInvitation(db, id, { teamId })
}

function invitationFromRow(row: InvitationRow): Invitation {
  return {
    id: row.id,
    teamId: row.team_id,
    teamName: row.team_name,
    inviterName: row.inviter_name,
    email: row.email,
    role: row.role,
    expiresAt: row.expires_at,
  }
}
