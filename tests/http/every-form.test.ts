import type { ServerBuild } from '@remix-run/node'
import type { Selectable } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { saveOutcome } from '#db/queries/meeting-outcomes'
import { holdOpenJobs } from '#db/queries/paused-jobs'
import { storeAskedReplyTo, storeSender } from '#db/queries/senders'
import { replaceSendingAddress } from '#db/queries/sending-addresses'
import type { BookingsTable } from '#db/tables/bookings'
import { A_BROWSER, A_PASSWORD } from '#tests/accounts/accounts'
import { DAY_MS, plantBooking, signedIn } from '#tests/admin/start-admin'
import { aHeldTime } from '#tests/booking/held-time'
import { aFeedServer, calendarOf } from '#tests/busy/feed-server'
import { connectServer } from '#tests/calendars/calendars'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { AN_ATTENDEE, aHost, builtPages, callApi, freeSlots, startTestApp, type TestApp } from '#tests/setup/test-app'
import { startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { RELAY_VARIABLES, startDnsSimulator } from '#tests/simulators/dns/server'
import { startOidcSimulator } from '#tests/simulators/oidc/server'
import { aTeamEventType } from '#tests/team/booked-team'
import { aPerson, aTeam, join } from '#tests/team/team'
import { beginAuthenticatorApp } from '~/accounts/authenticator-app.server'
import { beginPendingSignIn } from '~/accounts/pending-sign-in.server'
import { requestPasswordReset } from '~/accounts/reset-password.server'
import { signUp } from '~/accounts/sign-up.server'
import { mailboxDigest, mailboxUrl } from '~/booking/mailbox-link.server'
import { issueManageToken } from '~/booking/manage-link.server'
import { hashToken } from '~/security/tokens.server'
import { chooseBookable } from '~/team/bookable.server'
import { inviteToTeam, listInvitations } from '~/team/invitations.server'
import { createTeam } from '~/team/membership.server'
import { readTeamPage, saveTeamPage } from '~/team/team-page.server'
import { bodyOf, formsOf, linksOf, type PageForm } from './page-forms'

type Visitor = Pick<Awaited<ReturnType<typeof signedIn>>, 'get' | 'send'>

/** Forms that end what other forms are about, so they are sent last; the last one ends the session. */
const ENDS = ['refusal', 'withdrawal', 'removal', 'leaving', 'dissolution', 'revocation', 'deletion', 'sign-out']
/** Values of buttons that do the same. */
const ENDING_BUTTONS = ['disconnect', 'remove', 'discard', 'decline', 'release', 'accept']

/** Their forms have no button without scripts: a browser is needed to answer them, and tests/e2e has one. */
const BY_SCRIPT = ['routes/account/passkey', 'routes/admin/security/new-passkey']

it('every form of every page sends only what its action accepts, as loaded and fully ticked (S2)', async () => {
  const watched = watch(await builtPages())
  const provider = await startOidcSimulator()
  const dns = await startDnsSimulator()
  onTestFinished(() => dns.stop())
  const relay = { ...RELAY_VARIABLES, DNS_SERVERS: dns.address }
  const environment = {
    OUTBOUND_ALLOW_PRIVATE: '1',
    OPERATOR_EMAILS: 'ops@example.com',
    ...relay,
    ...provider.environment,
  }
  const app = await startTestApp({ pages: watched.pages, environment })
  provider.serve(app.url)
  const faults: string[] = []
  for (const { visitor, pages, follows } of await everybody(app)) {
    const forms = await collectForms(visitor, pages, follows === true)
    const kinds = new Set<string>()
    for (const form of forms.sort((a, b) => orderOf(a) - orderOf(b)))
      faults.push(...(await sendOn(visitor, form, kinds)))
  }
  expect(watched.refused).toEqual([])
  expect(faults).toEqual([])
  const unsent = watched.actions.filter((id) => !watched.reached.has(id) && !BY_SCRIPT.includes(id))
  expect(unsent).toEqual([])
}, 240_000)

/** The build with a recorder at each action: which have responded, and which threw a refusal instead of showing their form again. */
function watch(build: ServerBuild) {
  const reached = new Set<string>()
  const refused: string[] = []
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const action = route?.module.action
    if (!route || !action) return [id, route] as const
    const listening: typeof action = async (args) => {
      const sent = await args.request.clone().text()
      try {
        const answer = await action(args)
        reached.add(id)
        return answer
      } catch (thrown) {
        if (thrown instanceof Response && [400, 413].includes(thrown.status))
          refused.push(`${thrown.status} ${id}: ${sent.slice(0, 200)}`)
        throw thrown
      }
    }
    return [id, { ...route, module: { ...route.module, action: listening } }] as const
  })
  const actions = routes.filter(([, route]) => route?.module.action).map(([id]) => id)
  return { pages: { ...build, routes: Object.fromEntries(routes) } as ServerBuild, reached, refused, actions }
}

/** Reads the pages, and on request those that they link to, one of each kind, and gathers the forms. */
async function collectForms({ get }: Visitor, pages: string[], follows: boolean): Promise<PageForm[]> {
  const seen = new Set<string>()
  const forms = new Map<string, PageForm>()
  const waiting = [...pages]
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    const { pathname, search, searchParams } = new URL(page, 'http://any.example')
    const kind = `${pathname}?${[...searchParams.keys()].sort()}`
    if (seen.has(kind) || /export|\.(csv|ics|json|js)$/.test(pathname)) continue
    seen.add(kind)
    const answer = await get(pathname + search)
    expect([page, answer.status < 500]).toEqual([page, true])
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    const html = await answer.text()
    keepNew(forms, html, pathname + search)
    if (follows) waiting.push(...linksOf(html).filter((link) => /^\/admin(?!.*handover)/.test(link)))
  }
  return [...forms.values()]
}

function keepNew(forms: Map<string, PageForm>, html: string, address: string): void {
  for (const form of bothWays(html, address)) {
    const key = `${form.path} ${form.fields.map(([name]) => name)} ${buttonOf(form)}`
    if (!forms.has(key)) forms.set(key, form)
  }
}

function bothWays(html: string, address: string): PageForm[] {
  return [...formsOf(html, address, false), ...formsOf(html, address, true)]
}

function buttonOf({ fields }: PageForm): string {
  return String(fields.at(-1)?.join('=').replaceAll(/\d+/g, '0')).slice(0, 60)
}

/** Rows of one form have the same fields with other numbers, however many they are. */
function kindOf(form: PageForm): string {
  const names = new Set(form.fields.map(([name]) => name.replaceAll(/\d+/g, '0')))
  return `${form.path} ${[...names]} ${buttonOf(form)}`
}

function orderOf({ path, fields }: PageForm): number {
  const place = ENDS.findIndex((word) => path.includes(word))
  if (place >= 0) return 2 + place
  return fields.some(([, value]) => ENDING_BUTTONS.includes(value ?? '')) ? 1 : 0
}

/**
 * Sends a form, then the forms of the response page of each kind that was not among them yet.
 *
 * @param kinds of forms of response pages that were sent, for all forms of a visitor: one page responds to many of them
 * @returns the refusals, which no normal form should get
 */
async function sendOn({ send }: Visitor, first: PageForm, kinds: Set<string>): Promise<string[]> {
  const faults: string[] = []
  const waiting = [first]
  for (let form = waiting.shift(); form !== undefined; form = waiting.shift()) {
    const answer = await send(form.path, bodyOf(form))
    const html = await answer.text()
    const isPage = answer.headers.get('content-type')?.startsWith('text/html')
    if (answer.status >= 500 || [403, 405, 413, 415].includes(answer.status) || (answer.status === 400 && !isPage))
      faults.push(`${answer.status} ${form.path}: ${[...new Set(form.fields.map(([name]) => name))]}`)
    if (form !== first || ![400, 200].includes(answer.status)) continue
    for (const next of bothWays(html, form.path).filter(({ path }) => path === first.path)) {
      if (kinds.has(kindOf(next))) continue
      kinds.add(kindOf(next))
      waiting.push(next)
    }
  }
  return faults
}

interface Visit {
  visitor: Visitor
  pages: string[]
  follows?: boolean
}

/** All roles with separate pages. An owner who hands over a team may do nothing more there, so that is another team's owner. */
async function everybody(app: TestApp): Promise<Visit[]> {
  const dana = await aFullAdmin(app)
  const { owner, manager, member, teamId } = await aTeam(app)
  const [eva, ina, leo] = await Promise.all([aPerson(app, 'eva'), aPerson(app, 'ina'), aPerson(app, 'leo')])
  const ops = await aPerson(app, 'ops')
  const { db } = app.services
  const team = await createTeam(db, { hostId: dana.host.id, name: 'Client success', sharesGoto: false }, Date.now())
  if (!team.ok) throw new Error(team.reason)
  const invite = { teamId: team.teamId, inviterId: dana.host.id, role: 'member' } as const
  await join(app, { ...invite, person: eva })
  const acting = { hostId: dana.host.id, teamId: team.teamId }
  const page = { name: 'Client success', handle: 'client-success', welcomeText: '', timeZone: 'Europe/Zurich' }
  await saveTeamPage(app.services, acting, { ...page, showsMembers: true }, Date.now())
  // A dissolved team has no event type to delete, so that is the other team's.
  const other = { hostId: owner.id, teamId }
  await saveTeamPage(app.services, other, { ...page, handle: 'other-team', showsMembers: true }, Date.now())
  await chooseBookable(db, { teamId, hostId: manager.id }, 'yes', Date.now())
  for (const { id } of [dana.host, eva]) await chooseBookable(db, { ...acting, hostId: id }, 'yes', Date.now())
  const typeOfOther = await aTeamEventType(app, other, [manager], {})
  const leftToMembers = ['buffers', 'minimumNotice', 'dailyLimit'] as const
  const leaving = { assignment: { leftToMembers: [...leftToMembers] } }
  const typeOfTeam = await aTeamEventType(app, acting, [dana.host, eva], leaving)
  const teamMeeting = await plantBooking(db, eva.id, {
    ...{ startsAt: Date.now() + 4 * DAY_MS, event_type_id: typeOfTeam, team_rule: 'round_robin' },
  })
  const meeting = await plantBooking(db, eva.id, { startsAt: Date.now() + 3 * DAY_MS })
  for (const email of [ina.email, 'new@example.com']) await inviteToTeam(db, { ...invite, email }, Date.now())
  const [invitation] = await listInvitations(db, { email: ina.email }, Date.now())
  const deletion = `/admin/team/event-types/${typeOfOther}/deletion`
  const ofPage = [
    `event-types/${typeOfTeam}`,
    `event-types/${typeOfTeam}/mails`,
    'sender',
    'sender/address/confirmation?token=ofTeam',
    'sender/reply-to/confirmation?token=ofTeam',
    'event-types/new',
    'page/photo',
  ]
  const ofTeam = [
    ...ofPage,
    `meetings/${teamMeeting}/reassignment`,
    `members/${eva.id}/removal`,
    `meetings/${meeting}/cancellation`,
    'members',
    'dissolution',
  ]
  const pageOfTeam = await readTeamPage(db, team.teamId)
  await plantSendingAddress(db, dana.host.id, 'ofHost')
  await plantSendingAddress(db, pageOfTeam?.host.id ?? '', 'ofTeam')
  return [
    { visitor: aStranger(app), pages: await openPages(app, dana) },
    { visitor: ina, pages: [`/admin/team/invitations/${invitation?.id}`] },
    { visitor: member, pages: ['/admin/team/leaving'] },
    { visitor: owner, pages: [`/admin/team/members/${manager.id}/handover`, deletion] },
    {
      visitor: dana,
      pages: [...dana.pages, SENDING_PROOF, REPLY_TO_PROOF, ...ofTeam.map((page) => `/admin/team/${page}`)],
      follows: true,
    },
    ...(await withSecondStep(app)),
    { visitor: leo, pages: ['/admin', '/admin/goto', '/admin/team', '/admin/settings/account/deletion'] },
    { visitor: ops, pages: ['/operator', '/operator/mail', '/operator/settings', `/operator/tenants/${ina.id}`] },
  ]
}

/** A host with a second step, two keys and two sessions; and one whose second step is missing. */
async function withSecondStep(app: TestApp): Promise<Visit[]> {
  const { db, keyring } = app.services
  const now = Date.now()
  const host = await aHost(app, { handle: 'sec', connected: false })
  const visitor = await signedIn(app, host)
  await signedIn(app, host)
  await visitor.post('/admin/api', { name: 'Reports', days: '0', scopes: 'read' })
  await beginAuthenticatorApp({ db, keyring }, host.id, now)
  const used = { confirmed_at: now, last_step: 1 }
  await db.updateTable('authenticator_apps').set(used).where('host_id', '=', host.id).execute()
  await db.updateTable('hosts').set({ second_step_at: now }).where('id', '=', host.id).execute()
  const passkey = {
    id: 'pky_sec',
    credential_id: 'sec',
    host_id: host.id,
    name: 'Laptop',
    public_key: 'AA',
    counter: 0,
  }
  await db
    .insertInto('passkeys')
    .values({ ...passkey, transports: '[]', created_at: now, last_used_at: null })
    .execute()
  const pending = await beginPendingSignIn(db, { hostId: host.id, next: '/admin', appUrl: app.url }, now)
  const cookie = pending.split(';')[0] ?? ''
  const half: Visitor = {
    get: (path) => fetch(app.url + path, { headers: { cookie }, redirect: 'manual' }),
    send: (path, body) =>
      fetch(app.url + path, { method: 'POST', body, headers: { cookie, Origin: app.url }, redirect: 'manual' }),
  }
  const pages = [
    'codes',
    'app/removal',
    `passkeys/${passkey.id}/removal`,
    `passkeys/${passkey.id}/name`,
    'passkeys/new',
    '',
  ]
  const ofHost = pages.map((page) => `/admin/settings/security/${page}`.replace(/\/$/, ''))
  return [
    { visitor, pages: [...ofHost, '/admin/confirm?act=create_key&next=/admin/api', '/admin/api'] },
    { visitor: half, pages: ['/sign-in/code'] },
  ]
}

function aStranger({ url }: TestApp): Visitor {
  return {
    get: (path) => fetch(url + path, { redirect: 'manual' }),
    send: (path, body) => fetch(url + path, { method: 'POST', body, headers: { Origin: url }, redirect: 'manual' }),
  }
}

/** A host with something of everything. */
async function aFullAdmin(app: TestApp) {
  const { db } = app.services
  const host = await aHost(app)
  const browser = await signedIn(app, host)
  const { post } = browser
  const second = { hostId: host.id, accountKey: app.goto.state.accounts[1]?.key ?? '' }
  await connectToSimulator(app.services, second)
  const kinds = ['short_text', 'one_choice', 'several_choices', 'yes_no', 'phone']
  const questions = kinds.map((kind) => ({
    ...{ id: kind, label: `About ${kind}`, kind, required: false },
    ...(kind.endsWith('s') || kind === 'one_choice' ? { choices: ['one', 'two', 'three'] } : {}),
  }))
  const asking = { questions: JSON.stringify(questions), guests_allowed: 1 as const, consent_text: 'I agree' }
  await db.updateTable('event_types').set(asking).where('host_id', '=', host.id).execute()
  const hours = Array.from({ length: 20 }, (_, hour) => ({
    start: `${String(hour).padStart(2, '0')}:00`,
    end: `${String(hour).padStart(2, '0')}:30`,
  }))
  // More than the form itself accepts, as only the API sets them: the page must be able to show it.
  const monday = Array.from({ length: 26 }, (_, index) => quarterOf(index))
  const times = {
    timeZone: 'Europe/Zurich',
    weekly: [...monday.map((span) => ({ weekday: 1, ...span })), { weekday: 3, start: '09:00', end: '17:00' }],
    overrides: [{ date: '2031-05-05', intervals: hours }],
  }
  const changed = await callApi(app, host, 'PUT', '/availability', times)
  if (!changed.ok) throw new Error(await changed.text())
  const slots = await freeSlots(app, host)
  const booked = async (values: Partial<Selectable<BookingsTable>> = {}) => {
    const request = { eventType: 'intro-call', start: slots.shift(), attendee: AN_ATTENDEE }
    const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
    await app.settled()
    if (Object.keys(values).length > 0) await db.updateTable('bookings').set(values).where('id', '=', data.id).execute()
    return data as { id: string; manageUrl: string }
  }
  // The first one's calendar receives the bookings that follow; the second account is disconnected on a page of its own.
  await connectServer(app, host, await startQuirksServer())
  const secondAccount = await connectServer(app, host, await startQuirksServer(), { receives: false })
  const booking = await booked()
  const own = await booked()
  await plantOverruns(app, host.id)

  const feed = await aFeedServer((_, response) => response.end(calendarOf()))
  await post('/admin/calendars', { url: feed.url })
  await post('/admin/calendars/subscription', { step: 'renew' })
  await post('/admin/webhooks', { url: `${feed.url}/hook`, events: 'booking.created' })
  const [webhook] = (await (await callApi(app, host, 'GET', '/webhooks')).json()).data
  await post(`/admin/webhooks/${webhook.id}`, { intent: 'test' })
  const connector = { name: 'Acme', crmSystem: '', recordIdPath: '', 'booked-method': 'POST', 'booked-url': feed.url }
  await post('/admin/webhooks/connectors/new', { ...connector, 'booked-body': '{}', intent: 'save' })
  await post('/admin/api', { name: 'Reports', days: '', scopes: 'bookings:read' })
  await post('/admin/availability/new', { name: 'Evenings', copyOf: '' })
  await post('/admin/availability/days-off', { change: 'add', from: '2031-06-02', to: '', note: 'Away' })
  await post('/admin/availability/days-off', { change: 'country', country: 'CH' })
  await post('/admin/embed', { intent: 'add', site: 'https://www.example.com' })
  await post('/admin/embed', {
    intent: 'add-old',
    oldLink: 'https://calendly.com/dana/intro',
    slug: 'intro-call',
  })
  const [type] = await db.selectFrom('event_types').select('id').where('slug', '=', 'intro-call').execute()
  await post(`/admin/event-types/${type?.id}/copy`, {})
  await post(`/admin/event-types/${type?.id}/links`, { make: 'one-time' })
  await app.settled()

  const past = Date.now() - DAY_MS
  const others = [
    own,
    await booked({ status: 'pending' }),
    await booked({ starts_at: past, ends_at: past + 1_800_000, attendee_email: 'past@example.com' }),
    await booked({ meeting_status: 'failed', join_url: null }),
  ]
  for (let made = 0; made < 5; made++) {
    const from = { host_id: host.id, network: 'one', wide_network: 'wide', mailbox: 'ada', booked_at: Date.now() }
    const { id } = await booked()
    await db.deleteFrom('booking_networks').where('booking_id', '=', id).execute()
    await db
      .insertInto('booking_networks')
      .values({ booking_id: id, ...from })
      .execute()
  }
  const job = { host_id: host.id, booking_id: own.id, payload: '{}', run_at: 1, deadline_at: 2, created_at: 1 }
  const stuck = { ...job, updated_at: 1, lane: 'x', kind: 'booking-mail', last_error: '550 no such mailbox' } as const
  await db
    .insertInto('jobs')
    .values({ ...stuck, state: 'failed' })
    .execute()
  await db
    .insertInto('jobs')
    .values({ ...stuck, lane: 'y', state: 'queued', run_at: Date.now() + DAY_MS })
    .execute()
  await holdOpenJobs(db, Date.now())

  const all = others.flatMap(({ id }) =>
    ['', '/cancellation', '/move', '/new-time', '/link', '/decline'].map((page) => `/admin/bookings/${id}${page}`),
  )
  const pages = [
    ...['/admin', '/admin/bookings', '/admin/bookings/new', '/admin/bookings/rush', '/admin/deliveries', '/admin/goto'],
    ...['/admin/availability?done=saved', '/admin/availability/days-off?done=saved', '/admin/settings', '/admin/embed'],
    ...[
      '/admin/settings/photo',
      '/admin/settings/limits',
      '/admin/settings/blocked',
      '/admin/settings/person?address=past@example.com',
    ],
    ...[
      '/admin/settings/person/retention?days=90',
      '/admin/team',
      '/admin/team/dissolution',
      '/admin/webhooks/connectors/new',
      `/admin/calendars/accounts/${secondAccount.accountId}/disconnection`,
    ],
    ...[`/admin/bookings/new?type=${type?.id}&name=Ada&email=ada@example.com&tz=Europe/Zurich`],
    ...all,
  ]
  const [schedule] = await db.selectFrom('schedules').select('id').where('host_id', '=', host.id).execute()
  pages.push(`/admin/availability/${schedule?.id}/dates?date=2031-05-05&done=saved`)
  return { ...browser, host, booking, later: slots.at(-1), pages }
}

function quarterOf(index: number): { start: string; end: string } {
  const time = (quarter: number) =>
    `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
  return { start: time(2 * index), end: time(2 * index + 1) }
}

/** Pages that need no session, with links from mails; on our own pages and in frames. */
/** Meetings that ran into the next one, so that the insights advise a buffer. */
async function plantOverruns({ services: { db, keyring } }: TestApp, hostId: string): Promise<void> {
  for (const day of [2, 3]) {
    const startsAt = Date.now() - day * DAY_MS
    const first = await plantBooking(db, hostId, { startsAt, meeting_id: `12345678${day}` })
    const next = await plantBooking(db, hostId, { startsAt: startsAt + 1_800_000 })
    for (const id of [first, next]) {
      const { sealed, hash } = issueManageToken(keyring, id)
      const manage = { manage_token: sealed, manage_token_hash: hash }
      await db.updateTable('bookings').set(manage).where('id', '=', id).execute()
    }
    const times = { started_at: startsAt, ended_at: startsAt + 2_400_000, read_at: startsAt + 2_460_000 }
    const found = { state: 'held', reason: null, participants: 2, reads: 1 } as const
    await saveOutcome(db, { booking_id: first, host_id: hostId, ...found, ...times })
  }
}

const SENDING_PROOF = '/admin/settings/sender/address/confirmation?token=ofHost'
const REPLY_TO_PROOF = '/admin/settings/sender/reply-to/confirmation?token=ofHost'

/** An address to send from and one for replies that wait for their proof by this token. */
async function plantSendingAddress(db: TestApp['services']['db'], hostId: string, token: string): Promise<void> {
  const now = Date.now()
  await replaceSendingAddress(db, {
    ...{ host_id: hostId, address: 'dana@studio.example', asked_at: now, token_hash: hashToken(token) },
    ...{ token_expires_at: now + DAY_MS, proven_at: null, relay: '[]', lines: '[]', checked_at: now - DAY_MS },
    ...{ next_check_at: now, right_at: null, refusal: null },
  })
  await storeSender(db, { host_id: hostId, name: '', reply_to: '', signature: '', updated_at: now })
  const asked = { address: 'office@studio.example', tokenHash: hashToken(token), expiresAt: now + DAY_MS }
  await storeAskedReplyTo(db, { hostId, ...asked })
}

async function openPages(app: TestApp, { booking, later = '' }: Awaited<ReturnType<typeof aFullAdmin>>) {
  const newcomer = { name: 'Nora Example', email: 'nora@example.com', password: A_PASSWORD, timeZone: 'Europe/Zurich' }
  await signUp(app.services, { ...newcomer, locale: 'en', browser: A_BROWSER }, Date.now())
  await aHost(app, { handle: 'otto', connected: false })
  await requestPasswordReset(app.services, 'otto@example.com', Date.now())
  await app.settled()
  const links = app.mail.messages.flatMap(({ parsed }) =>
    [...String(parsed.text).matchAll(/https?:\/\/\S+token=\S+/g)].map(([link]) => new URL(link)),
  )
  const start = encodeURIComponent(later)
  const { id } = await app.services.db
    .selectFrom('hosts')
    .select('id')
    .where('handle', '=', 'dana')
    .executeTakeFirstOrThrow()
  const ended = { hostId: id, mailbox: mailboxDigest('ada@example.com') }
  const report = new URL(mailboxUrl({ keyring: app.services.keyring, appUrl: app.url }, 'report', ended)).pathname
  const unsubscribe = new URL(mailboxUrl({ keyring: app.services.keyring, appUrl: app.url }, 'unsubscribe', ended))
    .pathname
  const attendee = new URL(booking.manageUrl).pathname
  const waiting = await aHeldTime(app, id, Date.parse(later))
  const framed = [
    waiting,
    ...['/dana/intro-call', `/dana/intro-call/book?start=${start}`, attendee],
    ...['edit', `reschedule?start=${start}`, 'reschedule', 'cancel'].map((page) => `${attendee}/${page}`),
  ]
  return [
    ...['/', '/sign-in', '/sign-up', '/forgot-password', '/verify-email?unverified=nora@example.com', '/dana'],
    ...['/reset-password', '/verify-email'],
    ...links.map(({ pathname, search }) => pathname + search),
    report,
    unsubscribe,
    ...framed.flatMap((page) => [page.replace(/(?=\?|$)/, '/embed'), page]),
  ]
}
