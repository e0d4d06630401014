import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { createApi } from '~/api/api'
import { describeApi } from '~/api/description'
import type { ApiDocument } from '~/api-docs/document'
import { WEBHOOK_EVENTS } from '~/integrations/webhooks/webhook'
import { breakingChanges } from './breaking-changes'

const RELEASED = new URL('../fixtures/released-openapi.json', import.meta.url)

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const document = described()
    expect(await new Validator().validate(document as never)).toEqual({ valid: true })
    expect(Object.keys((document as unknown as { webhooks: object }).webhooks)).toEqual([...WEBHOOK_EVENTS])
  })

  // Update the released copy only on purpose: other people's programs depend on it. Additions need no update until the next release.
  it('takes back nothing that was released: calls, fields and values stay, and nothing becomes required', () => {
    expect(breakingChanges(JSON.parse(readFileSync(RELEASED, 'utf8')), described())).toEqual([])
  })

  it('would notice each kind of removal', () => {
    const changed = described()
    delete changed.paths['/me']
    const { Booking } = changed.components.schemas
    delete Booking!.properties!.manageUrl
    Booking!.properties!.notes = { type: ['string', 'null'] }
    Booking!.required = Booking!.required!.filter((field) => field !== 'tracking')
    const webhook = changed.paths['/webhooks']!.post!.requestBody!.content['application/json']!.schema
    webhook.required!.push('colour')
    webhook.properties!.events!.items!.enum!.pop()
    webhook.properties!.url!.maxLength = 100
    delete changed.paths['/bookings']!.get!.responses[200]
    changed.paths['/slots']!.get!.parameters!.push({
      name: 'key',
      in: 'query',
      required: true,
      schema: { type: 'string' },
    })
    const place = 'GET /bookings/{id}.data'
    expect(
      breakingChanges(described(), changed).filter(
        (one) => !/\/(cancellation|reschedule|approval|decline)|POST \/bookings/.test(one),
      ),
    ).toEqual([
      'GET /bookings no longer answers 200',
      `${place}.manageUrl is gone`,
      `${place}.notes may now be null`,
      `${place}.tracking may now be missing`,
      'GET /me is gone',
      'GET /slots must now send key',
      'POST /webhooks must now send colour',
      'POST /webhooks.events[] no longer takes "calendar.reconnected"',
      'POST /webhooks.url has a lower maxLength',
    ])
  })

  it('allows additions: a call, a field of a response, an optional field of a request', () => {
    const released = described()
    delete released.paths['/me']
    delete released.components.schemas.Booking!.properties!.manageUrl
    delete released.paths['/bookings']!.post!.requestBody!.content['application/json']!.schema.properties!.notes
    expect(breakingChanges(released, described())).toEqual([])
  })
})

function described(): ApiDocument {
  return JSON.parse(JSON.stringify(describeApi(createApi(), 'https://book.example.com')))
}
