import { createServer as createHttpServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { ServerBuild } from '@remix-run/node'
import { pino } from 'pino'
import { parseEnv } from '~/env.server'
import { createApp } from '~/process/create-app.server'
import { createServer } from '~/process/server'

/** The whole app in a separate process without its worker: what a booking costs with its jobs queued and not run. */
const configuration = parseEnv(process.env)
if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
const { services } = await createApp(configuration.env, pino({ level: 'error' }))
const app = createServer({
  services,
  pages: async () => (await import(pathToFileURL('build/server/index.js').href)) as ServerBuild,
  clientFiles: 'build/client',
  widgetFiles: 'build/widget',
  lastLookAt: Date.now,
  keepsPages: true,
})
createHttpServer(getRequestListener(app.fetch)).listen(configuration.env.PORT, configuration.env.HOST)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0))
