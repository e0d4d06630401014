import type { ServerBuild } from '@remix-run/node'
import { createServer } from 'vite'
import { serveMailPreview } from '#emails/preview.server'
import { createHttpServer } from '~/http/create-http-server.server'
import { runServer } from './run-server.server'

// `npm run dev`: the same app, with pages rebuilt when their sources change, and previews of all mails under /dev/mails and of all components under /dev/components.
const server = createHttpServer()
// On the same port as the pages: their policy allows connections to no other port.
const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' })
await runServer({
  server,
  keepsPages: false,
  onStop: () => vite.close(),
  pages: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
  wrap: (app) => async (req, res) => {
    if (!(await serveMailPreview(req, res))) vite.middlewares(req, res, () => app(req, res))
  },
})
