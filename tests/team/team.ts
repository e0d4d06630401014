import { signedIn } from '#tests/admin/start-admin'
import { aHost, builtPages, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { inviteToTeam, joinTeam, listInvitations } from '~/team/invitations.server'
import { createTeam } from '~/team/membership.server'
import type { Role } from '~/team/permissions'

export type Person = TestHost & Awaited<ReturnType<typeof signedIn>>

/** An app for looking at teams. */
export async function startTeamApp() {
  return startTestApp({ pages: await builtPages() })
}

export async function aPerson(app: TestApp, handle: string): Promise<Person> {
  const host = await aHost(app, { handle, connected: false })
  return { ...host, ...(await signedIn(app, host)) }
}

/** A team with a person in each role, made through the domain functions; and a stranger to it. */
export async function aTeam(app: TestApp, mark = '') {
  const [owner, manager, member, stranger] = await Promise.all(
    ['olga', 'max', 'mia', 'sten'].map((handle) => aPerson(app, handle + mark)),
  )
  if (!owner || !manager || !member || !stranger) throw new Error('Somebody is missing')
  const { db } = app.services
  const created = await createTeam(db, { hostId: owner.id, name: 'Client success', sharesGoto: false }, Date.now())
  if (!created.ok) throw new Error(created.reason)
  const { teamId } = created
  await join(app, { teamId, inviterId: owner.id, person: manager, role: 'manager' })
  await join(app, { teamId, inviterId: owner.id, person: member, role: 'member' })
  return { teamId, owner, manager, member, stranger }
}

export async function join(
  { services: { db } }: { services: Pick<TestApp['services'], 'db'> },
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
