import { type Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { DB } from '#db/schema'
import { AN_ATTENDEE, aHost, aHouse, callApi, freeSlots, type TestHouse } from '#tests/setup/test-house'
import { proveAll } from '~/commands/prove'

/** What each kind of damage does to the database, and the rule that must notice it. */
const DAMAGES: [kind: string, invariant: string, plant: (db: Kysely<DB>, house: TestHouse) => Promise<void>][] = [
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
      await db.deleteFrom('mail_deliveries').where('recipient', '=', 'host').execute()
      await db.deleteFrom('jobs').where('kind', '=', 'booking-mail').execute()
    },
  ],
  [
    'a mail that was accepted twice',
    'E3',
    async (db) => {
      const row = await db.selectFrom('mail_deliveries').selectAll().executeTakeFirstOrThrow()
      await db
        .insertInto('mail_deliveries')
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
    'an announced sequence from the future',
    'C2',
    async (db) => {
      await db.updateTable('mail_deliveries').set({ sequence: 7 }).execute()
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
    async (db, house) => {
      const other = await aHost(house, { handle: 'other', connected: false })
      await db.updateTable('idempotency_keys').set({ host_id: other.id }).execute()
    },
  ],
  [
    'a booking of another host’s event type',
    'S1',
    async (db, house) => {
      const other = await aHost(house, { handle: 'other', connected: false })
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
  it('finds nothing in a house that was booked, moved and cancelled in', async () => {
    const house = await aBookedHouse()
    const { data } = await (await callApi(house, house.host, 'GET', '/bookings?status=upcoming')).json()
    await callApi(house, house.host, 'POST', `/bookings/${data[0].id}/cancellation`, {})
    await house.settled()
    const findings = await proveAll(house.services, house.services.keyring)
    expect(findings.filter(({ breaches }) => breaches.length > 0)).toEqual([])
  })

  it.each(DAMAGES)('finds %s (%s)', async (_kind, invariant, plant) => {
    const house = await aBookedHouse()
    const { db } = house.services
    if (invariant === 'B1') await dropGuards(db)
    await plant(db, house)
    const findings = await proveAll(house.services, house.services.keyring)
    const broken = findings.filter(({ breaches }) => breaches.length > 0).map((finding) => finding.invariant)
    expect(broken).toContain(invariant)
  })
})

async function aBookedHouse() {
  const house = await aHouse()
  const host = await aHost(house)
  const slots = await freeSlots(house, host)
  for (const start of slots.slice(0, 5))
    await callApi(
      house,
      host,
      'POST',
      '/bookings',
      { eventType: 'intro-call', start, attendee: AN_ATTENDEE },
      { 'Idempotency-Key': start },
    )
  await house.settled()
  return { ...house, host }
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
