import { createRoute, z } from '@hono/zod-openapi'
import { invalid, notFoundProblem, ProblemError } from '~/http/problem'
import { createWebhook, deleteWebhook, listWebhooks, type Webhook } from '~/integrations/webhooks/save-webhook.server'
import { NewWebhookSchema, WEBHOOK_EVENTS } from '~/integrations/webhooks/webhook'
import type { OutboundRefusal } from '~/outbound/check-outbound-url.server'
import { instantText } from '~/time/instants'
import { requireKey } from './access'
import type { Api } from './api'
import { answers, body, byId, call, keyed, nothing } from './describe-call'
import { WEBHOOK_EXAMPLE } from './examples'
import { instant } from './shapes'

const WebhookShape = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.enum(WEBHOOK_EVENTS)),
    status: z.enum(['active', 'failing', 'disabled']).openapi({
      description: '`disabled`: switched off by the host, or by itself after 5 days of failure or an answer 410.',
    }),
    createdAt: instant,
  })
  .openapi('Webhook')

const NewWebhookShape = z
  .object({
    ...WebhookShape.shape,
    secret: z.string().openapi({ description: 'Signs every message (Standard Webhooks). Shown now and never again.' }),
  })
  .openapi('WebhookWithSecret')

const list = createRoute({
  method: 'get',
  path: '/webhooks',
  ...call('Webhooks', 'listWebhooks', 'List webhooks', 'Oldest first.'),
  // Addresses of webhooks often contain a secret.
  ...keyed('manage'),
  responses: answers(200, 'The webhooks', z.array(WebhookShape), { list: true, example: [WEBHOOK_EXAMPLE] }),
})
const create = createRoute({
  method: 'post',
  path: '/webhooks',
  ...call(
    'Webhooks',
    'addWebhook',
    'Add a webhook',
    'The address must be https and public. Messages are signed by the Standard Webhooks specification, retried for a day and a half, and in order per booking.',
  ),
  ...keyed('manage'),
  request: body(NewWebhookSchema, { url: WEBHOOK_EXAMPLE.url, events: WEBHOOK_EXAMPLE.events }),
  responses: answers(201, 'The webhook, with its secret', NewWebhookShape, {
    example: { ...WEBHOOK_EXAMPLE, secret: 'whsec_shown-once-and-never-again' },
    or: ['too_many'],
  }),
})
const remove = createRoute({
  method: 'delete',
  path: '/webhooks/{id}',
  ...call('Webhooks', 'removeWebhook', 'Remove a webhook', 'With its log; what is still queued is not sent.'),
  ...keyed('manage'),
  request: byId(WEBHOOK_EXAMPLE.id),
  responses: nothing,
})

export function addWebhooks(api: Api): void {
  api.openapi(list, async (c) => {
    const host = requireKey(c)
    const webhooks = await listWebhooks(c.var, host.id, c.var.now)
    return c.json({ data: webhooks.map(viewOf), nextCursor: null }, 200)
  })
  api.openapi(create, async (c) => {
    const host = requireKey(c)
    const result = await createWebhook(c.var, host.id, c.req.valid('json'), c.var.now)
    if (!result.ok) throw refusalOf(result.reason)
    return c.json({ data: { ...viewOf(result.webhook), secret: result.secret } }, 201)
  })
  api.openapi(remove, async (c) => {
    const host = requireKey(c)
    if (!(await deleteWebhook(c.var.db, host.id, c.req.valid('param').id, c.var.now))) throw notFoundProblem()
    return c.body(null, 204)
  })
}

function viewOf({ id, url, events, status, createdAt }: Webhook) {
  return { id, url, events, status, createdAt: instantText(createdAt) }
}

function refusalOf(reason: OutboundRefusal | 'too_many'): ProblemError {
  if (reason === 'too_many')
    return new ProblemError({ code: 'too_many', detail: 'There are 20 webhooks. Remove one first.' })
  return invalid([{ path: 'url', message: URL_WORDS[reason] }])
}

const URL_WORDS: Record<OutboundRefusal, string> = {
  not_a_url: 'must be a web address such as https://example.com/foyer',
  not_https: 'must begin with https://',
  has_credentials: 'must not contain a user name or password',
  port_refused: 'must not use a port below 1024 other than the usual one',
  not_public: 'must be an address that the public internet can reach',
}
