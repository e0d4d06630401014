import { z } from '@hono/zod-openapi'
import { SAMPLE_BOOKING } from '../../webhooks/sample-booking'
import { WEBHOOK_EVENTS, type WebhookEvent } from '../../webhooks/webhook'
import type { Api } from './api'
import { BookingShape, instant, MeShape } from './shapes'

const GotoShape = z.object({ host: BookingShape.shape.host, goto: MeShape.shape.goto }).openapi('GotoChange')

const HeadersShape = z.object({
  'webhook-id': z.string().openapi({ description: 'The same at every attempt.' }),
  'webhook-timestamp': z.string().openapi({ description: 'Seconds since 1970, of this attempt.' }),
  'webhook-signature': z.string().openapi({ description: '`v1,` and the signature; two while a secret is replaced.' }),
})

/** The `webhooks` section: what a receiver hears, by event. */
export function describeWebhooks(api: Api): void {
  for (const event of WEBHOOK_EVENTS)
    api.openAPIRegistry.registerWebhook({
      method: 'post',
      path: event,
      tags: ['Webhooks'],
      summary: event,
      request: {
        headers: HeadersShape,
        body: { required: true, content: { 'application/json': contentOf(event) } },
      },
      responses: { 200: { description: 'Any status from 200 to 299 says that it has arrived.' } },
    })
}

function contentOf(event: WebhookEvent) {
  const isGoto = event.startsWith('goto.')
  const example = { type: event, timestamp: SAMPLE_BOOKING.createdAt, data: SAMPLE_BOOKING }
  return {
    schema: z.object({ type: z.literal(event), timestamp: instant, data: isGoto ? GotoShape : BookingShape }),
    ...(isGoto ? {} : { example }),
  }
}
