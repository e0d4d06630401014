import { updateHost } from '#db/queries/hosts'
import { replaceSendingAddress } from '#db/queries/sending-addresses'
import { DAY_MS, plantBooking, signedIn } from '#tests/admin/start-admin'
import { aHeldTime } from '#tests/booking/held-time'
import { connectServer } from '#tests/calendars/calendars'
import { A_PNG } from '#tests/fixtures/photos'
import { AN_ATTENDEE, aHost, builtPages, callApi, freeSlots, startTestApp, type TestApp } from '#tests/setup/test-app'
import { startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { aTeamEventType } from '#tests/team/booked-team'
import { aPerson, aTeam, join } from '#tests/team/team'
import { createApiKey, revokeAllApiKeys } from '~/accounts/api-keys.server'
import { API_SCOPES } from '~/accounts/api-scopes'
import { beginAuthenticatorApp } from '~/accounts/authenticator-app.server'
import { savePhoto } from '~/accounts/host-photo.server'
import { startSession } from '~/accounts/session.server'
import { listSessions } from '~/accounts/session-list.server'
import { mailboxDigest, mailboxUrl } from '~/booking/mailbox-link.server'
import type { ConnectorSettings } from '~/integrations/connectors/connector'
import { saveConnector } from '~/integrations/connectors/save-connector.server'
import { renewSubscribeAddress, subscribeAddress } from '~/invites/outgoing-feed.server'
import { chooseBookable } from '~/team/bookable.server'
import { inviteToTeam, listInvitations } from '~/team/invitations.server'
import { createTeam } from '~/team/membership.server'
import { saveTeamPage } from '~/team/team-page.server'
import type { Caller } from './access-callers'

export interface AccessWorld {
  app: TestApp
  /** What each caller sends along: to pages and forms a cookie, to the API a key. */
  credentials: Record<Caller, { page: Record<string, string>; call: Record<string, string> }>
  /** What addresses name: one that exists, and one that does not. */
  objects: Record<string, { real: string; unreal: string }>
}

/** One app with every caller, and one of everything that an address can name. */
export async function anAccessWorld(): Promise<AccessWorld> {
  const environment = { OUTBOUND_ALLOW_PRIVATE: '1', OPERATOR_EMAILS: 'ops@example.com' }
  const app = await startTestApp({ pages: await builtPages(), environment })
  const { db } = app.services
  const now = Date.now()
  const dana = await aHost(app)
  const team = await aTeam(app)
  const [other, suspended, ops, ended] = await Promise.all(
    ['other', 'suspended', 'ops', 'ended'].map((handle) => aHost(app, { handle, connected: false })),
  )
  if (!other || !suspended || !ops || !ended) throw new Error('Somebody is missing')
  const objects = { ...(await objectsOf(app, dana)), ...(await objectsOfTeam(app, team)) }
  const own = await createTeam(db, { hostId: other.id, name: 'Another team', sharesGoto: false }, now)
  if (!own.ok) throw new Error(own.reason)
  await saveTeamPage(app.services, { hostId: other.id, teamId: own.teamId }, pageOf('another-team'), now)
  // A second member, so that a page about members has somebody.
  await join(app, {
    teamId: own.teamId,
    inviterId: other.id,
    person: await aHost(app, { handle: 'olaf', connected: false }),
    role: 'member',
  })

  const cookieOf = async ({ id }: { id: string }) => (await startSession(db, id, null, Date.now())).split(';')[0] ?? ''
  type Sent = { page: Record<string, string>; call: Record<string, string> }
  const scoped = Object.fromEntries<Sent>(
    await Promise.all(
      API_SCOPES.map(async (scope) => {
        const made = await createApiKey(app.services, { hostId: dana.id, name: scope, scopes: [scope] }, now)
        if (!made.ok) throw new Error(made.reason)
        return [`${scope} key`, { page: bearer(made.key), call: bearer(made.key) }] as const
      }),
    ),
  )
  const person = async (host: { id: string; apiToken: string }) => ({
    page: { cookie: await cookieOf(host) },
    call: bearer(host.apiToken),
  })
  const credentials: Record<string, Sent> = {
    anonymous: { page: {}, call: {} },
    'ended session': await person(ended),
    'other tenant': await person(other),
    own: await person(dana),
    member: await person(team.member),
    manager: await person(team.manager),
    owner: await person(team.owner),
    suspended: await person(suspended),
    operator: await person(ops),
    ...scoped,
  }
  await db.deleteFrom('sessions').where('host_id', '=', ended.id).execute()
  await revokeAllApiKeys(db, ended.id, now)
  await updateHost(db, suspended.id, { suspended_at: now }, now)
  return { app, credentials: credentials as AccessWorld['credentials'], objects }
}

function bearer(key: string): Record<string, string> {
  return { Authorization: `Bearer ${key}` }
}

function pageOf(handle: string) {
  return { name: 'A team', handle, welcomeText: '', timeZone: 'Europe/Zurich', showsMembers: false }
}

/** The same id with another end: of the right form, and of nothing. */
function another(id: string): { real: string; unreal: string } {
  return { real: id, unreal: id.replace(/[^_]+$/, (end) => '0'.repeat(end.length)) }
}

async function objectsOf(app: TestApp, dana: Awaited<ReturnType<typeof aHost>>) {
  const { db, keyring, env } = app.services
  const now = Date.now()
  const made = async (path: string, body: object) => (await (await callApi(app, dana, 'POST', path, body)).json()).data
  const [first, second] = await freeSlots(app, dana)
  const booking = await made('/bookings', { eventType: 'intro-call', start: first, attendee: AN_ATTENDEE })
  const request = await made('/bookings', { eventType: 'intro-call', start: second, attendee: AN_ATTENDEE })
  const feed = await made('/calendar-feeds', { url: 'http://127.0.0.1:9/x.ics' })
  const webhook = await made('/webhooks', { url: 'http://127.0.0.1:9/hook', events: ['booking.created'] })
  await app.settled()
  await db.updateTable('bookings').set({ status: 'pending' }).where('id', '=', request.id).execute()
  const browser = await signedIn(app, dana)
  await browser.post(`/admin/webhooks/${webhook.id}`, { intent: 'test' })
  const connector = await saveConnector(app.services, { hostId: dana.id, id: null }, A_CONNECTOR, now)
  if (!connector.ok) throw new Error(connector.reason)
  const { accountId } = await connectServer(app, dana, await startQuirksServer())
  await renewSubscribeAddress(app.services, dana.id, now)
  await savePhoto(db, dana.id, new Blob([A_PNG]), now)
  const passkey = { id: 'pky_planted', credential_id: 'cred', host_id: dana.id, name: 'Laptop', public_key: 'AA' }
  await db
    .insertInto('passkeys')
    .values({ ...passkey, counter: 0, transports: '[]', created_at: now, last_used_at: null })
    .execute()
  await beginAuthenticatorApp({ db, keyring }, dana.id, now)
  const inUse = { confirmed_at: now, last_step: 1 }
  await db.updateTable('authenticator_apps').set(inUse).where('host_id', '=', dana.id).execute()
  await updateHost(db, dana.id, { second_step_at: now }, now)
  await replaceSendingAddress(db, {
    ...{ host_id: dana.id, address: 'dana@studio.example', asked_at: now, token_hash: null, token_expires_at: null },
    ...{
      proven_at: null,
      relay: '[]',
      lines: '[]',
      checked_at: now,
      next_check_at: now,
      right_at: null,
      refusal: null,
    },
  })
  const job = { host_id: dana.id, booking_id: booking.id, payload: '{}', run_at: 1, deadline_at: 2, created_at: 1 }
  const failed = { ...job, updated_at: 1, lane: 'x', kind: 'booking-mail', state: 'failed' } as const
  await db.insertInto('jobs').values(failed).execute()
  const idIn = async (table: 'event_types' | 'schedules' | 'deliveries' | 'api_keys' | 'host_photos') =>
    (await db.selectFrom(table).select('id').where('host_id', '=', dana.id).executeTakeFirstOrThrow()).id
  const [jobRow] = await db.selectFrom('jobs').select('id').where('state', '=', 'failed').execute()
  const [session] = await listSessions(db, { hostId: dana.id, sessionIdHash: '' }, now)
  const { origin } = new URL(app.url)
  const link = { hostId: dana.id, mailbox: mailboxDigest('ada@example.com') }
  const tokenOf = (url: string) => new URL(url, origin).pathname.split('/').at(-1) ?? ''
  const mailbox = (kind: 'report' | 'unsubscribe') =>
    another(tokenOf(mailboxUrl({ keyring, appUrl: app.url }, kind, link)))
  return {
    booking: another(booking.id),
    request: another(request.id),
    job: { real: String(jobRow?.id), unreal: '999999999' },
    'event type': another(await idIn('event_types')),
    schedule: another(await idIn('schedules')),
    delivery: another(await idIn('deliveries')),
    'API key': another(await idIn('api_keys')),
    photo: another(await idIn('host_photos')),
    'calendar feed': another(feed.id),
    'calendar account': another(accountId),
    webhook: another(webhook.id),
    connector: another(connector.id),
    passkey: another(passkey.id),
    session: another(session?.id ?? ''),
    tenant: another(dana.id),
    'booking link': another(tokenOf(booking.manageUrl)),
    'held time': { real: tokenOf(await aHeldTime(app, dana.id)), unreal: `prf_none.${'a'.repeat(43)}` },
    'report link': mailbox('report'),
    'unsubscribe link': mailbox('unsubscribe'),
    'feed of bookings': {
      real: tokenOf((await subscribeAddress({ db, keyring, env }, dana.id)) ?? ''),
      unreal: `${'0'.repeat(43)}.ics`,
    },
    'public page': { real: dana.handle, unreal: 'nobody' },
    widget: { real: 'embed-000000000000.js', unreal: 'embed-nothing.js' },
  }
}

const A_CONNECTOR: ConnectorSettings = {
  ...{ name: 'CRM', crmSystem: '', recordIdPath: '', headers: [] },
  requests: {
    booked: { method: 'POST', url: 'http://127.0.0.1:9/crm', body: '{}' },
    ...{ moved: null, cancelled: null, outcome: null },
  },
}

async function objectsOfTeam(app: TestApp, team: Awaited<ReturnType<typeof aTeam>>) {
  const { db } = app.services
  const { teamId, owner, manager } = team
  const target = await aPerson(app, 'tina')
  await join(app, { teamId, inviterId: owner.id, person: target, role: 'member' })
  const acting = { hostId: owner.id, teamId }
  await saveTeamPage(app.services, acting, pageOf('client-success'), Date.now())
  for (const { id } of [target, manager]) await chooseBookable(db, { teamId, hostId: id }, 'yes', Date.now())
  const eventTypeId = await aTeamEventType(app, acting, [target, manager], {})
  const meeting = await plantBooking(db, target.id, { startsAt: Date.now() + DAY_MS })
  const inTurn = { event_type_id: eventTypeId, team_rule: 'round_robin' } as const
  const booking = await plantBooking(db, target.id, { startsAt: Date.now() + 8 * DAY_MS, ...inTurn })
  // Somebody with a team may be invited as well; the host who owns everything else is the one here.
  const invite = { teamId, inviterId: owner.id, email: 'dana@example.com', role: 'member' } as const
  await inviteToTeam(db, invite, Date.now())
  const [invitation] = await listInvitations(db, { email: invite.email }, Date.now())
  return {
    'meeting of the team': another(meeting),
    'booking of the team': another(booking),
    'event type of the team': another(eventTypeId),
    'member of the team': another(target.id),
    invitation: another(invitation?.id ?? ''),
  }
}
