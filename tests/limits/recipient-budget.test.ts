import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { mailsTo } from '#tests/booking/a-booking'
import { aVisitor } from '#tests/booking/visitor-form'
import { aHost, builtPages, callApi, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { aDatabase } from '#tests/setup/test-database'
import { proveAll } from '~/commands/prove'
import { budgetMails, noteAgreement, type PlannedMail } from '~/limits/recipient-budget.server'
import { inviteToTeam, withdrawInvitation } from '~/team/invitations.server'
import { createTeam } from '~/team/membership.server'

const NOW = Date.UTC(2026, 10, 2, 9)
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const VICTIM = 'victim@stranger.example'

const aMail = (wishes: Partial<PlannedMail> = {}): PlannedMail => ({
  mail: 'confirmed',
  recipient: 'attendee',
  address: VICTIM,
  rank: 'first',
  cause: 'anybody',
  ...wishes,
})

/** A database with two hosts that have accounts, and a function that requests one mail. */
async function budgets({ established = false } = {}) {
  const connection = await aDatabase()
  const { db } = connection
  for (const id of ['hst_1', 'hst_2'])
    await db
      .insertInto('hosts')
      .values({
        ...{ id, email: `${id}@example.com`, name: id, handle: id.replace('_', '-'), time_zone: 'UTC', locale: 'en' },
        ...{ welcome_text: '', email_verified_at: NOW, created_at: NOW, updated_at: NOW },
      })
      .execute()
  const ask = async (wishes: Partial<PlannedMail> = {}, now = NOW, hostId = 'hst_1') =>
    (await budgetMails(db, { hostId, established }, [aMail(wishes)], now))[0]
  return { db, ask }
}

describe('the budget of a recipient (S16)', () => {
  it('allows two first mails a day, and a third for what follows a booking', async () => {
    const { ask } = await budgets()
    expect([await ask(), await ask({}, NOW, 'hst_2'), await ask()]).toEqual([null, null, 'recipient'])
    expect(await ask({ rank: 'later', mail: 'cancelled' })).toBeNull()
    expect(await ask({ rank: 'later', mail: 'cancelled' })).toBe('recipient')
    expect(await ask({ rank: 'account', mail: 'verify-email' })).toBe('recipient')
  })

  it('recognises a mailbox under every spelling, and stores no address', async () => {
    const { db, ask } = await budgets()
    await ask({ address: 'a.d.a+1@gmail.com' })
    await ask({ address: 'ADA@googlemail.com', recipient: 'guest' })
    expect(await ask({ address: 'ada+x@gmail.com' })).toBe('recipient')
    const rows = await db.selectFrom('mail_recipients').selectAll().execute()
    expect(rows.map(({ mailbox }) => mailbox)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
  })

  it('counts any 24 hours, not days of the calendar', async () => {
    const { ask } = await budgets()
    await ask({}, NOW)
    await ask({}, NOW + 20 * HOUR_MS)
    expect(await ask({}, NOW + 23 * HOUR_MS)).toBe('recipient')
    expect(await ask({}, NOW + 24 * HOUR_MS)).toBeNull()
    expect(await ask({}, NOW + 25 * HOUR_MS)).toBe('recipient')
  })

  it('starts again after the clock was set back from far ahead', async () => {
    const { ask } = await budgets()
    for (let count = 0; count < 2; count++) await ask({}, NOW + 400 * DAY_MS)
    expect(await ask()).toBeNull()
  })

  it('is unlimited after following a link in a mail, or with a verified account', async () => {
    const { db, ask } = await budgets()
    await noteAgreement(db, 'Ada+1@example.com', NOW)
    for (let count = 0; count < 5; count++) {
      expect(await ask({ address: 'ada@example.com' })).toBeNull()
      expect(await ask({ address: 'hst_2@example.com' })).toBeNull()
    }
  })

  it('lets an established host write three more about their bookings, a new one none', async () => {
    for (const established of [true, false]) {
      const { ask } = await budgets({ established })
      for (let count = 0; count < 2; count++) await ask()
      await ask({ rank: 'later' })
      const further = []
      for (let count = 0; count < 4; count++) further.push(await ask({ rank: 'later', cause: 'host' }))
      expect(further).toEqual(
        established ? [null, null, null, 'recipient'] : ['recipient', 'recipient', 'recipient', 'recipient'],
      )
    }
  })

  it('lets a new host write to thirty strangers a day by hand', async () => {
    const { db, ask } = await budgets()
    const reasons = []
    for (let count = 0; count < 35; count++)
      reasons.push(await ask({ address: `stranger${count}@example.org`, cause: 'host' }))
    expect(reasons.filter((reason) => reason === null)).toHaveLength(30)
    expect(await ask({ address: 'visitor@example.org' })).toBeNull()
    expect(await ask({ address: 'another@example.org', cause: 'host' }, NOW + DAY_MS)).toBeNull()
    expect(await db.selectFrom('held_back_mails').select('reason').execute()).toHaveLength(5)
  })

  it('allows as many of forty simultaneous mails as one after another', async () => {
    const { db } = await budgets()
    const ask = () =>
      db.transaction().execute((tx) => budgetMails(tx, { hostId: 'hst_1', established: false }, [aMail()], NOW))
    const reasons = (await Promise.all(Array.from({ length: 40 }, ask))).flat()
    expect(reasons.filter((reason) => reason === null)).toHaveLength(2)
  })
})

describe('team invitations (S16)', () => {
  it('do not become free again when they are withdrawn', async () => {
    const app = await startTestApp({ environment: { RATE_LIMIT: 'on' } })
    const { db } = app.services
    const host = await aHost(app, { connected: false })
    const now = Date.now()
    const team = await createTeam(db, { hostId: host.id, name: 'Client success', sharesGoto: false }, now)
    if (!team.ok) throw new Error(team.reason)
    const mailed = []
    for (let count = 0; count < 40; count++) {
      const invite = {
        teamId: team.teamId,
        inviterId: host.id,
        email: `s${count % 20}@example.org`,
        role: 'member',
      } as const
      const result = await inviteToTeam(db, invite, now)
      mailed.push(result.ok && result.mailed)
      const open = await db.selectFrom('team_invitations').select('id').executeTakeFirstOrThrow()
      await withdrawInvitation(db, { hostId: host.id, teamId: team.teamId }, open.id)
    }
    // Twenty strangers; of their second invitations ten, until the day's thirty are used up.
    expect(mailed.filter(Boolean)).toHaveLength(30)
    expect(await db.selectFrom('held_back_mails').select('reason').execute()).toHaveLength(10)
  })
})

describe('every way to make the service write to a person (S16)', () => {
  it('asks the budget wherever a mail is queued', () => {
    // A new way to queue a mail must be added here, and to the story below.
    const found = execFileSync('grep', ['-rlE', "kind: '(booking-mail|reminder|account-mail)'", 'app'], {
      encoding: 'utf8',
    })
    expect(found.trim().split('\n').sort()).toEqual([
      'app/accounts/queue-account-mail.server.ts',
      // Reads which jobs are mails, and queues none.
      'app/booking/changes/budget-booking-mails.server.ts',
      'app/booking/changes/queue-mails.server.ts',
      'app/booking/mails/prepare-reminders.server.ts',
      'app/outbox/job.ts',
    ])
  })

  it('sends a stranger at most three mails a day, keeps every booking, and delivers honest mails', async () => {
    const app = await startTestApp({
      pages: await builtPages(),
      environment: { RATE_LIMIT: 'on', TRUST_PROXY: '1' },
    })
    const tenants: TestHost[] = []
    for (const handle of ['dana', 'emil', 'fay', 'gus', 'hana'])
      tenants.push(await aHost(app, { handle, connected: false }))
    const attack = await attackFrom(app, tenants)
    expect(attack.booked).toBeGreaterThan(15)
    // Each was accepted: what follows shows the budget, not another refusal.
    expect(attack.changes.filter((status) => status === 302).length).toBeGreaterThan(20)

    const [host = tenants[0]!] = tenants
    const honest = await bookByForm(app, host, { email: 'ada@honest.example', slot: 150, network: 250 })
    expect(honest).toBe(302)
    const [row] = await app.services.db
      .selectFrom('bookings')
      .select('starts_at')
      .where('attendee_email', '=', 'ada@honest.example')
      .execute()
    const seen = new Date(row?.starts_at ?? 0).toISOString()
    await app.settled()
    const link = /http:\S+\/booking\/[\w-]+/.exec(mailsTo(app, 'ada@honest.example')[0]?.parsed.text ?? '')?.[0] ?? ''
    const [start] = (await freeSlots(app, host)).slice(155)
    for (const [path, form] of [
      ['/reschedule', { start: start ?? '', seen }],
      ['/cancel', {}],
    ] as const) {
      expect((await post(app, `${link}${path}`, form, 250)).status).toBe(302)
      // Each mail is sent before the next change outdates it.
      await app.settled()
    }

    expect(mailsTo(app, VICTIM).length).toBeGreaterThan(0)
    expect(mailsTo(app, VICTIM).length).toBeLessThanOrEqual(3)
    expect(mailsTo(app, 'ada@honest.example').map(({ parsed }) => parsed.subject?.split(':')[0])).toHaveLength(3)
    const { count } = await app.services.db
      .selectFrom('bookings')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(Number(count)).toBe(attack.booked + 1)
    const findings = await proveAll(app.services, app.services.keyring)
    expect(findings.filter(({ breaches }) => breaches.length > 0)).toEqual([])
    const metrics = await (await fetch(`${app.url}/metrics`)).text()
    expect(metrics).toMatch(/foyer_mails_held_back\{mail="confirmed",reason="recipient"\} \d+/)

    const { get } = await signedIn(app, host)
    const held = await app.services.db
      .selectFrom('held_back_mails')
      .selectAll()
      .where('host_id', '=', host.id)
      .where('recipient', '=', 'attendee')
      .executeTakeFirstOrThrow()
    expect(await (await get(`/admin/bookings/${held.booking_id}`)).text()).toContain('Mail not sent')
    expect(attack.lastPage).toContain('today’s limit of mails')
    expect(attack.lastHeader).toContain('attendee')
  }, 180_000)
})

/** From 200 networks and by five hosts that work together. */
async function attackFrom(app: TestApp, tenants: TestHost[]) {
  let booked = 0
  let lastPage = ''
  let lastHeader = ''
  const changes: number[] = []
  let network = 0
  for (const [index, host] of tenants.entries()) {
    const admin = await signedIn(app, host)
    const [eventType] = (await (await callApi(app, host, 'GET', '/event-types')).json()).data
    await callApi(app, host, 'PATCH', `/event-types/${eventType.id}`, { guestsAllowed: true })
    const slots = await freeSlots(app, host, 30)
    const own = `own${index}@example.net`
    for (let slot = 0; slot < 1; slot++) {
      const asAttendee = await bookByForm(app, host, { email: VICTIM, slot, network: ++network, start: slots[slot] })
      const asGuest = await bookByForm(app, host, {
        ...{ email: own, guests: VICTIM, slot: slot + 5, network: ++network, start: slots[slot + 5] },
      })
      booked += [asAttendee, asGuest].filter((status) => status === 302).length
    }
    for (let slot = 10; slot < 12; slot++) {
      const attendee = { name: 'Ada', email: slot % 2 ? VICTIM : own, timeZone: 'UTC' }
      const guests = slot % 2 ? [] : [VICTIM]
      const made = await callApi(app, host, 'POST', '/bookings', {
        eventType: 'intro-call',
        start: slots[slot],
        attendee,
        guests,
      })
      if (made.status !== 201) continue
      booked++
      lastHeader = made.headers.get('foyer-mail-held-back') ?? lastHeader
      const { id, manageUrl } = (await made.json()).data
      await callApi(app, host, 'POST', `/bookings/${id}/reschedule`, { start: slots[slot + 20] })
      await app.settled()
      const page = new URL(manageUrl).pathname
      lastPage = slot % 2 ? await (await fetch(app.url + page)).text() : lastPage
      await admin.post(`/admin/bookings/${id}/new-time`, { message: 'Look here' })
      const [delivery] = await app.services.db
        .selectFrom('sent_mails')
        .select('id')
        .where('booking_id', '=', id)
        .execute()
      await admin.post(`/admin/bookings/${id}/change`, { change: 'send-again', delivery: delivery?.id ?? '' })
      const change = async (path: string, form: Record<string, string>) =>
        void changes.push((await post(app, `${app.url}${page}${path}`, form, ++network)).status)
      await change('/edit', { name: 'Ada', guests: VICTIM })
      await change('/reschedule', { start: slots[slot + 40] ?? '', seen: slots[slot + 20] ?? '' })
      await change('/cancel', {})
    }
    const quick = await admin.post('/admin/bookings/new', {
      ...{ name: 'Ada', email: VICTIM, tz: 'UTC', type: eventType.id, start: slots[60] ?? '', once: `once${index}` },
    })
    booked += quick.status === 302 ? 1 : 0
    await admin.post('/admin/team', { name: 'Client success' })
    for (let time = 0; time < 3; time++) await admin.post('/admin/team/members', { email: VICTIM, role: 'member' })
    // Twenty bookings an hour are the most for one address, whoever makes them.
    const account = { name: 'Ada Example', email: VICTIM, password: 'correct horse battery staple' }
    await post(app, `${app.url}/sign-up`, account, ++network)
    await post(app, `${app.url}/verify-email`, { email: VICTIM }, ++network)
    await post(app, `${app.url}/forgot-password`, { email: VICTIM }, ++network)
    await app.settled()
  }
  return { booked, lastPage, lastHeader, changes }
}

async function bookByForm(
  app: TestApp,
  host: TestHost,
  {
    email,
    guests = '',
    slot,
    network,
    start: known,
  }: { email: string; guests?: string; slot: number; network: number; start?: string | undefined },
): Promise<number> {
  const start = known ?? (await freeSlots(app, host, 30))[slot] ?? ''
  const visitor = aVisitor(app, host, `198.51.${network}.7`)
  return (await visitor.insist(await visitor.open(start), { email, guests })).status
}

function post(app: TestApp, address: string, form: Record<string, string>, network: number) {
  return fetch(address, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
    headers: { Origin: app.url, 'X-Forwarded-For': `198.51.${network}.7` },
  })
}
