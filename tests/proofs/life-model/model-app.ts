import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { pino } from 'pino'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { type SimulatedWorld, startSimulatedWorld } from '#tests/setup/simulated-world'
import { anAccount } from '#tests/simulators/goto/state'
import { createHostByOperator } from '~/accounts/create-host.server'
import { parseEnv } from '~/env.server'
import { type App, createApp } from '~/process/create-app.server'
import { createServer } from '~/process/server'
import type { KeptBuild } from './kept-build'

export interface LivingHost {
  id: string
  handle: string
  email: string
  apiToken: string
  eventTypeId: string
  /** The account at the simulated GoTo; null: never connected. */
  accountKey: string | null
}

/** The whole app on one database, which can be stopped and started, with a GoTo and a mail server that stay. */
export interface ModelApp extends Pick<SimulatedWorld, 'goto' | 'mail'> {
  url: string
  /** Of the app that is running at this moment. */
  app(): App
  aHost(options: { handle: string; timeZone: string; connected: boolean }): Promise<LivingHost>
  callApi(host: LivingHost, method: string, path: string, body?: unknown, headers?: object): Promise<Response>
  /** Stops everything and starts it again on the same database. @param awake whether the outbox then runs by itself */
  restart(awake: boolean): Promise<void>
  stop(): Promise<void>
}

/** Nothing hangs here, but a machine may be slow. */
const STOP_WITHIN_MS = 30_000

/** @param databaseUrl without it: a separate SQLite file */
export async function startModelApp(build: KeptBuild, databaseUrl?: string): Promise<ModelApp> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-life-'))
  let answer: (request: Request, bindings: object) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 })
  const server = createAdaptorServer({ fetch: (request, bindings) => answer(request, bindings) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const world = await startSimulatedWorld({
    appUrl: url,
    databaseUrl: databaseUrl ?? `file:${join(folder, 'foyer.db')}`,
  })
  const configuration = parseEnv({ ...world.environment, RATE_LIMIT: 'off' })
  if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
  const { env } = configuration

  async function open(awake: boolean): Promise<App> {
    const app = await createApp(env, pino({ level: process.env.TEST_LOG ?? 'silent' }))
    const hono = createServer({
      services: app.services,
      pages: async () => build.pages,
      clientFiles: build.clientFiles,
      widgetFiles: build.widgetFiles,
      lastLookAt: () => app.worker.lastLookAt,
      keepsPages: true,
    })
    answer = hono.fetch
    if (awake) app.worker.start()
    return app
  }

  async function close(): Promise<void> {
    await current.worker.stop(STOP_WITHIN_MS)
    await current.close()
  }

  let current = await open(false)
  return {
    ...{ url, goto: world.goto, mail: world.mail, app: () => current },
    async aHost({ handle, timeZone, connected }) {
      const { services } = current
      const email = `${handle}@example.com`
      const created = await createHostByOperator(
        services,
        { email, name: 'Dana Example', handle, timeZone },
        Date.now(),
      )
      if (!created.ok) throw new Error(created.reason)
      const account = connected ? anAccount(`${handle}@goto.example`, 'Dana', 'Example') : null
      if (account) {
        world.goto.state.accounts.push(account)
        await connectToSimulator(services, { hostId: created.id, accountKey: account.key })
      }
      const { id: eventTypeId } = await services.db
        .selectFrom('event_types')
        .select('id')
        .where('host_id', '=', created.id)
        .executeTakeFirstOrThrow()
      return {
        ...{ id: created.id, handle, email, apiToken: created.apiToken, eventTypeId },
        accountKey: account?.key ?? null,
      }
    },
    callApi: (host, method, path, body, headers = {}) =>
      fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${host.apiToken}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async restart(awake) {
      await close()
      current = await open(awake)
    },
    async stop() {
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await close()
      await world.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
