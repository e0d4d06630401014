import { describe, expect, it } from 'vitest'
import { saveOutcome } from '#db/queries/meeting-outcomes'
import { connectServer } from '#tests/calendars/calendars'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { aReceiver } from '#tests/simulators/receiver'
import { bookedTeamOf } from '#tests/team/booked-team'
import { CalendarChangeShape } from '~/api/describe-webhooks'
import { BookingShape, MeShape } from '~/api/shapes'
import { callsOf, type DocumentedCall } from '~/api-docs/document'
import { curlOf, type ExampleRequest, exampleRequest } from '~/api-docs/example-request'
import { readApiDocument } from '~/api-docs/read-api-document.server'

const document = readApiDocument('https://book.example.com')
const calls = callsOf(document)

describe('the examples of the API’s description', () => {
  it('exist for every call: a request and a response', () => {
    for (const { method, path, operation } of calls) {
      const name = `${method} ${path}`
      expect([name, operation.summary, operation.tags.length]).toEqual([name, expect.stringMatching(/./), 1])
      if (operation.requestBody) expect(operation.requestBody.content['application/json']?.example, name).toBeDefined()
      const [status, answer] = successOf({ method, path, operation })
      if (status !== 204 && path !== '/openapi.json') expect(answer, name).toBeDefined()
    }
    expect(new Set(calls.map(({ operation }) => operation.operationId)).size).toBe(calls.length)
  })

  it.each(calls.map((call) => [`${call.method} ${call.path}`, call] as const))(
    '%s: is accepted by the app, and the response has the shape of the example',
    async (_name, call) => {
      const { app, host, real } = await startAppFor(call)
      const request = real(exampleRequest(call, `${app.url}/api/v1`))
      const answer = await fetch(request.url, {
        method: request.method,
        headers: request.headers,
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      })
      const text = await answer.text()
      const [status, example] = successOf(call)
      expect([answer.status, host.handle], text).toEqual([status, 'dana'])
      if (example !== undefined) expect(shapeOf(JSON.parse(text))).toEqual(shapeOf(example))
    },
  )

  it('of webhooks have the shape that is described for their event', () => {
    for (const [event, { post }] of Object.entries(document.webhooks)) {
      const example = post.requestBody?.content['application/json']?.example as { type: string; data: never }
      expect(example.type).toBe(event)
      const { goto } = example.data as { goto?: object }
      if (event.startsWith('calendar.')) expect(CalendarChangeShape.safeParse(example.data).error).toBeUndefined()
      else if (goto) expect(MeShape.shape.goto.safeParse(goto).error).toBeUndefined()
      else expect(BookingShape.safeParse(example.data).error).toBeUndefined()
    }
  })

  it('are written as shell commands', () => {
    const cancel = calls.find(({ operation }) => operation.operationId === 'cancelBooking')!
    expect(curlOf(exampleRequest(cancel, 'https://book.example.com/api/v1'))).toBe(
      [
        "curl -X POST 'https://book.example.com/api/v1/bookings/bkg_7m2kq0d5t9xw3f8hj4nc/cancellation' \\",
        "  -H 'Authorization: Bearer foyer_your-key' \\",
        "  -H 'Content-Type: application/json' \\",
        `  -d '{\n  "reason": "Ada is ill."\n}'`,
      ].join('\n'),
    )
    for (const call of calls) expect(curlOf(exampleRequest(call, '')).split("'").length % 2).toBe(1)
  })
})

function successOf({ operation }: DocumentedCall): [number, unknown] {
  const [status, answer] = Object.entries(operation.responses).find(([one]) => one.startsWith('2'))!
  return [Number(status), answer.content?.['application/json']?.example]
}

/** An app in which everything that the examples mention exists, and the real values for theirs. */
async function startAppFor({ operation }: DocumentedCall) {
  const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  const host = await aHost(app)
  const receiver = await aReceiver()
  const slots = await freeSlots(app, host)
  const id = await existing(operation.operationId, app, host, slots, receiver.url)
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const values: [string, string][] = [
    ['foyer_your-key', host.apiToken],
    ['2026-12-03T09:00:00Z', slots[0]!],
    ['2026-12-04T10:00:00Z', slots[1]!],
    ['from=2026-12-03', `from=${day(1)}`],
    ['from=2026-12-01', `from=${day(0)}`],
    ['to=2026-12-05', `to=${day(9)}`],
    ['https://example.com/foyer', receiver.url],
    ['https://calendar.example.com', new URL(receiver.url).origin],
  ]
  const real = (request: ExampleRequest): ExampleRequest =>
    JSON.parse(
      values
        .reduce((text, [example, value]) => text.replaceAll(example, value), JSON.stringify(request))
        .replace(/\b[a-z]{3}_[a-z0-9]{20}\b/, id ?? ''),
    )
  return { app, host, real }
}

/** @returns the id of the call's subject; null if it has none yet */
async function existing(operationId: string, app: TestApp, host: TestHost, slots: string[], receiver: string) {
  const send = async (method: string, path: string, body?: unknown) =>
    (await (await callApi(app, host, method, path, body)).json()).data
  const eventTypes = await send('GET', '/event-types')
  const manual = ['approveBooking', 'declineBooking'].includes(operationId)
  if (manual) await send('PATCH', `/event-types/${eventTypes[0].id}`, { confirmation: 'manual' })
  const ofTeam = operationId === 'reassignBooking'
  if (ofTeam) {
    const colleague = await aHost(app, { handle: 'ben', connected: false })
    await bookedTeamOf(app, [host, colleague], { priorities: { ben: 2 } })
  }
  if (/(read|cancel|reschedule|reassign|approve|decline)Booking$|listBookings|stateAttendance/.test(operationId)) {
    const crm = { system: 'hubspot', type: 'contact', id: '151' }
    const more = {
      tracking: { utmSource: 'newsletter' },
      metadata: { deal: '7' },
      notes: 'Could we look at the offer?',
      crm,
    }
    const { id } = await send('POST', '/bookings', {
      eventType: ofTeam ? 'demo' : 'intro-call',
      start: slots[0],
      attendee: AN_ATTENDEE,
      ...more,
    })
    // Its meeting exists, unless the host has to approve first.
    await app.settled()
    if (operationId === 'stateAttendance') await makeHeld(app, id)
    return id
  }
  if (/^(read|change|delete)EventType$/.test(operationId)) return eventTypes[0].id
  if (operationId === 'readAvailability') {
    const put = exampleRequest(calls.find(({ operation }) => operation.operationId === 'replaceAvailability')!, '')
    await send('PUT', '/availability', put.body)
    return null
  }
  const webhook = { url: receiver, events: ['booking.created'] }
  if (/^(list|remove)Webhook/.test(operationId)) return (await send('POST', '/webhooks', webhook)).id
  if (/^(list|remove)CalendarFeed/.test(operationId))
    return (await send('POST', '/calendar-feeds', { url: receiver })).id
  if (operationId === 'listCalendars') await connectServer(app, host, await startQuirksServer())
  return null
}

/** Names and kinds without values. Keys that are dates count as one key, and the first of a list represents all. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf)
  if (value === null) return 'null'
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? 'instant' : 'text'
  if (typeof value !== 'object') return typeof value
  const fields = Object.entries(value).map(([name, one]) => [name.replace(/^\d{4}-\d\d-\d\d$/, 'date'), shapeOf(one)])
  return Object.fromEntries(fields)
}

/** Its time has come, and GoTo's history has it. */
async function makeHeld(app: TestApp, id: string): Promise<void> {
  const { db } = app.services
  const [starts_at, ends_at] = [Date.now() - 3_600_000, Date.now() - 1_800_000]
  await db.updateTable('bookings').set({ starts_at, ends_at }).where('id', '=', id).execute()
  const { host_id } = await db.selectFrom('bookings').select('host_id').where('id', '=', id).executeTakeFirstOrThrow()
  const times = { started_at: starts_at, ended_at: ends_at, read_at: ends_at }
  await saveOutcome(db, { booking_id: id, host_id, state: 'held', reason: null, participants: 1, reads: 1, ...times })
}
