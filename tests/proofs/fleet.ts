import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { inject, onTestFinished } from 'vitest'
import { type Connection, connect } from '#db/connection'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { freePort } from '#tests/setup/free-port'
import { type SimulatedWorld, startSimulatedWorld } from '#tests/setup/simulated-world'
import { anAccount } from '#tests/simulators/goto/state'
import { createHostByOperator } from '~/accounts/create-host.server'
import { proveAll } from '~/commands/prove'
import { parseEnv } from '~/env.server'
import { createApp } from '~/process/create-app.server'
import { Keyring } from '~/security/sealed-text.server'

/** `PROOF=full` runs every proof at full size; otherwise at a size that fits into the whole check. */
export const FULL = process.env.PROOF === 'full'

const KEEP_COMPILED = new URL('../setup/keep-compiled.mjs', import.meta.url).href
const DAY_MS = 86_400_000
const READY_WITHIN_MS = 120_000
/** Far enough that no reminder comes due during a test, at any hour, and no further than hosts offer times. */
const SLOT_DAYS = { from: 3, until: 42 }

export interface FleetHost {
  id: string
  handle: string
  apiToken: string
}

export interface Answer {
  status: number
  body: Record<string, unknown> & { data?: never }
  ms: number
}

export interface Fleet extends SimulatedWorld {
  hosts: FleetHost[]
  /** The database that the processes share, seen from outside. */
  connection: Connection
  /** Sends a request to one of the processes, in turn. */
  call(host: FleetHost, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Asks a certain process for a page, as a browser that follows no redirect. */
  ask(index: number, path: string, init?: RequestInit): Promise<Response>
  /** Free times, all of them more than two days ahead. */
  slots(host: FleetHost): Promise<string[]>
  /** Without another signal, the process is gone at once, as after a power cut. */
  kill(index: number, signal?: NodeJS.Signals): Promise<void>
  start(index: number): Promise<void>
  /** Waits until only future work is left. */
  rest(withinMs?: number): Promise<void>
  /** What `npm run prove` would report: every violation of every rule. */
  breaches(): Promise<string[]>
}

interface Options {
  processes: number
  databaseUrl?: string
  hosts?: number
  connected?: boolean
  sockets?: number
  environment?: Record<string, string>
}

/** The built process, several times on one database, with the simulated GoTo and mail server. Stopped when the test ends. */
export async function aFleet({
  processes,
  databaseUrl,
  hosts: hostCount = 1,
  connected = true,
  sockets = 200,
  environment = {},
}: Options): Promise<Fleet> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-fleet-'))
  const built = copyOfBuild()
  const ports = await Promise.all(Array.from({ length: processes }, freePort))
  const appUrl = `http://localhost:${ports[0]}`
  const world = await startSimulatedWorld({ appUrl, databaseUrl: databaseUrl ?? `file:${join(folder, 'foyer.db')}` })
  const variables: Record<string, string> = {
    ...world.environment,
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'error',
    ...environment,
  }
  const hosts = await seed(world, variables, hostCount, connected)
  const children: (ChildProcess | undefined)[] = []
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  const connection = connect(variables.DATABASE_URL ?? '')
  let turn = 0

  async function start(index: number): Promise<void> {
    const port = String(ports[index])
    const child = spawn('node', [`--import=${KEEP_COMPILED}`, 'build/process/start.js'], {
      cwd: built,
      env: { ...process.env, ...variables, PORT: port, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    children[index] = child
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk
      if (process.env.TEST_LOG) process.stderr.write(chunk)
    })
    const deadline = Date.now() + READY_WITHIN_MS
    while (Date.now() < deadline && child.exitCode === null) {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
      if (answer?.ok) return
      await pause(50)
    }
    throw new Error(`The process did not become ready: ${said}`)
  }

  async function kill(index: number, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = children[index]
    children[index] = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }

  function call(
    host: FleetHost,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const alive = ports.filter((_, index) => children[index] !== undefined)
    const port = alive[turn++ % alive.length]
    const text = body === undefined ? undefined : JSON.stringify(body)
    const began = Date.now()
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port,
          method,
          path: `/api/v1${path}`,
          agent,
          headers: {
            Authorization: `Bearer ${host.apiToken}`,
            ...(text === undefined
              ? {}
              : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }),
            ...headers,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () => {
            const answer = Buffer.concat(chunks).toString('utf8')
            resolve({
              status: incoming.statusCode ?? 0,
              body: answer ? JSON.parse(answer) : {},
              ms: Date.now() - began,
            })
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(text)
    })
  }

  onTestFinished(async () => {
    agent.destroy()
    await Promise.all(children.map((_, index) => kill(index, 'SIGKILL')))
    await connection.close()
    await world.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  await Promise.all(ports.map((_, index) => start(index)))

  return {
    ...world,
    ...{ hosts, connection, call, start: (index) => start(index), kill: (index, signal) => kill(index, signal) },
    ask: (index, path, init) => fetch(`http://127.0.0.1:${ports[index]}${path}`, { redirect: 'manual', ...init }),
    async slots(host) {
      const date = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
      const days = { from: date(SLOT_DAYS.from), to: date(SLOT_DAYS.until) }
      const query = new URLSearchParams({ host: host.handle, eventType: 'intro-call', ...days })
      const { body } = await call(host, 'GET', `/slots?${query}`)
      return Object.values((body.data ?? {}) as Record<string, { start: string }[]>)
        .flat()
        .map(({ start }) => start)
    },
    async rest(withinMs = 120_000) {
      const deadline = Date.now() + withinMs
      for (;;) {
        const open = await connection.db
          .selectFrom('jobs')
          .select(['id', 'kind', 'last_error'])
          .where('state', '=', 'queued')
          .where('kind', 'in', ['meeting-create', 'meeting-update', 'meeting-delete', 'booking-mail', 'account-mail'])
          .execute()
        if (open.length === 0) return
        if (Date.now() > deadline) throw new Error(`Not at rest: ${JSON.stringify(open.slice(0, 5))} of ${open.length}`)
        await pause(200)
      }
    },
    async breaches() {
      const findings = await proveAll(connection, new Keyring((variables.APP_SECRET ?? '').split(',')))
      return findings.flatMap(({ invariant, rule, breaches }) =>
        breaches.map((breach) => `${invariant} ${rule}: ${breach}`),
      )
    },
  }
}

let copied: string | undefined

/**
 * Processes of one app are started over and over: a build that runs meanwhile must not change it. One copy for all tests of this process, so
 * that what Node has compiled of it serves the next ones, too.
 */
function copyOfBuild(): string {
  if (copied) return copied
  const folder = mkdtempSync(join(inject('runFolder'), 'built-'))
  cpSync('build', join(folder, 'build'), { recursive: true })
  copyFileSync('package.json', join(folder, 'package.json'))
  copied = folder
  return folder
}

async function seed(
  { goto }: SimulatedWorld,
  variables: Record<string, string>,
  count: number,
  connected: boolean,
): Promise<FleetHost[]> {
  const configuration = parseEnv(variables)
  if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
  const app = await createApp(configuration.env, pino({ level: 'silent' }))
  const hosts: FleetHost[] = []
  for (let index = 0; index < count; index++) {
    const handle = index === 0 ? 'dana' : `dana-${index}`
    const host = { email: `${handle}@example.com`, name: 'Dana Example', handle, timeZone: 'Europe/Zurich' }
    const created = await createHostByOperator(app.services, host, Date.now())
    if (!created.ok) throw new Error(created.reason)
    hosts.push({ id: created.id, handle, apiToken: created.apiToken })
    if (!connected) continue
    const account = anAccount(`${handle}@goto.example`, 'Dana', 'Example')
    goto.state.accounts.push(account)
    await connectToSimulator(app.services, { hostId: created.id, accountKey: account.key })
  }
  await app.close()
  return hosts
}

export function bookingOf(start: string | undefined, name = 'ada') {
  return {
    eventType: 'intro-call',
    start,
    attendee: { name: 'Ada Example', email: `${name}@example.com`, timeZone: 'America/New_York' },
  }
}
