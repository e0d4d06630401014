import { createRoute } from '@hono/zod-openapi'
import { AvailabilitySchema } from '~/availability/availability'
import { readAvailability, replaceAvailability } from '~/availability/schedules/replace-availability.server'
import { requireKey } from './access'
import type { Api } from './api'
import { answers, body, call, keyed } from './describe-call'
import { AVAILABILITY_EXAMPLE } from './examples'

const read = createRoute({
  method: 'get',
  path: '/availability',
  ...call('Availability', 'readAvailability', 'Read weekly hours', 'Of the default schedule.'),
  ...keyed('read'),
  responses: answers(200, 'Weekly hours and date overrides', AvailabilitySchema, { example: AVAILABILITY_EXAMPLE }),
})
const replace = createRoute({
  method: 'put',
  path: '/availability',
  ...call(
    'Availability',
    'replaceAvailability',
    'Replace weekly hours',
    'As a whole: what is not sent is gone. Weekdays count from Monday, 1. An override replaces the hours of its date; none: a day off.',
  ),
  ...keyed('manage'),
  request: body(AvailabilitySchema, AVAILABILITY_EXAMPLE),
  responses: answers(200, 'What is in force now', AvailabilitySchema, { example: AVAILABILITY_EXAMPLE }),
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
