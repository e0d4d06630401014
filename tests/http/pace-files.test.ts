import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { HttpEnv } from '~/http/context.server'
import { paceFiles } from '~/http/pace-files.server'
import { refusalQueue } from '~/http/share-work.server'
import { createRequestTurns } from '~/limits/request-turns'

const [GREEDY, HONEST] = ['203.0.113.9', '198.51.100.7'] as const

it('delays a network that asks for very many files, refuses none, and lets others go first (S21)', async () => {
  const turns = createRequestTurns(1)
  let most = 0
  const app = new Hono<HttpEnv>()
    .use(async (c, next) => {
      c.set('env', { RATE_LIMIT: true } as HttpEnv['Variables']['env'])
      c.set('now', Date.UTC(2026, 11, 1))
      c.set('turns', turns)
      c.set('clientAddress', c.req.header('X-Network') ?? '')
      await next()
    })
    .use(paceFiles({ perMinute: 20 }))
    .get('/embed.js', (c) => {
      most = Math.max(most, turns.queue.state().running)
      return c.text('script')
    })
  const ask = async (network: string) => (await app.request('/embed.js', { headers: { 'X-Network': network } })).status
  const first = await Promise.all(Array.from({ length: 20 }, () => ask(GREEDY)))
  expect(most).toBe(1)
  const flood = Promise.all(Array.from({ length: 30 }, () => ask(GREEDY)))
  await expect.poll(() => refusalQueue.state().running).toBe(30)
  expect(await ask(HONEST)).toBe(200)
  // The honest one did not wait for them.
  expect(refusalQueue.state().running).toBe(30)
  expect(new Set([...first, ...(await flood)])).toEqual(new Set([200]))
})
