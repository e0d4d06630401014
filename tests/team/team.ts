import { signedIn } from '#tests/admin/start-admin'
import { aHost, aHouse, builtPages, type TestHost, type TestHouse } from '#tests/setup/test-app'
import { inviteToTeam, joinTeam, listInvitations } from '~/team/invitations.server'
import { createTeam } from '~/team/membership.server'
import type { Role } from '~/team/permissions'

export type Person = TestHost & Awaited<ReturnType<typeof signedIn>>

/** A house in which teams can be looked at. */
export async function aTeamHouse() {
  return aHouse({ pages: await builtPages() })
}

export async function aPerson(house: TestHouse, handle: string): Promise<Person> {
  const host = await aHost(house, { handle, connected: false })
  return { ...host, ...(await signedIn(house, host)) }
}

/** A team with somebody in each role, made through the domain functions; and a stranger to it. */
export async function aTeam(house: TestHouse, mark = '') {
  const [owner, manager, member, stranger] = await Promise.all(
    ['olga', 'max', 'mia', 'sten'].map((handle) => aPerson(house, handle + mark)),
  )
  if (!owner || !manager || !member || !stranger) throw new Error('Somebody is missing')
  const { db } = house.services
  const created = await createTeam(db, { hostId: owner.id, name: 'Client success', sharesGoto: false }, Date.now())
  if (!created.ok) throw new Error(created.reason)
  const { teamId } = created
  await join(house, { teamId, inviterId: owner.id, person: manager, role: 'manager' })
  await join(house, { teamId, inviterId: owner.id, person: member, role: 'member' })
  return { teamId, owner, manager, member, stranger }
}

export async function join(
  { services: { db } }: TestHouse,
  invite: { teamId: string; inviterId: string; person: TestHost; role: Exclude<Role, 'owner'> },
): Promise<void> {
  const { teamId, inviterId, person, role } = invite
  const now = Date.now()
  const invited = await inviteToTeam(db, { teamId, inviterId, email: person.email, role }, now)
  if (!invited.ok) throw new Error(invited.reason)
  const [invitation] = await listInvitations(db, { email: person.email }, now)
  const joined = await joinTeam(db, { id: invitation?.id ?? '', host: person, sharesGoto: false }, now)
  if (!joined.ok) throw new Error(joined.reason)
}
