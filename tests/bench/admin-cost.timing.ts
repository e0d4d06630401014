import { sql } from 'kysely'
import { describe, expect, inject, it } from 'vitest'
import { plantBooking, startAdmin } from '#tests/admin/start-admin'

const FEW = 100
const MANY = 100_000
const ROUNDS = 15
/** What a long past may cost. A list of the past itself also counts up to 1,000 bookings, instead of its 100. */
const MOST = { '/admin': 1.5, '/admin/bookings': 1.5, '/admin/bookings?status=past&sort=attendee': 2.5 }

// The rows come from one statement that only SQLite understands; PostgreSQL uses the same indexes.
describe.skipIf(inject('postgresServerUrl'))('the cost of the admin', () => {
  it('renders with 100,000 past bookings within 1.5 times of one with 100 (P4)', async () => {
    const [light, heavy] = [await startAdminWithPast(FEW), await startAdminWithPast(MANY)]
    for (const [path, most] of Object.entries(MOST)) {
      const ratios: number[] = []
      for (let round = 0; round < ROUNDS; round++) ratios.push((await msFor(heavy, path)) / (await msFor(light, path)))
      const ratio = ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
      console.info(`${path}: ${ratio.toFixed(2)}× with ${MANY} past bookings`)
      expect(ratio).toBeLessThan(most)
    }
  })
})

type AdminLayoutRoute = Awaited<ReturnType<typeof startAdmin>>

async function msFor({ get }: AdminLayoutRoute, path: string): Promise<number> {
  const began = performance.now()
  for (let times = 0; times < 3; times++) await (await get(path)).text()
  return performance.now() - began
}

/** One booking copied hour by hour into the past, the oldest first, as bookings come: the guard only looks ahead of a new one. */
async function startAdminWithPast(count: number): Promise<AdminLayoutRoute> {
  const admin = await startAdmin({ connected: false })
  const { db } = admin.app.services
  const startsAt = Date.now() - 2 * 3_600_000
  const id = await plantBooking(db, admin.host.id, { startsAt, minutes: 30, join_url: null })
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info('bookings')`.execute(db)
  const shifted: Record<string, string> = {
    id: `'bkg_' || n`,
    manage_token_hash: `'hash_' || n`,
    starts_at: 'starts_at - n * 3600000',
    ends_at: 'ends_at - n * 3600000',
    attendee_key: `'person ' || ((n * 7919) % ${count})`,
  }
  const columns = rows.map(({ name }) => name)
  const values = columns.map((name) => shifted[name] ?? name)
  await sql`with recursive past (n) as (select ${sql.lit(count - 1)} union all select n - 1 from past where n > 1)
    insert into bookings (${sql.raw(columns.join(', '))}) select ${sql.raw(values.join(', '))} from past, bookings
    where bookings.id = ${id}`.execute(db)
  for (const path of ['/admin', '/admin/bookings']) await (await admin.get(path)).text()
  return admin
}
