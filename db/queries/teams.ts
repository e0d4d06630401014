import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from '../schema'
import type { TeamInvitationsTable, TeamMembersTable, TeamsTable } from '../tables/teams'

export type TeamRole = Selectable<TeamMembersTable>['role']

export interface MembershipRow {
  team_id: string
  team_name: string
  role: TeamRole
  shares_goto: 0 | 1
}

/** The team that a host is in, if any. */
export async function findMembership(db: Db, hostId: string): Promise<MembershipRow | undefined> {
  return db
    .selectFrom('team_members')
    .innerJoin('teams', 'teams.id', 'team_members.team_id')
    .select([
      'team_members.team_id',
      'teams.name as team_name',
      'team_members.role as role',
      'team_members.shares_goto as shares_goto',
    ])
    .where('team_members.host_id', '=', hostId)
    .executeTakeFirst()
}

export async function insertTeam(db: Db, team: { id: string; name: string; now: number }): Promise<void> {
  await db
    .insertInto('teams')
    .values({ id: team.id, name: team.name, created_at: team.now, updated_at: team.now })
    .execute()
}

export async function findTeamName(db: Db, id: string): Promise<string> {
  return (await db.selectFrom('teams').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name
}

export async function renameTeam(db: Db, id: string, name: string, now: number): Promise<void> {
  await db.updateTable('teams').set({ name, updated_at: now }).where('id', '=', id).execute()
}

/** Its members and invitations are deleted with it; accounts and bookings stay. */
export async function deleteTeam(db: Db, id: string): Promise<void> {
  await db.deleteFrom('teams').where('id', '=', id).execute()
}

/** Serialises changes of a team's members, as `lockHost` does for bookings; on SQLite the transaction does so already. */
export async function touchTeam(db: Db, id: string, now: number): Promise<void> {
  await db.updateTable('teams').set({ updated_at: now }).where('id', '=', id).execute()
}

export async function insertMember(db: Db, row: Insertable<TeamMembersTable>): Promise<void> {
  await db.insertInto('team_members').values(row).execute()
}

/** Owner first, then by name. */
export async function findMembers(db: Db, teamId: string) {
  const rows = await db
    .selectFrom('team_members')
    .innerJoin('hosts', 'hosts.id', 'team_members.host_id')
    .select(['hosts.id', 'hosts.name', 'hosts.email', 'hosts.handle', 'hosts.locale', 'hosts.time_zone'])
    .select(['team_members.role', 'team_members.shares_goto', 'team_members.agreed_at'])
    .select(['team_members.bookable_since', 'team_members.paused_at'])
    .where('team_members.team_id', '=', teamId)
    .orderBy('hosts.name')
    .orderBy('hosts.id')
    .execute()
  return rows.sort((a, b) => Number(b.role === 'owner') - Number(a.role === 'owner'))
}

export async function findMember(
  db: Db,
  teamId: string,
  hostId: string,
): Promise<{ role: TeamRole; name: string } | undefined> {
  return db
    .selectFrom('team_members')
    .innerJoin('hosts', 'hosts.id', 'team_members.host_id')
    .select(['team_members.role as role', 'hosts.name as name'])
    .where('team_members.team_id', '=', teamId)
    .where('team_members.host_id', '=', hostId)
    .executeTakeFirst()
}

/** What a member has decided about being booked for the team. */
export async function findMemberDetails(db: Db, teamId: string, hostId: string) {
  return db
    .selectFrom('team_members')
    .select(['role', 'bookable_since', 'paused_at'])
    .where('team_id', '=', teamId)
    .where('host_id', '=', hostId)
    .executeTakeFirst()
}

/** Members of the team of a public page who agreed to be booked, by name. */
export async function findBookableMembers(db: Db, pageId: string) {
  return db
    .selectFrom('teams')
    .innerJoin('team_members', 'team_members.team_id', 'teams.id')
    .innerJoin('hosts', 'hosts.id', 'team_members.host_id')
    .select(['hosts.id', 'hosts.name', 'hosts.handle', 'hosts.photo_id', 'teams.shows_members'])
    .where('teams.host_id', '=', pageId)
    .where('team_members.bookable_since', 'is not', null)
    .where('hosts.email_verified_at', 'is not', null)
    .where('hosts.suspended_at', 'is', null)
    .orderBy('hosts.name')
    .orderBy('hosts.id')
    .execute()
}

/** The row of `hosts` that is a team's public page, if it has one. */
export async function findTeamPage(db: Db, id: string) {
  return db.selectFrom('teams').select(['host_id', 'shows_members']).where('id', '=', id).executeTakeFirst()
}

/**
 * Takes the public page of a team out of use: its handle is free, and nothing of it can be booked. The row stays while bookings refer to
 * its event types.
 */
export async function retireTeamPage(tx: Db, pageId: string, now: number): Promise<void> {
  await tx.deleteFrom('former_handles').where('host_id', '=', pageId).execute()
  await tx.deleteFrom('host_photos').where('host_id', '=', pageId).execute()
  await tx.deleteFrom('sending_addresses').where('host_id', '=', pageId).execute()
  const used = await tx
    .selectFrom('bookings')
    .innerJoin('event_types', 'event_types.id', 'bookings.event_type_id')
    .select('bookings.id')
    .where('event_types.host_id', '=', pageId)
    .limit(1)
    .executeTakeFirst()
  if (!used) {
    await tx.deleteFrom('hosts').where('id', '=', pageId).execute()
    return
  }
  await tx.deleteFrom('event_type_members').where('page_id', '=', pageId).execute()
  await tx
    .updateTable('event_types')
    .set({ deleted_at: now, updated_at: now })
    .where('host_id', '=', pageId)
    .where('deleted_at', 'is', null)
    .execute()
  await tx
    .updateTable('hosts')
    // No address can have an underscore, so an id is nobody's handle.
    .set({ handle: pageId.toLowerCase(), photo_id: null, welcome_text: '', suspended_at: now, updated_at: now })
    .where('id', '=', pageId)
    .execute()
}

export async function setTeamPage(
  db: Db,
  id: string,
  values: Pick<Updateable<TeamsTable>, 'host_id' | 'shows_members'>,
): Promise<void> {
  await db.updateTable('teams').set(values).where('id', '=', id).execute()
}

export async function updateMember(
  db: Db,
  teamId: string,
  hostId: string,
  values: Pick<Updateable<TeamMembersTable>, 'role' | 'shares_goto' | 'bookable_since' | 'paused_at'>,
): Promise<boolean> {
  const result = await db
    .updateTable('team_members')
    .set(values)
    .where('team_id', '=', teamId)
    .where('host_id', '=', hostId)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function deleteMember(db: Db, teamId: string, hostId: string): Promise<boolean> {
  const result = await db
    .deleteFrom('team_members')
    .where('team_id', '=', teamId)
    .where('host_id', '=', hostId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

export async function countMembers(db: Db, teamId: string): Promise<number> {
  const row = await db
    .selectFrom('team_members')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('team_id', '=', teamId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function findOwner(db: Db, teamId: string): Promise<{ host_id: string } | undefined> {
  return (
    db
      .selectFrom('team_members')
      .select('host_id')
      .where('team_id', '=', teamId)
      // A literal, so that SQLite uses the partial index.
      .where('role', '=', sql.lit('owner'))
      .executeTakeFirst()
  )
}

/** Replaces an earlier invitation of the same address. */
export async function replaceInvitation(db: Db, row: Insertable<TeamInvitationsTable>): Promise<void> {
  await db.deleteFrom('team_invitations').where('team_id', '=', row.team_id).where('email', '=', row.email).execute()
  await db.insertInto('team_invitations').values(row).execute()
}

/** Of a team, or to an address: each side sees its own. */
export async function findInvitations(db: Db, of: { teamId: string } | { email: string }, now: number) {
  const query = openInvitations(db, now).orderBy('team_invitations.created_at')
  return 'teamId' in of
    ? query.where('team_invitations.team_id', '=', of.teamId).execute()
    : query.where('team_invitations.email', '=', of.email).execute()
}

export type InvitationRow = Awaited<ReturnType<typeof findInvitations>>[number]

export async function findInvitation(db: Db, id: string, now: number): Promise<InvitationRow | undefined> {
  return openInvitations(db, now).where('team_invitations.id', '=', id).executeTakeFirst()
}

export async function deleteInvitation(
  db: Db,
  id: string,
  of: { teamId: string } | { email: string },
): Promise<boolean> {
  const query = db.deleteFrom('team_invitations').where('id', '=', id)
  const result = await ('teamId' in of
    ? query.where('team_id', '=', of.teamId)
    : query.where('email', '=', of.email)
  ).executeTakeFirst()
  return result.numDeletedRows === 1n
}

export async function deleteExpiredInvitations(db: Db, now: number): Promise<void> {
  await db.deleteFrom('team_invitations').where('expires_at', '<=', now).execute()
}

function openInvitations(db: Db, now: number) {
  return db
    .selectFrom('team_invitations')
    .innerJoin('teams', 'teams.id', 'team_invitations.team_id')
    .innerJoin('hosts', 'hosts.id', 'team_invitations.invited_by')
    .selectAll('team_invitations')
    .select(['teams.name as team_name', 'hosts.name as inviter_name'])
    .where('team_invitations.expires_at', '>', now)
}
