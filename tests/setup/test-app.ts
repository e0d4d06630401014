import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { ServerBuild } from '@remix-run/node'
import { type Logger, pino } from 'pino'
import { onTestFinished } from 'vitest'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import type { GoogleSimulator } from '#tests/simulators/google/server'
import type { GotoSimulator } from '#tests/simulators/goto/server'
import type { MailCatcher } from '#tests/simulators/mail/catcher'
import type { MicrosoftSimulator } from '#tests/simulators/microsoft/server'
import { createHostByOperator } from '~/accounts/create-host.server'
import { type Env, parseEnv } from '~/env.server'
import { type App, createApp } from '~/process/create-app.server'
import { createServer } from '~/process/server'
import { startSimulatedWorld } from './simulated-world'
import { aDatabaseUrl } from './test-database'

const DAY_MS = 86_400_000

export interface TestApp extends App {
  url: string
  env: Env
  /** The source of `env`, for another process. */
  variables: Record<string, string>
  goto: GotoSimulator
  google: GoogleSimulator
  microsoft: MicrosoftSimulator
  mail: MailCatcher
  /** Runs the outbox until nothing is due. */
  settled(): Promise<void>
}

/**
 * The whole app on loopback: the real server, worker and database, with the simulated GoTo and a mail catcher. Everything
 * is stopped when the test ends.
 *
 * @param pages the Remix build, for tests that need pages: `await builtPages()`
 */
export async function startTestApp({
  pages,
  environment = {},
  log = pino({ level: process.env.TEST_LOG ?? 'silent' }),
}: {
  pages?: ServerBuild
  environment?: Record<string, string>
  log?: Logger
} = {}): Promise<TestApp> {
  let fetchApp: (request: Request, bindings: object) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 })
  const server = createAdaptorServer({ fetch: (request, bindings) => fetchApp(request, bindings) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // By name: browsers and the session cookie treat localhost as secure.
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const world = await startSimulatedWorld({ appUrl: url, databaseUrl: await aDatabaseUrl() })
  const { goto, google, microsoft, mail } = world
  const variables = { ...world.environment, RATE_LIMIT: 'off', ...environment }
  const configuration = parseEnv(variables)
  if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
  const { env } = configuration
  const app = await createApp(env, log)
  const noPages = async (): Promise<ServerBuild> => {
    throw new Error('This test asked for a page but gave no build')
  }
  const hono = createServer({
    services: app.services,
    pages: pages ? async () => pages : noPages,
    clientFiles: 'build/client',
    widgetFiles: 'build/widget',
    lastLookAt: () => app.worker.lastLookAt,
    keepsPages: true,
  })
  fetchApp = hono.fetch
  app.worker.start()

  onTestFinished(async () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
    await app.worker.stop(5_000)
    await app.close()
    await world.stop()
  })
  const settled = () => {
    // Whoever queued a job below the routes did not wake the worker, which then looks again only after seconds.
    app.services.outbox.wake()
    return app.worker.settled()
  }
  return { ...app, url, env, variables, goto, google, microsoft, mail, settled }
}

/** The output of `npm run build`: tests of pages test what is served. */
export async function builtPages(): Promise<ServerBuild> {
  return import(/* @vite-ignore */ new URL('../../build/server/index.js', import.meta.url).href)
}

export interface TestHost {
  id: string
  handle: string
  email: string
  apiToken: string
}

/** A verified host with the usual hours and event type, connected to the first account unless said otherwise. */
export async function aHost(
  app: TestApp,
  { handle = 'dana', timeZone = 'Europe/Zurich', connected = true } = {},
): Promise<TestHost> {
  const email = `${handle}@example.com`
  const created = await createHostByOperator(
    app.services,
    { email, name: 'Dana Example', handle, timeZone },
    Date.now(),
  )
  if (!created.ok) throw new Error(created.reason)
  if (connected)
    await connectToSimulator(app.services, {
      hostId: created.id,
      accountKey: app.goto.state.accounts[0]?.key ?? '',
    })
  return { id: created.id, handle, email, apiToken: created.apiToken }
}

/** Free times of the first event type, in the order of the API: real ones, in the coming days. */
export async function freeSlots(app: TestApp, host: TestHost, daysAhead = 14): Promise<string[]> {
  const date = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
  const query = new URLSearchParams({ host: host.handle, eventType: 'intro-call', from: date(1), to: date(daysAhead) })
  const response = await fetch(`${app.url}/api/v1/slots?${query}`)
  const { data } = (await response.json()) as { data: Record<string, { start: string }[]> }
  return Object.values(data)
    .flat()
    .map(({ start }) => start)
}

export function callApi(app: TestApp, host: TestHost, method: string, path: string, body?: unknown, headers = {}) {
  return fetch(`${app.url}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${host.apiToken}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

export const AN_ATTENDEE = { name: 'Ada Example', email: 'ada@example.com', timeZone: 'America/New_York' }

/** Many attendees book one slot through the API at once. */
export function raceForSlot(app: TestApp, host: TestHost, start: string | undefined, racers: number) {
  return Promise.all(
    Array.from({ length: racers }, (_, racer) =>
      callApi(app, host, 'POST', '/bookings', {
        eventType: 'intro-call',
        start,
        attendee: { ...AN_ATTENDEE, email: `racer${racer}@example.com` },
      }),
    ),
  )
}
