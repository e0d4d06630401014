import { createRoute, z } from '@hono/zod-openapi'
import type { Api } from './api'
import { call, TAGS } from './describe-call'
import { describeProblems } from './describe-problems'
import { describeWebhooks } from './describe-webhooks'

const readDescription = createRoute({
  method: 'get',
  path: '/openapi.json',
  ...call('Description', 'describe', 'Read this description', 'OpenAPI 3.1. `/api/v1/docs` shows it to people.'),
  responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: z.looseObject({}) } } } },
})

const ABOUT = `Free times and bookings of a Foyer host.

Answers are JSON in UTF-8: \`{ "data": … }\`, lists with \`nextCursor\`. Instants are UTC with \`Z\`, time zones IANA names. A key goes
into the header \`Authorization: Bearer foyer_…\`; fields that are not described are refused. Every answer carries \`X-Request-Id\`, and
\`RateLimit\` says how many requests are left. Reads carry an \`ETag\`: send it as \`If-None-Match\` and get 304 while nothing has changed.`

/** OpenAPI 3.1, generated from the schemas that validate. */
export function describeApi(api: Api, appUrl: string) {
  return describeProblems(
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Foyer', version: '1', description: ABOUT.replaceAll(/(?<!\n)\n(?!\n)/g, ' ') },
      servers: [{ url: `${appUrl}/api/v1` }],
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    }),
  )
}

export function addDescription(api: Api): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of the host, made at `/admin/api`, with the scopes read, book or manage.',
  })
  describeWebhooks(api)
  let text: string | undefined
  api.openapi(readDescription, (c) => {
    text ??= JSON.stringify(describeApi(api, c.var.env.APP_URL))
    return c.body(text, 200, { 'Content-Type': 'application/json' }) as never
  })
}
