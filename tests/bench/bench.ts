import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import autocannon from 'autocannon'
import { pino } from 'pino'
import { createHostByOperator } from '~/accounts/create-host.server'
import { findSlots } from '~/availability/slots'
import { segmentsAround } from '~/availability/wall-time'
import { parseEnv } from '~/env.server'
import { openHouse } from '~/http/services.server'
import { type BookingCall, bookingsPerSecond } from './book-many'
import { emptyQueue, holdNewJobs } from './hold-jobs'
import { tightSlots } from './tight-engine'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const ROUNDS = 9
const SECONDS = 3
const BOOKINGS_PER_HOST = 100

/** `npm run bench`: everything as a ratio to a floor that is measured in the same run, because machines are noisy. */
async function bench(): Promise<void> {
  console.info('findSlots, a month of 15-minute steps in Europe/Zurich, to a tight integer engine:')
  for (const count of [0, 200, 2_000])
    console.info(`  ${count} busy intervals: ${engineRatio(count).toFixed(2)}×, target ≤ 2×`)
  await servers()
}

function engineRatio(busyCount: number): number {
  const from = Date.UTC(2026, 2, 10)
  const until = from + 31 * DAY_MS
  const length = 10 * MINUTE_MS
  const busy = Array.from({ length: busyCount }, (_, index) => {
    const start = from + Math.floor(((until - from) * index) / Math.max(1, busyCount))
    return { start, end: start + length }
  })
  const query = {
    timeZone: 'Europe/Zurich',
    weekly: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, start: '08:00', end: '20:00' })),
    overrides: [],
    durationMinutes: 30,
    stepMinutes: 15,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    minimumNoticeMinutes: 0,
    dailyLimit: null,
    busy,
    now: from,
    from,
    until,
  }
  const segments = segmentsAround('Europe/Zurich', from - 2 * DAY_MS, until + 2 * DAY_MS)
  const offsets = Float64Array.from(segments.flatMap(({ from: begins, offset }) => [begins, offset]))
  const hours = Int32Array.from({ length: 14 }, (_, index) => (index % 2 === 0 ? 8 * 60 : 20 * 60))
  const ours = () => findSlots(query)
  const floor = () => tightSlots(offsets, hours, busy, query)
  if (JSON.stringify(ours()) !== JSON.stringify(floor())) throw new Error('The two engines do not agree')
  return medianRatio(ours, floor)
}

/** Both in turn, many times; the middle of the ratios forgets what else the machine did meanwhile. */
function medianRatio(ours: () => unknown, floor: () => unknown): number {
  const repeats = 300
  const time = (run: () => unknown) => {
    const start = process.hrtime.bigint()
    for (let i = 0; i < repeats; i++) run()
    return Number(process.hrtime.bigint() - start)
  }
  time(ours)
  time(floor)
  const ratios = Array.from({ length: ROUNDS }, () => time(ours) / time(floor)).sort((a, b) => a - b)
  return ratios[Math.floor(ROUNDS / 2)] ?? Number.NaN
}

async function servers(): Promise<void> {
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const url = `http://localhost:${port}`
  const folder = `.cache/bench-${process.pid}`
  const variables = {
    PORT: String(port),
    HOST: '127.0.0.1',
    APP_URL: url,
    APP_SECRET: 'for the benchmark only which keeps no secrets at all',
    DATABASE_URL: `file:${folder}/foyer.db`,
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'foyer@example.com',
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'error',
  }
  const configuration = parseEnv(variables)
  if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
  const house = await openHouse(configuration.env, pino({ level: 'error' }))
  const keys: string[] = []
  for (const handle of ['dana', ...Array.from({ length: 9 }, (_, index) => `other-${index}`)]) {
    const host = { email: `${handle}@example.com`, name: 'Dana Example', handle, timeZone: 'Europe/Zurich' }
    const made = await createHostByOperator(house.services, host, Date.now())
    if (!made.ok) throw new Error(made.reason)
    keys.push(made.apiToken)
  }
  await house.close()

  const file = `${folder}/foyer.db`
  const bare = spawn('tsx', ['tests/bench/bare-server.ts', file, `${folder}/bare.db`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const server = spawn('node', ['build/process/start.js'], { env: { ...process.env, ...variables }, stdio: 'inherit' })
  try {
    const [said] = (await once(bare.stdout, 'data')) as [Buffer]
    const floor = `http://127.0.0.1:${Number(said)}`
    while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok)
      await new Promise((resolve) => setTimeout(resolve, 100))
    const today = new Date().toISOString().slice(0, 10)
    const later = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10)
    const slots = `${url}/api/v1/slots?host=dana&eventType=intro-call&from=${today}&to=${later}`
    const page = `${url}/dana/intro-call?tz=Europe/Zurich`

    await requestsPerSecond(slots, 1)
    await requestsPerSecond(page, 1)
    await requestsPerSecond(`${floor}/slots`, 1)
    const sizes = [await sizeOf(slots), await sizeOf(`${floor}/slots`)]
    const api = await requestsPerSecond(slots, SECONDS)
    say(
      'slots API, 31 days',
      api,
      'node:http + statement + tight engine',
      await requestsPerSecond(`${floor}/slots`, SECONDS),
      '≥ 0.25',
    )
    console.info(`  answers of ${sizes.join(' and ')} bytes`)
    const plain = await requestsPerSecond(floor, SECONDS)
    say('slots API, 31 days', api, 'plain node:http', plain)
    say('booking page, whole document', await requestsPerSecond(page, SECONDS), 'plain node:http', plain)

    const lanes = await bookingLanes(url, keys.slice(1))
    const working = lanes.map((lane) => lane.slice(0, 20))
    const queueing = lanes.map((lane) => lane.slice(20))
    const inserted = await bookingsPerSecond(floor, queueing)
    const bookings = `${url}/api/v1/bookings`
    const insert = 'node:http + one durable insert'
    say(
      'durable bookings while the worker runs their jobs',
      await bookingsPerSecond(bookings, working),
      insert,
      inserted,
    )
    emptyQueue(file)
    holdNewJobs(file)
    say('durable bookings, jobs queued', await bookingsPerSecond(bookings, queueing), insert, inserted, '≥ 0.30')
  } finally {
    bare.kill('SIGTERM')
    server.kill('SIGTERM')
    await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

function say(what: string, ours: number, floor: string, theirs: number, target?: string): void {
  const wanted = target === undefined ? '' : `, target ${target}`
  console.info(
    `${what}: ${Math.round(ours)}/s, ${(ours / theirs).toFixed(3)} of ${floor} (${Math.round(theirs)}/s)${wanted}`,
  )
}

/** Bookings of free times, a lane for each host. */
async function bookingLanes(url: string, keys: string[]): Promise<BookingCall[][]> {
  const from = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10)
  const to = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10)
  const answer = await fetch(`${url}/api/v1/slots?host=other-0&eventType=intro-call&from=${from}&to=${to}`)
  const { data } = (await answer.json()) as { data: Record<string, { start: string }[]> }
  const starts = Object.values(data).flatMap((slots) => slots.map(({ start }) => start))
  const attendee = { name: 'Ada Example', email: 'ada@example.com', timeZone: 'Europe/Zurich' }
  return keys.map((key) =>
    starts.slice(0, BOOKINGS_PER_HOST).map((start) => ({
      authorization: `Bearer ${key}`,
      body: JSON.stringify({ eventType: 'intro-call', start, attendee }),
    })),
  )
}

async function sizeOf(url: string): Promise<number> {
  return (await (await fetch(url)).arrayBuffer()).byteLength
}

async function requestsPerSecond(url: string, duration: number): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, duration, connections: 8 })
  if (non2xx > 0 || errors > 0) throw new Error(`${url} failed ${non2xx + errors} times`)
  return requests.average
}

await bench()
