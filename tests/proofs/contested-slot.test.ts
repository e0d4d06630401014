import { beforeAll, describe, expect, it } from 'vitest'
import { type PostgresOfRun, postgresOfRun } from '#tests/setup/postgres-of-run'
import { aFleet, bookingOf, FULL } from './fleet'

const POSTS = FULL ? 1_000 : 120
const SOCKETS = FULL ? 200 : 60

let postgres: PostgresOfRun
beforeAll(async () => {
  postgres = await postgresOfRun()
})

describe.each([
  ['SQLite', 2],
  ['PostgreSQL', 4],
] as const)('a crowd for one slot on %s, %i processes', (database, processes) => {
  it(`gives one booking, one meeting, two mails, else refusals: ${POSTS} posts, ${SOCKETS} sockets (B3, E2, E3)`, async () => {
    const databaseUrl = database === 'PostgreSQL' ? await postgres.createDatabase() : undefined
    const fleet = await aFleet({ processes, databaseUrl, sockets: SOCKETS })
    const host = fleet.hosts[0]!
    const [start] = await fleet.slots(host)
    const began = Date.now()
    const answers = await Promise.all(
      Array.from({ length: POSTS }, (_, racer) =>
        fleet.call(host, 'POST', '/bookings', bookingOf(start, `racer${racer}`)),
      ),
    )
    console.info(
      `${database}: ${POSTS} posts in ${Date.now() - began} ms, slowest ${Math.max(...answers.map(({ ms }) => ms))} ms`,
    )
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    expect({ 201: count(201), 409: count(409) }).toEqual({ 201: 1, 409: POSTS - 1 })
    await fleet.rest()
    expect(fleet.goto.meetings()).toHaveLength(1)
    expect(fleet.mail.messages).toHaveLength(2)
    expect(await fleet.breaches()).toEqual([])
  })
})
