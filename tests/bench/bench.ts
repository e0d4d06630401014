import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import autocannon from 'autocannon'
import { pino } from 'pino'
import { createHostByOperator } from '~/accounts/create-host.server'
import { findSlots } from '~/availability/slots'
import { segmentsAround } from '~/availability/wall-time'
import { parseEnv } from '~/env.server'
import { openHouse } from '~/http/services.server'
import { tightSlots } from './tight-engine'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const ROUNDS = 9
const SECONDS = 4

/** `npm run bench`: everything as a ratio to a floor that is measured in the same run, because machines are noisy. */
async function bench(): Promise<void> {
  console.info('findSlots, a month of 15-minute steps in Europe/Zurich, to a tight integer engine:')
  for (const count of [0, 200, 2_000]) console.info(`  ${count} busy intervals: ${engineRatio(count).toFixed(2)}×`)
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
  const host = { email: 'dana@example.com', name: 'Dana Example', handle: 'dana', timeZone: 'Europe/Zurich' }
  await createHostByOperator(house.services, host, Date.now())
  await house.close()

  const floor = createServer((_req, res) =>
    res.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":{}}'),
  )
  floor.listen(0, '127.0.0.1')
  await once(floor, 'listening')
  const floorUrl = `http://127.0.0.1:${(floor.address() as AddressInfo).port}/`
  const server = spawn('node', ['build/process/start.js'], { env: { ...process.env, ...variables }, stdio: 'inherit' })
  try {
    while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok)
      await new Promise((resolve) => setTimeout(resolve, 100))
    const today = new Date().toISOString().slice(0, 10)
    const later = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10)
    const slots = `${url}/api/v1/slots?host=dana&eventType=intro-call&from=${today}&to=${later}`
    const page = `${url}/dana/intro-call?tz=Europe/Zurich`
    for (const [name, address] of [
      ['slots API, 31 days', slots],
      ['booking page, whole document', page],
    ] as const) {
      await requestsPerSecond(address, 1)
      const ours = await requestsPerSecond(address, SECONDS)
      const theirs = await requestsPerSecond(floorUrl, SECONDS)
      console.info(
        `${name}: ${Math.round(ours)} requests/s, ${(ours / theirs).toFixed(3)} of plain node:http (${Math.round(theirs)})`,
      )
    }
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
    floor.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function requestsPerSecond(url: string, duration: number): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, duration, connections: 8 })
  if (non2xx > 0 || errors > 0) throw new Error(`${url} failed ${non2xx + errors} times`)
  return requests.average
}

await bench()
