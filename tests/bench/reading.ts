import { connect } from '#db/connection'
import { findEventTypeBySlug } from '#db/queries/event-types'
import { findOfferedSlots } from '~/availability/slots/find-slots.server'
import { eventTypeFromRow } from '~/event-types/event-type'
import { type BenchApp, buildApp, end, serve, startHelper } from './apps'
import { inTurn, ratioOf } from './requests'

const DAY_MS = 86_400_000
const ROUNDS = 6

export interface ReadingFigures {
  /** By round. */
  slots: { ours: number[]; bare: number[]; plain: number[] }
  page: { ours: number[]; sameBytes: number[] }
  bytes: [number, number]
  /** Compared with the small app: how many hosts and past bookings, and how much slower or faster. */
  growth: { what: string; apiRatio: number; engineRatio: number }[]
}

/**
 * What is read: a month of slots by the API, to a bare server that reads the same database, and the booking page; then the same month in
 * apps with many more hosts, and a host with a long past, where it should cost the same (P4).
 */
export async function measureReading(folder: string): Promise<ReadingFigures> {
  const wanted = {
    small: {},
    hosts: { strangers: 10_000 },
    past: { past: 100_000 },
    both: { strangers: 10_000, past: 100_000 },
  }
  const apps = {
    small: await buildApp(`${folder}/small`, wanted.small),
    hosts: await buildApp(`${folder}/hosts`, wanted.hosts),
    past: await buildApp(`${folder}/past`, wanted.past),
    both: await buildApp(`${folder}/both`, wanted.both),
  }
  const bare = await startHelper('bare-server.ts', [apps.small.file, `${folder}/unused.db`])
  const servers = await Promise.all(Object.values(apps).map((app) => serve(app)))
  try {
    const floor = `http://127.0.0.1:${bare.port}`
    const api = await inTurn(
      {
        small: slotsOf(apps.small),
        hosts: slotsOf(apps.hosts),
        past: slotsOf(apps.past),
        both: slotsOf(apps.both),
        bare: `${floor}/slots`,
        plain: floor,
      },
      ROUNDS,
    )
    const page = await measureWarmPage(apps.small)
    const bytes = [await sizeOf(slotsOf(apps.small)), await sizeOf(`${floor}/slots`)] as [number, number]
    const engine = await timeEngines(apps)
    const growth = (['hosts', 'past', 'both'] as const).map((name) => ({
      what: { hosts: '10,000 hosts', past: '100,000 past bookings', both: '10,000 hosts and 100,000 past bookings' }[
        name
      ],
      apiRatio: ratioOf(api[name], api.small),
      engineRatio: ratioOf(engine[name], engine.small),
    }))
    return { slots: { ours: api.small, bare: api.bare, plain: api.plain }, page, bytes, growth }
  } finally {
    for (const server of [...servers, bare.process]) await end(server)
  }
}

/** The booking page from memory, beside a server that sends the same bytes with the same headers. */
export async function measureWarmPage({ url }: BenchApp): Promise<ReadingFigures['page']> {
  const ours = `${url}/dana/intro-call?tz=Europe/Zurich`
  const acceptEncoding = 'br, gzip'
  const same = await startHelper('same-bytes.ts', [ours, acceptEncoding])
  try {
    const sameBytes = `http://127.0.0.1:${same.port}`
    return await inTurn({ ours, sameBytes }, ROUNDS, { 'accept-encoding': acceptEncoding })
  } finally {
    await end(same.process)
  }
}

function slotsOf({ url }: BenchApp): string {
  const [from, to] = [0, 30].map((days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10))
  return `${url}/api/v1/slots?host=dana&eventType=intro-call&from=${from}&to=${to}`
}

async function sizeOf(url: string): Promise<number> {
  return (await (await fetch(url)).arrayBuffer()).byteLength
}

/** The same without HTTP: reads and `findSlots` for a month. @returns ms per call, by round */
async function timeEngines<Name extends string>(apps: Record<Name, BenchApp>): Promise<Record<Name, number[]>> {
  const names = Object.keys(apps) as Name[]
  const runs = await Promise.all(names.map((name) => engineOf(apps[name])))
  const spent = names.map(() => [] as number[])
  for (let round = 0; round < 200; round++) {
    for (const [index, { run }] of runs.entries()) {
      const began = performance.now()
      for (let i = 0; i < 10; i++) await run()
      spent[index]?.push((performance.now() - began) / 10)
    }
  }
  for (const { close } of runs) await close()
  return Object.fromEntries(names.map((name, index) => [name, spent[index] ?? []])) as Record<Name, number[]>
}

async function engineOf({ file, hostIds: [id = ''] }: BenchApp) {
  const { db, close } = connect(`file:${file}`)
  const row = await findEventTypeBySlug(db, id, 'intro-call')
  if (!row) throw new Error('The app has no event type')
  const eventType = eventTypeFromRow(row)
  const now = Date.now()
  const request = {
    host: { id, timeZone: 'Europe/Zurich' },
    eventType,
    durationMinutes: 30,
    from: now,
    until: now + 31 * DAY_MS,
    now,
  }
  return { run: () => findOfferedSlots(db, request), close }
}
