import type { RequestListener, Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { ServerBuild } from '@remix-run/node'
import { databaseFile } from '#db/connection'
import { describeConnectError } from '#db/describe-connect-error'
import { claimSoleWriter } from '#db/sole-writer'
import { type Env, parseEnv } from '~/env.server'
import { createHttpServer } from '~/http/create-http-server.server'
import { limitSockets } from '~/http/limit-sockets.server'
import { createLog } from '~/http/log.server'
import { createApp } from './create-app.server'
import { followConnections } from './drain-connections.server'
import { startMaintenance } from './maintenance.server'
import { createServer } from './server'
import { stopOnSignal } from './stop-on-signal.server'

interface Options {
  pages: () => Promise<ServerBuild>
  /** A handler that comes before the app, such as a development server's files. */
  wrap?: (app: RequestListener) => RequestListener
  server?: Server
  /** Ends whatever else keeps connections open. */
  onStop?: () => unknown
  keepsPages?: boolean
}

/** Migrate if needed, serve, run the outbox, and stop without losing a request (P1). */
export async function runServer({
  pages,
  wrap = (app) => app,
  server = createHttpServer(),
  onStop = () => {},
  keepsPages = true,
}: Options): Promise<void> {
  // Files of this process are readable by its own user only.
  process.umask(0o077)
  const configuration = parseEnv(process.env)
  if (!configuration.ok) {
    for (const problem of configuration.problems) console.error(problem)
    process.exit(1)
  }
  const { env } = configuration
  claimFile(env)
  const log = createLog(env)
  const { services, worker, endStreams, close } = await createApp(env, log).catch(refuseDatabase)
  const hono = createServer({
    services,
    pages,
    clientFiles: 'build/client',
    widgetFiles: 'build/widget',
    lastLookAt: () => worker.lastLookAt,
    keepsPages,
  })
  if (env.RATE_LIMIT && env.TRUST_PROXY === 0) limitSockets(server)
  server.on('request', wrap(getRequestListener(hono.fetch)))
  const connections = followConnections(server, services.elapsed)
  worker.start()
  services.busy.start()
  const maintenance = startMaintenance(services)

  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(describeListenError(error, env))
    process.exit(1)
  })
  server.listen(env.PORT, env.HOST, () => log.info({ port: env.PORT, url: env.APP_URL }, 'Foyer is open'))

  stopOnSignal({
    log,
    elapsed: services.elapsed,
    connections,
    worker,
    busy: services.busy,
    endAtOnce() {
      maintenance.stop()
      endStreams()
      onStop()
    },
    close,
  })
}

/** Until the process ends. Without replication several servers may share a file. */
function claimFile({ DATABASE_URL, REPLICA_COPY }: Env): void {
  const file = REPLICA_COPY === undefined ? null : databaseFile(DATABASE_URL)
  if (file === null || claimSoleWriter(file)) return
  console.error(
    'DATABASE_URL is served by another process: a file that is replicated has one writer. Stop the other first',
  )
  process.exit(1)
}

function refuseDatabase(error: unknown): never {
  const why = describeConnectError(error)
  if (why === null) throw error
  console.error(`DATABASE_URL cannot be used: ${why}`)
  process.exit(1)
}

function describeListenError({ code, message }: NodeJS.ErrnoException, { HOST, PORT }: Env): string {
  if (code === 'EADDRINUSE') return `PORT ${PORT} is in use: choose another one`
  if (code === 'EACCES') return `PORT ${PORT} is not ours to open: choose one above 1023`
  if (HOST !== undefined) return `HOST ${HOST} is no address of this machine (${message})`
  return message
}
