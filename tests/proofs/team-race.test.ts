import { beforeAll, describe, expect, it } from 'vitest'
import { type PostgresOfRun, postgresOfRun } from '#tests/setup/postgres-of-run'
import { bookedTeamOf } from '#tests/team/booked-team'
import { type Answer, aFleet, bookingOf, type Fleet, type FleetHost, FULL } from './fleet'

const POSTS = FULL ? 1_000 : 100
const SOCKETS = FULL ? 200 : 100
const MEMBERS = 10
/** Contested times: each can be taken once per member. */
const TIMES = FULL ? 20 : 3
const MOST_SLOWER = 3

let postgres: PostgresOfRun
beforeAll(async () => {
  postgres = await postgresOfRun()
})

describe.each([
  ['SQLite', 2],
  ['PostgreSQL', 4],
] as const)('a crowd for a team on %s, %i processes', (database, processes) => {
  it(`takes each member once per time, also on their own pages: ${POSTS} posts, ${SOCKETS} sockets (B3, M1)`, async () => {
    const databaseUrl = database === 'PostgreSQL' ? await postgres.createDatabase() : undefined
    // The last host is in no team: the measure of what a crowd costs.
    const fleet = await aFleet({ processes, databaseUrl, sockets: SOCKETS, hosts: MEMBERS + 1, connected: false })
    const members = fleet.hosts.slice(0, MEMBERS)
    const single = fleet.hosts[MEMBERS]!
    const people = members.map((host) => ({ ...host, email: `${host.handle}@example.com` }))
    await bookedTeamOf({ services: fleet.connection }, people)
    const times = (await fleet.slots(single)).slice(0, TIMES)

    const alone = await race(fleet, (racer) => [single, 'intro-call', times[racer % TIMES]])
    // Two posts for the team, then one to a member's own page.
    const team = await race(fleet, (racer) => {
      const time = times[Math.floor(racer / 3) % TIMES]
      return racer % 3 === 0 ? [members[racer % MEMBERS]!, 'intro-call', time] : [members[0]!, 'demo', time]
    })
    console.info(`${database}: p99 of one host ${p99(alone)} ms, of the team ${p99(team)} ms`)
    expect(statuses(alone)).toEqual({ 201: TIMES, 409: POSTS - TIMES })
    expect(statuses(team)).toEqual({ 201: MEMBERS * TIMES, 409: POSTS - MEMBERS * TIMES })
    for (const { body } of team.filter(({ status }) => status === 409))
      expect(body).toMatchObject({ code: 'slot_unavailable', alternatives: expect.anything() })
    if (FULL) expect(p99(team)).toBeLessThanOrEqual(MOST_SLOWER * p99(alone))
    await fleet.rest()
    expect(await fleet.breaches()).toEqual([])
  })
})

type Post = [key: FleetHost, eventType: string, start: string | undefined]

async function race(fleet: Fleet, post: (racer: number) => Post): Promise<Answer[]> {
  return Promise.all(
    Array.from({ length: POSTS }, (_, racer) => {
      const [key, eventType, start] = post(racer)
      return fleet.call(key, 'POST', '/bookings', { ...bookingOf(start, `racer${racer}`), eventType })
    }),
  )
}

function statuses(answers: Answer[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

function p99(answers: Answer[]): number {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.99)] ?? 0
}
