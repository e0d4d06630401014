import { createRoute } from '@hono/zod-openapi'
import { AvailabilitySchema } from '../../availability/availability'
import { readAvailability, replaceAvailability } from '../../availability/replace-availability.server'
import { requireKey } from './access'
import type { Api } from './api'
import { answers, body, keyed } from './shapes'

const read = createRoute({
  method: 'get',
  path: '/availability',
  ...keyed('read'),
  responses: answers(200, 'Weekly hours and date overrides', AvailabilitySchema),
})
const replace = createRoute({
  method: 'put',
  path: '/availability',
  ...keyed('manage'),
  request: body(AvailabilitySchema),
  responses: answers(200, 'What is in force now', AvailabilitySchema),
})

export function addAvailability(api: Api): void {
  api.openapi(read, async (c) => {
    const host = requireKey(c)
    return c.json({ data: await readAvailability(c.var.db, host.id) }, 200)
  })
  api.openapi(replace, async (c) => {
    const host = requireKey(c)
    await replaceAvailability(c.var, host.id, c.req.valid('json'), c.var.now)
    return c.json({ data: await readAvailability(c.var.db, host.id) }, 200)
  })
}
