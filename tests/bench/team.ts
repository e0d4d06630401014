import Database from 'better-sqlite3'
import { connect } from '#db/connection'
import { findEventTypeBySlug } from '#db/queries/event-types'
import { findOfferedSlots, findSlotsOfHost } from '~/availability/slots/find-slots.server'
import { eventTypeFromRow } from '~/event-types/event-type'
import { type BenchApp, buildApp, end, serve } from './apps'
import { costOfPages } from './page-cost'
import { middle, ratioOf } from './requests'
import { plantPast, plantTeam, TEAM_PAGE_ID } from './seed'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MEMBERS = 50
const BUSY = 200
const PAST = 2_000
const ROUNDS = 15

/** What a large team costs: a month of its slots to those of its members, its page, and its past. */
export async function teamRows(folder: string): Promise<string[][]> {
  const [young, old] = [await aTeam(`${folder}/team`, 0), await aTeam(`${folder}/old-team`, PAST)]
  const [ofYoung, ofOld] = [await openTeam(young), await openTeam(old)]
  const spent = { together: [] as number[], each: [] as number[], old: [] as number[] }
  for (let round = -1; round < ROUNDS; round++) {
    const [together, each, withPast] = [
      await cpuMs(ofYoung.together),
      await cpuMs(ofYoung.each),
      await cpuMs(ofOld.together),
    ]
    if (round < 0) continue
    spent.together.push(together)
    spent.each.push(each)
    spent.old.push(withPast)
  }
  await ofYoung.close()
  await ofOld.close()
  return [
    [`a month of a team of ${MEMBERS}, each ${BUSY} times busy, CPU time`],
    rowOf('  slots, to the sum of the members’ own', spent.together, spent.each, '≤ 1.3×'),
    rowOf(
      `  slots after ${PAST.toLocaleString('en')} bookings of one member, to none`,
      spent.old,
      spent.together,
      '≈ 1',
    ),
    ...(await pageRows(young)),
  ]
}

function rowOf(what: string, ours: number[], floor: number[], target: string): string[] {
  const inMs = (values: number[]) => `${middle(values).toFixed(2)} ms`
  return [what, inMs(ours), inMs(floor), `${ratioOf(ours, floor).toFixed(2)}×`, target]
}

async function aTeam(folder: string, past: number): ReturnType<typeof buildApp> {
  const app = await buildApp(folder, { strangers: MEMBERS })
  const members = Array.from({ length: MEMBERS }, (_, index) => `hst_${index + 1}`)
  plantTeam(app.file, app.hostIds[0] ?? '', members)
  plantBusy(app.file, members)
  plantPast(app.file, members[0] ?? '', past)
  return app
}

async function openTeam({ file }: BenchApp) {
  const { db, close } = connect(`file:${file}`)
  const row = await findEventTypeBySlug(db, TEAM_PAGE_ID, 'demo')
  if (!row) throw new Error('The team has no event type')
  const now = Date.now()
  const range = { from: now, until: now + 31 * DAY_MS }
  const request = { eventType: eventTypeFromRow(row), durationMinutes: 30, now, ...range }
  const hostOf = (id: string) => ({ id, timeZone: 'Europe/Zurich' })
  const members = Array.from({ length: MEMBERS }, (_, index) => hostOf(`hst_${index + 1}`))
  const together = () => findOfferedSlots(db, { ...request, host: hostOf(TEAM_PAGE_ID) })
  if ((await together()).length === 0) throw new Error('The team offers nothing')
  return {
    close,
    together,
    each: async () => {
      for (const host of members) await findSlotsOfHost(db, { ...request, host })
    },
  }
}

async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Half an hour each, over a month. */
function plantBusy(file: string, members: string[]): void {
  const database = new Database(file)
  const begin = Date.now()
  const feed = database.prepare(
    `insert into calendar_feeds (id, host_id, url, url_hash, name, all_day_blocks, stale_blocks, next_check_at, created_at, updated_at)
     values (?, ?, 'https://calendar.example', ?, 'Calendar', 1, 1, ${Number.MAX_SAFE_INTEGER}, 1, 1)`,
  )
  const interval = database.prepare(
    'insert into busy_intervals (host_id, feed_id, starts_at, ends_at, blocks) values (?, ?, ?, ?, 1)',
  )
  database.transaction(() => {
    for (const id of members) {
      feed.run(`feed_${id}`, id, id)
      for (let index = 0; index < BUSY; index++) {
        const start = begin + Math.round(index * 3.6 * HOUR_MS)
        interval.run(id, `feed_${id}`, start, start + HOUR_MS / 2)
      }
    }
  })()
  database.close()
}

async function pageRows(app: Awaited<ReturnType<typeof buildApp>>): Promise<string[][]> {
  const server = await serve(app)
  try {
    return await costOfPages(app, [
      { what: 'the team’s page, to /healthz', target: '≤ 2×', address: () => '/crew' },
      { what: 'a month, warm, to /healthz', target: '≤ 2×', address: () => '/crew/demo?tz=Europe/Zurich' },
    ])
  } finally {
    await end(server)
  }
}
