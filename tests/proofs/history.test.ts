import { beforeAll, describe, expect, it } from 'vitest'
import { type PostgresOfRun, postgresOfRun } from '#tests/setup/postgres-of-run'
import { aFleet, bookingOf, type Fleet, type FleetHost, FULL } from './fleet'

const OPERATIONS = FULL ? 2_000 : 140
const CLIENTS = 24
/** Few enough that clients compete. */
const SLOTS_PER_HOST = 24
const DURATION_MS = 30 * 60_000

let postgres: PostgresOfRun
beforeAll(async () => {
  postgres = await postgresOfRun()
})

/** A time that a booking held: certainly between the inner instants, possibly between the outer ones. */
interface Hold {
  hostId: string
  bookingId: string
  start: number
  /** When the request that took it was sent, and when the response to the one that freed it came. */
  from: number
  until: number
}

interface Refusal {
  hostId: string
  start: number
  sentAt: number
  answeredAt: number
}

describe.each([
  ['SQLite', 2],
  ['PostgreSQL', 3],
] as const)('a random history on %s, %i processes', (database, processes) => {
  it(`keeps every acknowledged one of ${OPERATIONS} operations, and refuses for a reason (B1, B3, B7, B8)`, async () => {
    const databaseUrl = database === 'PostgreSQL' ? await postgres.createDatabase() : undefined
    const fleet = await aFleet({ processes, databaseUrl, hosts: 3, connected: false })
    const history = await play(fleet)
    console.info(`${database}: ${JSON.stringify(history.counts)}`)
    expect(history.odd).toEqual([])
    const unexplained = history.refusals.filter((refusal) => !explains(history.holds, refusal))
    expect(unexplained).toEqual([])

    const rows = await fleet.connection.db.selectFrom('bookings').select(['id', 'status', 'starts_at']).execute()
    const stored = new Map(rows.map((row) => [row.id, row]))
    for (const [id, { start, cancelled }] of history.acknowledged)
      expect(stored.get(id)).toEqual({ id, starts_at: start, status: cancelled ? 'cancelled' : 'confirmed' })
    expect(stored.size).toBe(history.acknowledged.size)
    expect(await fleet.breaches()).toEqual([])
  }, 600_000)
})

async function play(fleet: Fleet) {
  const holds: Hold[] = []
  const refusals: Refusal[] = []
  const odd: unknown[] = []
  const acknowledged = new Map<
    string,
    { host: FleetHost; start: number; cancelled: boolean; hold: Hold; busy: boolean }
  >()
  const counts = { booked: 0, moved: 0, cancelled: 0, refused: 0 }
  const slots = new Map<string, string[]>()
  for (const host of fleet.hosts) slots.set(host.id, (await fleet.slots(host)).slice(0, SLOTS_PER_HOST))

  async function book(): Promise<void> {
    const host = pick(fleet.hosts)
    const start = pick(slots.get(host.id) ?? [])
    const sentAt = Date.now()
    const { status, body } = await fleet.call(host, 'POST', '/bookings', bookingOf(start))
    if (status === 409) return refuse(host, start, sentAt)
    if (status !== 201) return void odd.push({ status, body })
    counts.booked++
    const { id } = (body as unknown as { data: { id: string } }).data
    const hold = holdOf(host, id, start, sentAt)
    acknowledged.set(id, { host, start: Date.parse(start), cancelled: false, hold, busy: false })
  }

  async function change(): Promise<void> {
    const entry = pick([...acknowledged].filter(([, { cancelled, busy }]) => !cancelled && !busy))
    if (!entry) return book()
    const [id, booking] = entry
    booking.busy = true
    const sentAt = Date.now()
    if (Math.random() < 0.5) {
      const { status, body } = await fleet.call(booking.host, 'POST', `/bookings/${id}/cancellation`, {})
      if (status !== 200) return void odd.push({ status, body })
      counts.cancelled++
      booking.cancelled = true
      booking.hold.until = Date.now()
      return
    }
    const start = pick(slots.get(booking.host.id) ?? [])
    const { status, body } = await fleet.call(booking.host, 'POST', `/bookings/${id}/reschedule`, { start })
    booking.busy = false
    if (status === 409) return refuse(booking.host, start, sentAt)
    if (status !== 200) return void odd.push({ status, body })
    counts.moved++
    booking.hold.until = Date.now()
    booking.hold = holdOf(booking.host, id, start, sentAt)
    booking.start = Date.parse(start)
  }

  function holdOf(host: FleetHost, bookingId: string, start: string, from: number): Hold {
    const hold = { hostId: host.id, bookingId, start: Date.parse(start), from, until: Number.POSITIVE_INFINITY }
    holds.push(hold)
    return hold
  }

  function refuse(host: FleetHost, start: string, sentAt: number): void {
    counts.refused++
    refusals.push({ hostId: host.id, start: Date.parse(start), sentAt, answeredAt: Date.now() })
  }

  let left = OPERATIONS
  const client = async () => {
    while (left-- > 0) await (Math.random() < 0.55 ? book() : change())
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return { holds, refusals, odd, acknowledged, counts }
}

/** A refusal is right when some booking may have held that time at a moment between request and response. */
function explains(holds: Hold[], { hostId, start, sentAt, answeredAt }: Refusal): boolean {
  return holds.some(
    (hold) =>
      hold.hostId === hostId &&
      Math.abs(hold.start - start) < DURATION_MS &&
      hold.from <= answeredAt &&
      hold.until >= sentAt,
  )
}

function pick<T>(items: T[]): T {
  return items[Math.floor(Math.random() * items.length)] as T
}
