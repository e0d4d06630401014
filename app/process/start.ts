import type { ServerBuild } from '@remix-run/node'
import { runServer } from './run-server.server'

// `npm start`. The pages are a separate build beside this one.
const pages: ServerBuild = await import(/* @vite-ignore */ new URL('../server/index.js', import.meta.url).href)
await runServer({ pages: async () => pages })
