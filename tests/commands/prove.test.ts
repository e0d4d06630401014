import { type Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { findBookingOfHost } from '#db/queries/bookings'
import { insertJobs } from '#db/queries/jobs'
import type { DB } from '#db/schema'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp, type TestApp } from '#tests/setup/test-app'
import { mayDo } from '~/admin/may-do.server'
import { proveAll } from '~/commands/prove'
import { newId } from '~/security/tokens.server'

/** What each kind of damage does to the database, and the rule that must notice it. */
const DAMAGES: [kind: string, invariant: string, plant: (db: Kysely<DB>, app: TestApp) => Promise<void>][] = [
  [
    'overlapping bookings',
    'B1',
    async (db) => {
      const [first, second] = await bookings(db)
      await db
        .updateTable('bookings')
        .set({ starts_at: first!.starts_at + 60_000, ends_at: first!.ends_at + 60_000 })
        .where('id', '=', second!.id)
        .execute()
    },
  ],
  [
    'a buffer that is not kept',
    'B1',
    async (db) => {
      const [first] = await bookings(db)
      await db.updateTable('bookings').set({ buffer_after_minutes: 100_000 }).where('id', '=', first!.id).execute()
    },
  ],
  [
    'bookings beyond a limit',
    'B9',
    async (db) => {
      await db.updateTable('event_types').set({ daily_limit: 1, updated_at: 1 }).execute()
    },
  ],
  [
    'an orphan job',
    'E1',
    async (db) => {
      await db.updateTable('jobs').set({ booking_id: null }).where('kind', '=', 'meeting-create').execute()
    },
  ],
  [
    'a lost mail',
    'E3',
    async (db) => {
      await db.deleteFrom('sent_mails').where('recipient', '=', 'host').execute()
      await db.deleteFrom('jobs').where('kind', '=', 'booking-mail').execute()
    },
  ],
  [
    'a mail that was accepted twice',
    'E3',
    async (db) => {
      const row = await db.selectFrom('sent_mails').selectAll().executeTakeFirstOrThrow()
      await db
        .insertInto('sent_mails')
        .values({ ...row, id: 'dlv_again', message_id: '<again@localhost>' })
        .execute()
    },
  ],
  [
    'two bookings of one meeting',
    'E2',
    async (db) => {
      await sql`drop index bookings_meeting`.execute(db)
      await db.updateTable('bookings').set({ meeting_id: '123456789' }).execute()
    },
  ],
  [
    'a meeting that nobody makes',
    'E2',
    async (db) => {
      await db.updateTable('bookings').set({ meeting_status: 'pending', meeting_id: null }).execute()
    },
  ],
  [
    'a telephone call that has a meeting at GoTo',
    'E2',
    async (db) => {
      await db.updateTable('bookings').set({ location_kind: 'host_calls' }).execute()
    },
  ],
  [
    'a link of the host’s own that was lost',
    'E2',
    async (db) => {
      const place = { location_kind: 'link', link_by_host: 1, meeting_id: null, join_url: null } as const
      await db.updateTable('bookings').set(place).execute()
    },
  ],
  [
    'a manage link beside the content of a webhook',
    'S15',
    async (db, app) => {
      const [first] = await bookings(db)
      const { host_id: hostId } = first!
      const webhookId = await plantWebhook(app, hostId)
      const snapshot = JSON.stringify({ manageUrl: 'https://foyer.example/booking/secret' })
      const stamps = { created_at: Date.now(), updated_at: Date.now() }
      const row = { id: 'msg_x', host_id: hostId, webhook_id: webhookId, booking_id: first!.id, snapshot, ...stamps }
      await db
        .insertInto('deliveries')
        .values({ ...row, event: 'booking.created', state: 'delivered' })
        .execute()
    },
  ],
  [
    'a sealed link in the mail of another host',
    'T5',
    async (db, app) => {
      const sealedUrl = app.services.keyring.seal('https://foyer.example/verify', 'account-mail:hst_other')
      const host = await db.selectFrom('hosts').select('id').executeTakeFirstOrThrow()
      await insertJobs(db, [
        {
          ...{ host_id: host.id, lane: 'x', kind: 'account-mail', run_at: 9e12, deadline_at: 9e12 },
          payload: JSON.stringify({ mail: 'verify-email', to: 'x@example.com', sealedUrl }),
          ...{ created_at: Date.now(), updated_at: Date.now() },
        },
      ])
    },
  ],
  [
    'an announced sequence from the future',
    'C2',
    async (db) => {
      await db.updateTable('sent_mails').set({ sequence: 7 }).execute()
    },
  ],
  [
    'a token moved to another row',
    'T5',
    async (db) => {
      const [first, second] = await bookings(db)
      await db.updateTable('bookings').set({ manage_token: first!.manage_token }).where('id', '=', second!.id).execute()
    },
  ],
  [
    'an idempotency key of another host',
    'B4',
    async (db, app) => {
      const other = await aHost(app, { handle: 'other', connected: false })
      await db.updateTable('idempotency_keys').set({ host_id: other.id }).execute()
    },
  ],
  [
    'a booking of another host’s event type',
    'S1',
    async (db, app) => {
      const other = await aHost(app, { handle: 'other', connected: false })
      const type = await db
        .selectFrom('event_types')
        .select('id')
        .where('host_id', '=', other.id)
        .executeTakeFirstOrThrow()
      await db
        .updateTable('bookings')
        .set({ event_type_id: type.id })
        .where('id', '=', (await bookings(db))[0]!.id)
        .execute()
    },
  ],
  [
    'a cancellation by nobody',
    'B6',
    async (db) => {
      await db
        .updateTable('bookings')
        .set({ status: 'cancelled' })
        .where('id', '=', (await bookings(db))[0]!.id)
        .execute()
    },
  ],
  [
    'a lease that nobody owns',
    'E8',
    async (db) => {
      await db
        .updateTable('jobs')
        .set({ lease_until: Date.now() + 60_000 })
        .execute()
    },
  ],
  ['a missing guard', 'B2', async (db) => void (await dropGuards(db))],
]

describe('npm run prove', () => {
  it('finds nothing after bookings, moves and cancellations', async () => {
    const app = await startBookedApp()
    const { data } = await (await callApi(app, app.host, 'GET', '/bookings?status=upcoming')).json()
    await callApi(app, app.host, 'POST', `/bookings/${data[0].id}/cancellation`, {})
    await app.settled()
    const findings = await proveAll(app.services, app.services.keyring)
    expect(findings.filter(({ breaches }) => breaches.length > 0)).toEqual([])
  })

  it.each([
    ['host_calls', ''],
    ['attendee_calls', '+41 44 555 01 99'],
    ['address', 'Bahnhofstrasse 1, Zurich'],
    ['link', 'https://meet.example.com/dana'],
  ] as const)('finds nothing when a booking takes place elsewhere than at GoTo: %s', async (kind, detail) => {
    const app = await startTestApp()
    const host = await aHost(app)
    const { db, keyring } = app.services
    await db.updateTable('event_types').set({ location_kind: kind, location_detail: detail }).execute()
    const slots = await freeSlots(app, host)
    const ids: string[] = []
    for (const start of slots.slice(0, 3)) {
      const answers = kind === 'host_calls' ? [{ question: 'attendee-phone', answer: '+41 44 555 01 98' }] : []
      const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE, answers }
      ids.push((await (await callApi(app, host, 'POST', '/bookings', request)).json()).data.id)
    }
    await app.settled()
    await callApi(app, host, 'POST', `/bookings/${ids[0]}/reschedule`, { start: slots[8] })
    await callApi(app, host, 'POST', `/bookings/${ids[1]}/cancellation`, {})
    await app.settled()
    const findings = await proveAll(app.services, keyring)
    expect(findings.filter(({ breaches }) => breaches.length > 0)).toEqual([])
    expect(app.goto.creates()).toEqual([])
    // Nor does the admin ask for a link when none is missing.
    const row = await findBookingOfHost(db, host.id, ids[2] ?? '')
    if (row) expect(mayDo(row, Date.now())).toMatchObject({ stands: true, recreate: false, pasteLink: kind === 'link' })
    expect(row).toBeDefined()
  })

  it.each(DAMAGES)('finds %s (%s)', async (_kind, invariant, plant) => {
    const app = await startBookedApp()
    const { db } = app.services
    if (invariant === 'B1') await dropGuards(db)
    await plant(db, app)
    const findings = await proveAll(app.services, app.services.keyring)
    const broken = findings.filter(({ breaches }) => breaches.length > 0).map((finding) => finding.invariant)
    expect(broken).toContain(invariant)
  })
})

async function startBookedApp() {
  const app = await startTestApp()
  const host = await aHost(app)
  const slots = await freeSlots(app, host)
  for (const start of slots.slice(0, 5))
    await callApi(
      app,
      host,
      'POST',
      '/bookings',
      { eventType: 'intro-call', start, attendee: AN_ATTENDEE },
      { 'Idempotency-Key': start },
    )
  await app.settled()
  return { ...app, host }
}

async function plantWebhook({ services }: TestApp, hostId: string) {
  const id = newId('whk')
  await services.db
    .insertInto('webhooks')
    .values({
      ...{ id, host_id: hostId, events: '["booking.created"]' },
      url: services.keyring.seal('https://example.com/hook', `webhook-url:${hostId}:${id}`),
      secret: services.keyring.seal('whsec_x', `webhook-secret:${hostId}:${id}`),
      ...{ created_at: Date.now(), updated_at: Date.now() },
    })
    .execute()
  return id
}

function bookings(db: Kysely<DB>) {
  return db.selectFrom('bookings').selectAll().orderBy('starts_at').execute()
}

async function dropGuards(db: Kysely<DB>): Promise<void> {
  const isSqlite = await sql`select sqlite_version()`.execute(db).then(
    () => true,
    () => false,
  )
  if (!isSqlite) return void (await sql`alter table bookings drop constraint bookings_overlap`.execute(db))
  for (const event of ['insert', 'update']) await sql.raw(`drop trigger bookings_overlap_${event}`).execute(db)
}
