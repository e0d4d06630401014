import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { postgresOfRun } from '#tests/setup/postgres-of-run'
import { randomFrom } from '#tests/setup/seeded-random'
import { startSession } from '~/accounts/session.server'
import { aFleet, bookingOf, type Fleet, type FleetHost, FULL } from './fleet'
import { figuresOf, growthOf, type ProcessFigures } from './process-figures'

/** `npm run prove:soak -- 120`; ten minutes among the proofs at full size, and each fault once in the suite. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? (FULL ? 10 : 0.1))
const IS_LONG = MINUTES >= 5
/** Until then caches fill and code is compiled: what is used grows without a leak. */
const WARM_UP_MINUTES = 3
/** Less says nothing of growth: one collection of garbage weighs more. */
const LEAST_MEASURED_MINUTES = 4
const REQUESTS_PER_SECOND = 20
const SECOND_MS = 1_000
const MINUTE_MS = 60_000
/** Also in a short run each fault comes once. */
const FAULTS_EVERY_MS = Math.min(5 * MINUTE_MS, (MINUTES * MINUTE_MS) / 6)
const FAULT_LASTS_MS = Math.min(10 * SECOND_MS, FAULTS_EVERY_MS / 2)
/** A later answer is none. While the database is locked, what needs it waits. */
const MAX_ANSWER_MS = 15 * SECOND_MS
const LEAST_GOOD = 0.9995
const MAX_MORE_MEGABYTES = 40
const MAX_MORE_HANDLES = 20
const HOSTS = IS_LONG ? 12 : 2

it(
  `mixed load for ${MINUTES} minutes, with a fault of every kind in turn, is answered well (P2)`,
  async () => {
    const postgres = await postgresOfRun()
    const fleet = await aFleet({ processes: 2, hosts: HOSTS, databaseUrl: await postgres.createDatabase() })
    const load = await startLoad(fleet)
    const figures: ProcessFigures[] = []
    let last: ProcessFigures | undefined
    const faults: string[] = []
    const begin = performance.now()
    const end = begin + MINUTES * MINUTE_MS
    const watching = (async () => {
      while (performance.now() < end) {
        const figure = await figuresOf(fleet, 0)
        if (performance.now() > begin + WARM_UP_MINUTES * MINUTE_MS) figures.push(figure)
        last = figure
        await pause(IS_LONG ? 5 * SECOND_MS : 500)
      }
    })()
    const troubling = (async () => {
      for (let turn = 0; performance.now() + FAULTS_EVERY_MS < end; turn++) {
        await pause(FAULTS_EVERY_MS - FAULT_LASTS_MS)
        const [name, cause] = FAULTS[turn % FAULTS.length]!
        faults.push(name)
        load.fault = { name, endedAt: null }
        await cause(fleet, load)
        load.fault.endedAt = performance.now()
      }
    })()
    const random = randomFrom(20_261_130)
    const sent: Promise<void>[] = []
    for (let next = performance.now(); next < end; next += SECOND_MS / REQUESTS_PER_SECOND) {
      await pause(Math.max(0, next - performance.now()))
      sent.push(load.send(random))
    }
    await Promise.all([...sent, watching, troubling])

    const { answers, bad } = load
    const slowest = Object.entries(load.slowest).map(([name, { ms, fault }]) => `${name} ${ms} ms (${fault})`)
    const good = 1 - bad.length / answers.count
    const isMeasured = MINUTES >= WARM_UP_MINUTES + LEAST_MEASURED_MINUTES
    const growth = growthOf(figures)
    const growthInWords = isMeasured
      ? `${growth.megabytes} MB and ${growth.handles} handles more than in the first half after ${WARM_UP_MINUTES} minutes`
      : `growth not measured: that takes ${WARM_UP_MINUTES + LEAST_MEASURED_MINUTES} minutes`
    console.info(
      `${answers.count} requests in ${MINUTES} minutes, ${(100 * good).toFixed(3)} % good, slowest ${slowest}, ` +
        `by status ${JSON.stringify(answers.statuses)}; faults: ${faults.join(', ')}; ` +
        `${last?.megabytes} MB, ${last?.handles} handles; ${growthInWords}`,
    )
    if (bad.length > 0) console.info(bad.slice(0, 20).join('\n'))
    expect(good).toBeGreaterThanOrEqual(LEAST_GOOD)
    if (!IS_LONG) return
    if (isMeasured) {
      expect(growth.megabytes).toBeLessThan(MAX_MORE_MEGABYTES)
      expect(growth.handles).toBeLessThan(MAX_MORE_HANDLES)
    }
    await fleet.rest(10 * MINUTE_MS)
    expect(await fleet.breaches()).toEqual([])
  },
  2 * MINUTES * MINUTE_MS + 20 * MINUTE_MS,
)

interface Load {
  /** The processes that get requests, as a proxy in front would know. */
  up: number[]
  answers: { count: number; statuses: Record<number, number> }
  /** The longest time of each kind of request, ms, with the fault that was there. */
  slowest: Record<string, { ms: number; fault: string }>
  /** The present or last one; null before the first. */
  fault: { name: string; endedAt: number | null } | null
  bad: string[]
  send(random: () => number): Promise<void>
}

/** What is asked for, how often of a hundred, and which statuses are a good answer. */
interface Kind {
  name: string
  share: number
  good: number[]
  ask(host: FleetHost): { path: string; init?: RequestInit }
}

async function startLoad(fleet: Fleet): Promise<Load> {
  const slots = new Map<FleetHost, string[]>()
  const cookies = new Map<FleetHost, string>()
  const made: { host: FleetHost; id: string }[] = []
  for (const host of fleet.hosts) {
    slots.set(host, await fleet.slots(host))
    cookies.set(host, (await startSession(fleet.connection.db, host.id, null, Date.now())).split(';')[0] ?? '')
  }
  let number = 0
  const call = (host: FleetHost, method: string, path: string, body?: object) => ({
    path: `/api/v1${path}`,
    init: {
      method,
      headers: {
        Authorization: `Bearer ${host.apiToken}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': `k${++number}`,
      },
      ...(body && { body: JSON.stringify(body) }),
    },
  })
  const day = (days: number) => new Date(Date.now() + days * 24 * 60 * MINUTE_MS).toISOString().slice(0, 10)
  const slot = (host: FleetHost) => {
    const all = slots.get(host) ?? []
    return all[number % Math.max(1, all.length)] ?? ''
  }
  const kinds: Kind[] = [
    { name: 'page', share: 34, good: [200], ask: ({ handle }) => ({ path: `/${handle}/intro-call` }) },
    {
      name: 'day',
      share: 12,
      good: [200],
      ask: ({ handle }) => ({ path: `/${handle}/intro-call?date=${day(number % 20)}` }),
    },
    { name: 'frame', share: 8, good: [200], ask: ({ handle }) => ({ path: `/${handle}/intro-call/embed` }) },
    {
      name: 'details',
      share: 6,
      good: [200, 302],
      ask: (host) => ({ path: `/${host.handle}/intro-call/book?start=${slot(host)}` }),
    },
    {
      name: 'slots',
      share: 18,
      good: [200],
      ask: ({ handle }) => ({ path: `/api/v1/slots?host=${handle}&eventType=intro-call&from=${day(1)}&to=${day(20)}` }),
    },
    { name: 'widget', share: 4, good: [200], ask: () => ({ path: '/embed.js' }) },
    {
      name: 'admin',
      share: 6,
      good: [200],
      ask: (host) => ({ path: '/admin/bookings', init: { headers: { cookie: cookies.get(host) ?? '' } } }),
    },
    { name: 'list', share: 4, good: [200], ask: (host) => call(host, 'GET', '/bookings?limit=20') },
    {
      name: 'booking',
      share: 5,
      good: [201, 409],
      ask: (host) => call(host, 'POST', '/bookings', bookingOf(slot(host), `ada${number}`)),
    },
    {
      name: 'cancellation',
      share: 3,
      good: [200, 404],
      ask: (host) => call(host, 'POST', `/bookings/${idOf(host)}/cancellation`, {}),
    },
  ]
  const idOf = (host: FleetHost) => {
    const at = made.findIndex((one) => one.host === host)
    return at < 0 ? 'bkg_none' : (made.splice(at, 1)[0]?.id ?? '')
  }
  const drawn = kinds.flatMap((kind) => Array.from({ length: kind.share }, () => kind))
  const load: Load = {
    up: [0, 1],
    answers: { count: 0, statuses: {} },
    slowest: {},
    fault: null,
    bad: [],
    async send(random) {
      const host = fleet.hosts[Math.floor(random() * fleet.hosts.length)]!
      const kind = drawn[Math.floor(random() * drawn.length)]!
      const { path, init } = kind.ask(host)
      const began = performance.now()
      const fault = faultInWords(load.fault, began)
      const { status, text } = await askOne(fleet, load.up, path, init)
      const ms = Math.round(performance.now() - began)
      const { answers } = load
      answers.count++
      if (ms > (load.slowest[kind.name]?.ms ?? 0)) load.slowest[kind.name] = { ms, fault }
      answers.statuses[status] = (answers.statuses[status] ?? 0) + 1
      if (status === 201) made.push({ host, id: JSON.parse(text).data.id })
      if (!kind.good.includes(status) || ms > MAX_ANSWER_MS)
        load.bad.push(`${kind.name}: ${status} after ${ms} ms ${text.slice(0, 120)}`)
    },
  }
  return load
}

function faultInWords(fault: Load['fault'], now: number): string {
  if (fault === null) return 'before any fault'
  return fault.endedAt === null ? fault.name : `${Math.round((now - fault.endedAt) / SECOND_MS)} s after ${fault.name}`
}

let turn = 0

/** As a proxy in front of two processes does: a request whose connection fails goes to the other one. Bookings carry a key, so once more is harmless. */
async function askOne(fleet: Fleet, up: number[], path: string, init?: RequestInit) {
  let failure = ''
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const response = await fleet.ask(up[turn++ % up.length] ?? 0, path, init)
      return { status: response.status, text: await response.text() }
    } catch (error) {
      failure = String((error as Error).cause ?? error)
    }
  }
  return { status: 0, text: failure }
}

const FAULTS: [name: string, cause: (fleet: Fleet, load: Load) => Promise<void>][] = [
  [
    'GoTo down',
    async ({ goto }) => {
      goto.faults.atRandom(() => 'reset')
      await pause(FAULT_LASTS_MS)
      goto.faults.clear()
    },
  ],
  [
    'mail server down',
    async ({ mail }) => {
      mail.refuseNext({ code: 421, count: Number.MAX_SAFE_INTEGER })
      await pause(FAULT_LASTS_MS)
      mail.refuseNext({ code: 421, count: 0 })
    },
  ],
  [
    'bookings locked in the database',
    ({ connection }) =>
      connection.db.transaction().execute(async (tx) => {
        await sql`lock table bookings in access exclusive mode`.execute(tx)
        await pause(Math.min(3 * SECOND_MS, FAULT_LASTS_MS))
      }),
  ],
  [
    'slow network',
    async ({ goto, environment }) => {
      // GoTo is silent, and a hundred clients send their requests letter by letter.
      goto.faults.atRandom(() => 'hang')
      const { port } = new URL(environment.APP_URL ?? '')
      const slow = Array.from({ length: 100 }, () => dribble(Number(port)))
      await pause(FAULT_LASTS_MS)
      for (const stop of slow) stop()
      goto.faults.clear()
    },
  ],
  [
    'a killed process',
    async (fleet, load) => {
      // The proxy notices by the first failing connection.
      const killed = fleet.kill(1)
      load.up.splice(0, load.up.length, 0)
      await killed
      await fleet.start(1)
      load.up.push(1)
    },
  ],
]

/** @returns what ends it */
function dribble(port: number): () => void {
  const head = 'GET /dana/intro-call HTTP/1.1\r\nHost: localhost\r\nX-Slow: '
  const socket: Socket = connect(port, '127.0.0.1')
  socket.on('error', () => socket.destroy())
  let at = 0
  const timer = setInterval(() => socket.writable && socket.write(head[at++] ?? 'x'), 500)
  return () => {
    clearInterval(timer)
    socket.destroy()
  }
}
