import type { ServerBuild } from '@remix-run/node'
import { createServer } from 'vite'
import { runHouse } from './run-house.server'

// `npm run dev`: the same house, with pages made anew when their sources change.
const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom' })
await runHouse({
  pages: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
  wrap: (house) => (req, res) => vite.middlewares(req, res, () => house(req, res)),
})
