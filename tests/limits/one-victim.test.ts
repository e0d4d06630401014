import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { aVisitor } from '#tests/booking/visitor-form'
import { FULL } from '#tests/proofs/fleet'
import { type SteppedClock, setClock } from '#tests/setup/stepped-clock'
import { aHost, builtPages, callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { RELAY_VARIABLES, startDnsSimulator } from '#tests/simulators/dns/server'
import { bookedTeamOf } from '#tests/team/booked-team'
import { hashPassword } from '~/accounts/password.server'
import { proveAll } from '~/commands/prove'
import type { AccountMailPayload, BookingMailPayload, ReminderMoment } from '~/outbox/job'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** A Monday. */
const BEGIN = Date.UTC(2026, 11, 7, 8)
const VICTIM = 'victim@stranger.example'
const ADA = 'ada@honest.example'
const BEA = 'bea@honest.example'
/** Over three quarters of a day, however many. */
const NETWORKS = FULL ? 200 : 120
const BETWEEN_NETWORKS_MS = (20 * HOUR_MS) / NETWORKS
const PASSWORD = 'drei Birnen im Regal'

type Kind =
  | BookingMailPayload['mail']
  | AccountMailPayload['mail']
  | 'prove-address'
  | `reminder-${ReminderMoment['before']}`

/**
 * Every mail there is, and whether a person without an account can get it. A new mail must be added here (the compiler asks for it), and
 * the story below must try to send it to a stranger.
 */
const CAN_REACH_A_STRANGER: Record<Kind, boolean> = {
  confirmed: true,
  'link-ready': true,
  rescheduled: true,
  updated: true,
  reassigned: true,
  cancelled: true,
  declined: true,
  uninvited: true,
  'request-received': true,
  'new-time-asked': true,
  'reminder-day': true,
  'reminder-hour': true,
  'prove-address': true,
  'verify-email': true,
  'change-email': true,
  'team-invitation': true,
  'prove-sending-address': true,
  'prove-reply-to': true,
  'reset-password': true,
  'request-to-answer': false,
  // Needs a recording that GoTo has made of a meeting with them; counted as other mails that a host causes.
  recording: false,
  // Only to the proven address of an account.
  'taken-over': false,
  'handed-over': false,
  'account-exists': false,
  'reconnect-goto': false,
  'meeting-trouble': false,
  'meeting-gone': false,
  'calendar-trouble': false,
  'reconnect-calendar': false,
  'calendar-unreadable': false,
  'calendar-edit': false,
  'team-news': false,
  'delivery-off': false,
  'sending-address-off': false,
  // To a former address only if the account had proven it.
  'security-notice': false,
}

/** Every call in the code that queues a mail, and what it queues. The story below makes each that can reach a stranger. */
const CALLS_THAT_QUEUE_MAIL = [
  'account-access.server.ts queueAccountMail',
  'account-link.server.ts queueAccountMail',
  'approve-booking.server.ts queueFollowUps',
  'ask-for-new-time.server.ts queueMail',
  'cancel-booking.server.ts queueFollowUps',
  'change-details.server.ts queueFollowUps',
  'check-meeting.server.ts queueAccountMail',
  'create-booking.server.ts queueFollowUps',
  'create-meeting.server.ts queueAccountMail',
  'create-meeting.server.ts queueFollowUps',
  'deliver.server.ts queueAccountMail',
  'incomplete-types.server.ts queueAccountMail',
  'invitations.server.ts queueAccountMail',
  'keep-attendance.server.ts queueFollowUps',
  'keep-check.server.ts queueAccountMail',
  'leave-booking.server.ts queueFollowUps',
  'notify-member.server.ts queueAccountMail',
  'oauth-stores.server.ts queueAccountMail',
  'paste-meeting-link.server.ts queueFollowUps',
  'prepare-reminders.server.ts withinMailBudgets',
  'queue-after-meeting.server.ts queueMail',
  'queue-follow-ups.server.ts withinMailBudgets',
  'queue-mails.server.ts withinMailBudgets',
  'read-account.server.ts queueAccountMail',
  'reassign-booking.server.ts queueFollowUps',
  'record-security-act.server.ts queueAccountMail',
  'refresh-feed.server.ts queueAccountMail',
  'reply-to.server.ts queueAccountMail',
  'reschedule-booking.server.ts queueFollowUps',
  'send-again.server.ts queueMail',
  'send-follow-up.server.ts withinMailBudgets',
  'sending-address.server.ts queueAccountMail',
  'sign-up.server.ts queueAccountMail',
  'state-attendance.server.ts queueFollowUps',
  'store-changes.server.ts queueAccountMail',
]

describe('one stranger’s address (S16)', () => {
  it('is written to only by the listed calls', () => {
    const found = globSync('app/**/*.{ts,tsx}').flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /(?<!function )\b(queueAccountMail|queueMail|queueFollowUps|withinMailBudgets)\((?!\n? *tx: )/g,
        ),
      ].map(([, name]) => `${basename(file)} ${name}`),
    )
    expect([...new Set(found)].sort()).toEqual(CALLS_THAT_QUEUE_MAIL)
  })

  it(`gets at most three mails a day from ${NETWORKS} networks and five hosts, and honest mails arrive`, async () => {
    const { app, clock, tenants } = await aServiceUnderAttack()
    const honest = await twoHonestPeople(app, clock, tenants[4]!)
    const attack = await attackByHosts(app, clock, tenants)
    const crowd = await attackByNetworks(app, clock, tenants)
    // To the last reminder of what the hosts booked for the next day, within one day of the first mail.
    await passUntil(app, clock, BEGIN + 23.6 * HOUR_MS)
    await attack.end()

    expect(await triedKinds(app)).toEqual(
      Object.entries(CAN_REACH_A_STRANGER)
        .flatMap(([kind, can]) => (can ? [kind] : []))
        .sort(),
    )
    const received = mailsOf(app, VICTIM)
    expect(received.length).toBeGreaterThan(0)
    expect(received.length).toBeLessThanOrEqual(3)
    await passUntil(app, clock, BEGIN + 24.2 * HOUR_MS)
    expect(await deliveredTo(app, ADA)).toEqual(['confirmed', 'rescheduled', 'reminder-day', 'reminder-hour'])
    expect(await deliveredTo(app, BEA)).toEqual(['confirmed', 'rescheduled', 'cancelled'])

    // Nothing is lost: every confirmed booking exists, and its history says what was not sent.
    const { count } = await app.services.db
      .selectFrom('bookings')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(Number(count)).toBe(honest.booked + attack.booked + crowd.booked)
    // Most were accepted, so the result shows the budget and not another refusal.
    expect(crowd.booked).toBeGreaterThan(50)
    const findings = await proveAll(app.services, app.services.keyring)
    expect(findings.filter(({ breaches }) => breaches.length > 0)).toEqual([])
    const metrics = await (await fetch(`${app.url}/metrics`)).text()
    expect(metrics).toMatch(/foyer_mails_held_back\{mail="confirmed",reason="recipient"\} \d+/)
    expect(metrics).toMatch(/foyer_mails_held_back\{mail="reminder-day",reason="recipient"\} \d+/)

    // A day later the budget is full again, and no larger.
    clock.step(DAY_MS)
    const before = mailsOf(app, VICTIM).length
    await attackByNetworks(app, clock, tenants, 40)
    const more = mailsOf(app, VICTIM).length - before
    expect(more).toBeGreaterThan(0)
    expect(more).toBeLessThanOrEqual(3)
  }, 600_000)
})

async function aServiceUnderAttack() {
  const clock = setClock(BEGIN)
  onTestFinished(() => clock.giveBack())
  const dns = await startDnsSimulator()
  onTestFinished(() => dns.stop())
  const app = await startTestApp({
    pages: await builtPages(),
    environment: { RATE_LIMIT: 'on', TRUST_PROXY: '1', ...RELAY_VARIABLES, DNS_SERVERS: dns.address },
  })
  const tenants: TestHost[] = []
  for (const handle of ['dana', 'emil', 'fay', 'gus', 'hana']) {
    const host = await aHost(app, { handle, connected: false })
    const [eventType] = (await (await callApi(app, host, 'GET', '/event-types')).json()).data
    await callApi(app, host, 'PATCH', `/event-types/${eventType.id}`, { guestsAllowed: true })
    await callApi(app, host, 'POST', '/event-types', {
      ...{ slug: 'on-request', title: 'On request', confirmation: 'manual' },
    })
    await callApi(app, host, 'POST', '/event-types', { slug: 'with-proof', title: 'With proof' })
    await app.services.db
      .updateTable('event_types')
      .set({ proves_address: 1 })
      .where('slug', '=', 'with-proof')
      .execute()
    tenants.push(host)
  }
  // The first one gets the bookings of a team, and may hand them to a colleague.
  const colleague = await aHost(app, { handle: 'ina', connected: false })
  await bookedTeamOf(app, [...tenants.slice(0, 1), colleague], { priorities: { ina: 2 } })
  return { app, clock, tenants }
}

/** Ada books, moves, and is reminded; Bea books, moves and cancels. Both act by the link in their mail. */
async function twoHonestPeople(app: TestApp, clock: SteppedClock, host: TestHost) {
  const slots = await slotsOf(app, host)
  let booked = 0
  for (const [index, email] of [ADA, BEA].entries()) {
    const status = await bookByForm(app, host, { email, start: slots[20 + index], network: 250 })
    expect(status).toBe(302)
    booked++
    await settle(app)
    const link = linkIn(app, email)
    const seen = slots[20 + index] ?? ''
    const start = firstAfter(slots, BEGIN + 25 * HOUR_MS + index * HOUR_MS)
    expect((await post(app, `${link}/reschedule`, { start, seen }, 250)).status).toBe(302)
    await settle(app)
    if (email === BEA) expect((await post(app, `${link}/cancel`, {}, 250)).status).toBe(302)
    await settle(app)
  }
  clock.step(MINUTE_MS)
  return { booked }
}

/** The hosts work together: each uses all that an account can do to a stranger's address. */
async function attackByHosts(app: TestApp, clock: SteppedClock, tenants: TestHost[]) {
  const { db } = app.services
  let booked = 0
  const ends: (() => Promise<void>)[] = []
  for (const [index, host] of tenants.entries()) {
    const admin = await signedIn(app, host)
    const slots = await slotsOf(app, host)
    const call = async (path: string, body: object) => {
      const answer = await callApi(app, host, 'POST', path, body)
      await settle(app)
      return { status: answer.status, data: (await answer.json()).data }
    }
    const book = async (body: object) => {
      const answer = await call('/bookings', { eventType: 'intro-call', ...body })
      expect(answer.status).toBe(201)
      booked++
      return answer.data as { id: string; manageUrl: string }
    }
    const victim = { name: 'Ada', email: VICTIM, timeZone: 'UTC' }
    const own = { name: 'Ada', email: `own${index}@example.net`, timeZone: 'UTC' }

    // For tomorrow, so that both reminders come due within the day.
    const soon = firstAfter(slots, BEGIN + 24.4 * HOUR_MS)
    const eventType = index === 0 ? 'demo' : 'intro-call'
    const first = await book({ eventType, start: soon, attendee: victim })
    const asGuest = await book({ start: slots[60], attendee: own, guests: [VICTIM] })
    const onRequest = await book({ eventType: 'on-request', start: slots[62], attendee: victim })
    await call(`/bookings/${onRequest.id}/decline`, {})
    await post(app, `${new URL(asGuest.manageUrl).href}/edit`, { name: 'Ada', guests: '' }, 240)
    await settle(app)

    await admin.post(`/admin/bookings/${first.id}/link`, { link: 'https://meet.example.com/room' })
    await admin.post(`/admin/bookings/${first.id}/new-time`, { message: 'Look here' })
    const delivery = await db.selectFrom('sent_mails').select('id').where('booking_id', '=', first.id).execute()
    await admin.post(`/admin/bookings/${first.id}/change`, { change: 'send-again', delivery: delivery[0]?.id ?? '' })
    await settle(app)
    await post(app, `${new URL(first.manageUrl).href}/edit`, { name: 'Ada Lovelace', guests: '' }, 241)
    await settle(app)
    // Moved away and back to tomorrow, as often as possible.
    for (const start of [slots[64], soon]) await call(`/bookings/${first.id}/reschedule`, { start })
    ends.push(async () => {
      // To the colleague and back.
      if (index === 0) for (let time = 0; time < 2; time++) await call(`/bookings/${first.id}/reassignment`, {})
      await call(`/bookings/${first.id}/cancellation`, {})
    })

    await admin.post('/admin/team', { name: 'Client success' })
    for (let time = 0; time < 3; time++) await admin.post('/admin/team/members', { email: VICTIM, role: 'member' })
    await db
      .updateTable('hosts')
      .set({ password_hash: await hashPassword(PASSWORD) })
      .where('id', '=', host.id)
      .execute()
    await admin.post('/admin/settings/sender/address', { address: VICTIM })
    await admin.post('/admin/settings/sender', { name: '', replyTo: VICTIM, signature: '' })
    const changed = await admin.post('/admin/settings?part=email', { email: VICTIM, currentPassword: PASSWORD })
    // Beyond five an hour the form itself refuses.
    expect(changed.status, await changed.text()).toBe(index === 0 ? 302 : 429)
    await settle(app)
    clock.step(MINUTE_MS)
  }
  return {
    get booked() {
      return booked
    },
    async end() {
      for (const end of ends) await end()
    },
  }
}

/** Many strangers, each from a separate network, over the rest of the day. */
async function attackByNetworks(app: TestApp, clock: SteppedClock, tenants: TestHost[], networks = NETWORKS) {
  let booked = 0
  const spare = new Map<string, string[]>()
  const free = async (host: TestHost) => {
    const slots =
      spare.get(host.id) ?? (await slotsOf(app, host)).filter((start) => Date.parse(start) > BEGIN + 4 * DAY_MS)
    spare.set(host.id, slots)
    return slots.pop()
  }
  for (let network = 1; network <= networks; network++) {
    const host = tenants[network % tenants.length]!
    const account = { name: 'Ada Example', email: VICTIM, password: `${PASSWORD} ${network}` }
    const own = `own-${network}@example.net`
    const ways = [
      async () => bookByForm(app, host, { email: VICTIM, network, start: await free(host) }),
      async () => bookByForm(app, host, { email: own, guests: VICTIM, network, start: await free(host) }),
      async () =>
        bookByForm(app, host, {
          email: own,
          guests: `victim+${network}@stranger.example`,
          network,
          start: await free(host),
        }),
      async () =>
        bookByForm(app, host, { email: VICTIM, network, slug: 'with-proof', start: await free(host) }).then(() => 0),
      async () => (await post(app, `${app.url}/sign-up`, account, network)).status * 0,
      async () => (await post(app, `${app.url}/verify-email`, { email: VICTIM }, network)).status * 0,
      async () => (await post(app, `${app.url}/forgot-password`, { email: VICTIM }, network)).status * 0,
    ]
    const status = await ways[network % ways.length]!()
    if (status === 302) booked++
    clock.step(BETWEEN_NETWORKS_MS)
    // Counts in memory end by elapsed time, not by the clock: ten an hour stay below the hourly limits.
    for (const limit of ['bookings-to-address', 'mail-to-address'] as const)
      await app.services.limits.giveBack(limit, VICTIM)
    if (network % 10 === 0) await settle(app)
  }
  await settle(app)
  return { booked }
}

/** What was queued for the victim, sent or not, and what a budget held back. */
async function triedKinds(app: TestApp): Promise<string[]> {
  const { db } = app.services
  const jobs = await db
    .selectFrom('jobs')
    .leftJoin('bookings', 'bookings.id', 'jobs.booking_id')
    .select(['kind', 'payload', 'attendee_email'])
    .where('kind', 'in', ['booking-mail', 'reminder', 'account-mail'])
    .execute()
  const queued = jobs.flatMap(({ kind, payload, attendee_email }) => {
    const { mail, recipient, guest, to, before } = JSON.parse(payload)
    const address = to ?? guest ?? (recipient === 'attendee' ? attendee_email : null)
    if (!isVictim(address)) return []
    return [kind === 'reminder' ? `reminder-${before}` : mail]
  })
  const events = await db.selectFrom('booking_events').select('data').where('kind', '=', 'mail_held_back').execute()
  const held = events.map(({ data }) => JSON.parse(String(data))).filter(({ address }) => isVictim(address))
  const ofAccounts = await db.selectFrom('held_back_mails').select('mail').where('recipient', '=', 'account').execute()
  const proofs = db.selectFrom('held_back_mails').select('mail').where('mail', '=', 'prove-address')
  const proven = (await proofs.execute()).map(({ mail }) => mail)
  return [
    ...new Set([...queued, ...proven, ...held.map(({ mail }) => mail), ...ofAccounts.map(({ mail }) => mail)]),
  ].sort()
}

function isVictim(address: string | null): boolean {
  return /^victim(\+\d+)?@stranger\.example$/.test(address ?? '')
}

function mailsOf(app: TestApp, email: string) {
  return app.mail.messages.filter(({ envelope }) =>
    envelope.to.some((to) => to === email || (email === VICTIM && isVictim(to))),
  )
}

async function deliveredTo(app: TestApp, address: string): Promise<string[]> {
  const rows = await app.services.db
    .selectFrom('sent_mails')
    .select('mail')
    .where('address', '=', address)
    .orderBy('accepted_at')
    .execute()
  return rows.map(({ mail }) => mail)
}

async function settle(app: TestApp): Promise<void> {
  app.worker.wake()
  await app.settled()
}

/** In steps of half an hour, so that each reminder comes at its moment. */
async function passUntil(app: TestApp, clock: SteppedClock, instant: number): Promise<void> {
  while (clock.now() < instant) {
    clock.step(Math.min(30 * MINUTE_MS, instant - clock.now()))
    await settle(app)
  }
}

async function slotsOf(app: TestApp, host: TestHost): Promise<string[]> {
  const date = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
  const query = new URLSearchParams({ host: host.handle, eventType: 'intro-call', from: date(1), to: date(40) })
  const { data } = await (await fetch(`${app.url}/api/v1/slots?${query}`)).json()
  return Object.values(data as Record<string, { start: string }[]>)
    .flat()
    .map(({ start }) => start)
}

function firstAfter(slots: string[], instant: number): string {
  return slots.find((start) => Date.parse(start) >= instant) ?? ''
}

function linkIn(app: TestApp, email: string): string {
  return /http:\S+\/booking\/[\w.-]+/.exec(mailsOf(app, email)[0]?.parsed.text ?? '')?.[0] ?? ''
}

async function bookByForm(
  app: TestApp,
  host: TestHost,
  {
    email,
    guests = '',
    start = '',
    network,
    slug = 'intro-call',
  }: { email: string; guests?: string; start?: string | undefined; network: number; slug?: string },
): Promise<number> {
  const visitor = aVisitor(app, host, `198.51.${network}.7`)
  return (await visitor.insist(await visitor.open(start, { slug }), { email, guests })).status
}

function post(app: TestApp, address: string, form: Record<string, string>, network: number) {
  return fetch(address, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
    headers: { Origin: app.url, 'X-Forwarded-For': `198.51.${network}.7` },
  })
}
