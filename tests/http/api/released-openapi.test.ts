import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { createApi } from '~/http/api/api'
import { describeApi } from '~/http/api/description'
import { WEBHOOK_EVENTS } from '~/webhooks/webhook'

type Json = { [key: string]: Json } & { required?: string[]; enum?: unknown[]; type?: unknown }
const RELEASED = new URL('../../fixtures/released-openapi.json', import.meta.url)

describe('the description of the API', () => {
  it('must show 2: is valid OpenAPI 3.1', async () => {
    expect(await new Validator().validate(described())).toEqual({ valid: true })
    expect(Object.keys(described().webhooks ?? {})).toEqual([...WEBHOOK_EVENTS])
  })

  // Update the released copy on purpose only: programs of others stand on it.
  it('takes back nothing that was released: no call, no field of an answer, nothing new that must be sent', () => {
    expect(breaches(JSON.parse(readFileSync(RELEASED, 'utf8')), described())).toEqual([])
  })

  it('would notice: a call gone, a field of an answer gone, a field that must be sent', () => {
    const released = described()
    const changed = described()
    delete changed.paths?.['/slots']
    delete changed.components?.schemas?.Booking?.properties?.manageUrl
    const sent = bodyOf(changed.paths?.['/webhooks']?.post)
    sent?.required?.push('colour')
    expect(breaches(released, changed)).toEqual(
      ['get /slots is gone', 'Booking.manageUrl is gone', 'post /webhooks must now send colour'].sort(),
    )
  })
})

function described(): Json {
  return JSON.parse(JSON.stringify(describeApi(createApi(), 'https://book.example.com')))
}

function breaches(before: Json, after: Json): string[] {
  const calls = entriesOf(before.paths).flatMap(([path, methods]) =>
    entriesOf(methods).flatMap(([method, call]) => {
      const now = after.paths?.[path]?.[method]
      const name = `${method} ${path}`
      if (!now) return [`${name} is gone`]
      const demanded = new Set(bodyOf(call)?.required)
      const added = (bodyOf(now)?.required ?? []).filter((field) => !demanded.has(field))
      const answers = Object.keys(call.responses ?? {}).filter((status) => !now.responses?.[status])
      return [
        ...added.map((field) => `${name} must now send ${field}`),
        ...answers.map((status) => `${name} no longer answers ${status}`),
      ]
    }),
  )
  const answered = entriesOf(before.components?.schemas).flatMap(([name, schema]) =>
    entriesOf(schema.properties).flatMap(([field, shape]) => {
      const now = after.components?.schemas?.[name]?.properties?.[field]
      if (!now) return [`${name}.${field} is gone`]
      return JSON.stringify(now.type) === JSON.stringify(shape.type) ? [] : [`${name}.${field} has another type`]
    }),
  )
  return [...calls, ...answered].sort()
}

function bodyOf(call: Json | undefined): Json | undefined {
  return call?.requestBody?.content?.['application/json']?.schema
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return Object.entries<Json>(value ?? {})
}
