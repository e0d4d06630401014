import { createRoute } from '@hono/zod-openapi'
import { requireKey } from './access'
import type { Api } from './api'
import { answers, call, keyed } from './describe-call'
import { ME_EXAMPLE } from './examples'
import { MeShape } from './shapes'

const readMe = createRoute({
  method: 'get',
  path: '/me',
  ...call('Host', 'readMe', 'Read whose key this is', 'And how the host’s connection to GoTo stands.'),
  ...keyed('read'),
  responses: answers(200, 'The host', MeShape, { example: ME_EXAMPLE }),
})

export function addMe(api: Api): void {
  api.openapi(readMe, async (c) => {
    const { id, handle, name, email, timeZone } = requireKey(c)
    const { status, email: gotoEmail } = await c.var.goto.statusOf(id)
    const goto = {
      status: status === 'not_configured' ? 'not_connected' : status,
      ...(gotoEmail === null ? {} : { email: gotoEmail }),
    } as const
    return c.json({ data: { id, handle, name, email, timeZone, goto } }, 200)
  })
}
