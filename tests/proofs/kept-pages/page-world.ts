import { createServer as createHttp } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { pino } from 'pino'
import { type SimulatedWorld, startSimulatedWorld } from '#tests/setup/simulated-world'
import { builtPages } from '#tests/setup/test-app'
import { type Env, parseEnv } from '~/env.server'
import type { Services } from '~/http/context.server'
import { createApp } from '~/process/create-app.server'
import { createServer } from '~/process/server'
import { systemElapsed } from '~/time/system-time'
import type { Fleet } from '../fleet'

/** One app with its own memory: what a process is to the others. */
export interface PageProcess {
  /** For changes that no call of the API makes. */
  services: Services
  ask(path: string, init?: RequestInit): Promise<Response>
  /** How many requests the pages themselves have answered so far: the others came from memory. */
  rendered(): number
}

/** Two processes that keep pages and one that renders each anew, over one database and one clock. */
export interface PageWorld {
  keeping: [PageProcess, PageProcess]
  anew: PageProcess
  goto: SimulatedWorld['goto']
  clock: { now: number }
  /** A calendar elsewhere. */
  feed: { url: string; text: string }
  stop(): Promise<void>
}

const APP_URL = 'http://localhost:4321'
/** What the worlds of pages add to the usual configuration of a test. */
export const PAGE_WORLD_ENVIRONMENT = { RATE_LIMIT: 'off', OUTBOUND_ALLOW_PRIVATE: '1' }

/**
 * Three apps are created in this process, whose clock stands still until it is set. They share the modules, but no module keeps anything of a
 * host: only formatters, calendars of holidays and queues.
 */
export async function startPageWorld(databaseUrl: string): Promise<PageWorld> {
  const simulated = await startSimulatedWorld({ appUrl: APP_URL, databaseUrl })
  const env = readEnv(simulated)
  const clock = { now: Date.now() }
  simulated.goto.state.clock = () => clock.now
  const start = (keepsPages: boolean) => startProcess(env, { keepsPages, clock: () => clock.now })
  const [first, second, anew] = [await start(true), await start(true), await start(false)]
  const feed = await serveFeed()
  return {
    ...{ keeping: [first, second], anew, goto: simulated.goto, clock, feed },
    async stop() {
      for (const process of [first, second, anew]) await process.close()
      await feed.stop()
      await simulated.stop()
    },
  }
}

/** The two processes are real ones; this process renders anew and makes the changes that no call makes. The clock passes as usual. */
export async function startPageWorldOf(fleet: Fleet): Promise<PageWorld> {
  const anew = await startProcess(readEnv(fleet), { keepsPages: false, clock: Date.now })
  const feed = await serveFeed()
  const processOf = (index: number): PageProcess => ({
    services: anew.services,
    ask: (path, init) => fleet.ask(index, path, init),
    rendered: () => 0,
  })
  return {
    ...{ keeping: [processOf(0), processOf(1)], anew, goto: fleet.goto, feed },
    clock: {
      get now() {
        return Date.now()
      },
      set now(_ignored) {
        // Nobody can step the clock of other processes.
      },
    },
    async stop() {
      await anew.close()
      await feed.stop()
    },
  }
}

function readEnv({ environment }: Pick<SimulatedWorld, 'environment'>): Env {
  const configuration = parseEnv({ ...environment, ...PAGE_WORLD_ENVIRONMENT })
  if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
  return configuration.env
}

async function startProcess(env: Env, { keepsPages, clock }: { keepsPages: boolean; clock: () => number }) {
  const pages = await builtPages()
  const time = { clock, elapsed: systemElapsed }
  const app = await createApp(env, pino({ level: process.env.TEST_LOG ?? 'silent' }), time)
  let rendered = 0
  const hono = createServer({
    services: app.services,
    async pages() {
      rendered++
      return pages
    },
    clientFiles: 'build/client',
    widgetFiles: 'build/widget',
    lastLookAt: () => app.worker.lastLookAt,
    keepsPages,
  })
  const ask = async (path: string, init?: RequestInit) =>
    unpacked(await hono.fetch(new Request(env.APP_URL + path, init)))
  // The first request of all asks for the routes as well.
  await ask('/healthz')
  return { services: app.services, ask, rendered: () => rendered, close: () => app.close() }
}

/** As `fetch` gives it. */
async function unpacked(response: Response): Promise<Response> {
  const encoding = response.headers.get('Content-Encoding')
  if (response.body === null || (encoding !== 'br' && encoding !== 'gzip')) return response
  const bytes = Buffer.from(await response.arrayBuffer())
  return new Response(new Uint8Array(encoding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes)), response)
}

async function serveFeed() {
  const feed = { url: '', text: '', stop: async () => {} }
  const server = createHttp((_request, response) => {
    response.setHeader('Content-Type', 'text/calendar')
    response.end(feed.text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  feed.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  feed.stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return feed
}
