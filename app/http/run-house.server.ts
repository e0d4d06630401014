import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { ServerBuild } from '@remix-run/node'
import { parseEnv } from '../env.server'
import { keepHouse } from './housekeeping.server'
import { createLog } from './log.server'
import { createServer } from './server'
import { openHouse } from './services.server'

/** Orchestrators wait about this long before they kill. */
const DRAIN_MS = 10_000

interface Options {
  pages: () => Promise<ServerBuild>
  /** What answers before the house does, such as a development server's files. */
  wrap?: (house: RequestListener) => RequestListener
  server?: Server
}

/** Migrate if needed, serve, run the outbox, and stop without losing a request (P1). */
export async function runHouse({
  pages,
  wrap = (house) => house,
  server = createHttpServer(),
}: Options): Promise<void> {
  const configuration = parseEnv(process.env)
  if (!configuration.ok) {
    for (const problem of configuration.problems) console.error(problem)
    process.exit(1)
  }
  const { env } = configuration
  const log = createLog(env)
  const { services, worker, endStreams, close } = await openHouse(env, log)
  const app = createServer({
    services,
    pages,
    clientFiles: 'build/client',
    widgetFiles: 'build/widget',
    lastLookAt: () => worker.lastLookAt,
  })
  server.on('request', wrap(getRequestListener(app.fetch)))
  worker.start()
  services.busy.start()
  const housekeeping = keepHouse(services)

  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(error.code === 'EADDRINUSE' ? `PORT ${env.PORT} is in use: choose another one` : error.message)
    process.exit(1)
  })
  server.listen(env.PORT, env.HOST, () => log.info({ port: env.PORT, url: env.APP_URL }, 'Foyer is open'))

  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping')
    housekeeping.stop()
    endStreams()
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    await Promise.race([
      Promise.all([closed, worker.stop(DRAIN_MS - 1_000), services.busy.stop()]),
      new Promise((resolve) => setTimeout(resolve, DRAIN_MS)),
    ])
    await close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
