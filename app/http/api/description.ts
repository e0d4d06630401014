import { createRoute, z } from '@hono/zod-openapi'
import type { Api } from './api'
import { describeWebhooks } from './describe-webhooks'

const readDescription = createRoute({
  method: 'get',
  path: '/openapi.json',
  tags: ['This description'],
  summary: 'Describe the API',
  operationId: 'describe',
  responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: z.looseObject({}) } } } },
})

/** OpenAPI 3.1, made from the very schemas that validate. */
export function describeApi(api: Api, appUrl: string) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Foyer', version: '1', description: 'Free times and bookings of a Foyer host.' },
    servers: [{ url: `${appUrl}/api/v1` }],
  })
}

export function addDescription(api: Api): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' })
  describeWebhooks(api)
  let text: string | undefined
  api.openapi(readDescription, (c) => {
    text ??= JSON.stringify(describeApi(api, c.var.env.APP_URL))
    return c.body(text, 200, { 'Content-Type': 'application/json' }) as never
  })
}
