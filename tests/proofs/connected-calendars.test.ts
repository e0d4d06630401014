import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, it } from 'vitest'
import { type PostgresOfRun, postgresOfRun } from '#tests/setup/postgres-of-run'
import { randomFrom } from '#tests/setup/seeded-random'
import { oneOperation } from './calendar-model/operations'
import { comeToRest, expectInLine } from './calendar-model/rest'
import { type CalendarWorld, PROCESSES, setTrouble, startCalendarWorld } from './calendar-model/world'
import { FULL } from './fleet'

/** For each database. */
const OPERATIONS = Number(process.env.CALENDAR_OPERATIONS ?? (FULL ? 10_000 : 120))
/** Between two of them everything comes to rest and is compared. */
const PART = FULL ? 125 : 60
/** A process is killed in every such part. */
const KILL_EVERY = FULL ? 3 : 2
/** Operations at one time. */
const MOST_AT_ONCE = 4
const SEED = Number(process.env.SEED ?? '20261201')

/** Servers know lists of changes or only ETags, and may store something else than was sent. */
const QUIRKS = { SQLite: {}, PostgreSQL: { noSync: true, rewrites: true } }

let postgres: PostgresOfRun
beforeAll(async () => {
  postgres = await postgresOfRun()
})

describe.each(['SQLite', 'PostgreSQL'] as const)('connected calendars of two processes on %s', (database) => {
  it(
    'hold one event per booking and block what servers say, after random operations (K1–K3, B11)',
    async () => {
      const random = randomFrom(SEED)
      const databaseUrl = database === 'PostgreSQL' ? await postgres.createDatabase() : undefined
      const world = await startCalendarWorld({ databaseUrl, quirks: QUIRKS[database], random })
      for (let done = 0, part = 1; done < OPERATIONS; done += PART, part++) {
        setTrouble(world, true)
        const isDeadly = part % KILL_EVERY === 0
        await Promise.all([operate(world, Math.min(PART, OPERATIONS - done)), isDeadly ? killOne(world) : null])
        await comeToRest(world)
        await expectInLine(world, `seed ${SEED}, after ${done + PART} operations`)
        if (FULL) console.info(`${database}: ${done + PART} operations`)
      }
      console.info(`${database}: ${OPERATIONS} operations, seed ${SEED}: ${JSON.stringify(world.tally)}`)
    },
    60_000 + OPERATIONS * 3_000,
  )
})

async function operate(world: CalendarWorld, count: number): Promise<void> {
  for (let done = 0; done < count; ) {
    const together = Math.min(count - done, 1 + Math.floor(world.random() * MOST_AT_ONCE))
    await Promise.all(Array.from({ length: together }, () => oneOperation(world)))
    done += together
  }
}

/** One process ends at once, in the middle of whatever it does, and starts again after a while. */
async function killOne({ fleet, random, tally }: CalendarWorld): Promise<void> {
  const index = Math.floor(random() * PROCESSES)
  await pause(random() * 1_500)
  await fleet.kill(index)
  tally.kills = (tally.kills ?? 0) + 1
  await pause(random() * 1_000)
  await fleet.start(index)
}
