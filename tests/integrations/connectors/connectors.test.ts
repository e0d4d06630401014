import { describe, expect, it, onTestFinished } from 'vitest'
import { findBooking } from '#db/queries/bookings'
import { HOUR_MS, MINUTE_MS, startWithClock } from '#tests/booking/held-meetings'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { type CrmSimulator, startCrmSimulator } from '#tests/simulators/crm/server'
import { newShareToken } from '#tests/simulators/goto/state'
import type { AttendanceState } from '~/booking/attendance'
import { keepReading } from '~/booking/changes/keep-attendance.server'
import { ConnectorSchema } from '~/integrations/connectors/connector'
import { valuesOf } from '~/integrations/connectors/connector-request.server'
import { CONNECTOR_PRESETS, type Preset, presetOf } from '~/integrations/connectors/presets'
import {
  deleteConnector,
  listConnectors,
  readConnector,
  saveConnector,
  switchConnector,
} from '~/integrations/connectors/save-connector.server'
import { fillJson, fillUrl, problemOfTemplate, problemOfUrl } from '~/integrations/connectors/template'
import { findDeliveriesOfBooking } from '~/integrations/deliveries/find-deliveries.server'
import { resendDelivery } from '~/integrations/deliveries/send-again.server'
import { SAMPLE_WEBHOOK_BOOKING } from '~/integrations/webhooks/sample-booking'

describe('a connector', () => {
  it('writes a booking with its link to the CRM, moves and cancels it there, and survives an outage', async () => {
    const { app, host, crm } = await open()
    const { db, outbox } = app.services
    const [start, later] = await freeSlots(app, host)
    crm.setOff(true)
    const request = {
      eventType: 'intro-call',
      start,
      attendee: AN_ATTENDEE,
      crm: { system: 'acme', type: 'contact', id: '42' },
    }
    const booking = (await (await callApi(app, host, 'POST', '/bookings', request)).json()).data
    await app.settled()
    expect(crm.records.size).toBe(0)
    const [failed] = await findDeliveriesOfBooking(db, host.id, booking.id)
    expect(failed).toMatchObject({ to: 'connector', target: 'Acme', event: 'booked', state: 'queued', status: 503 })

    crm.setOff(false)
    await resendDelivery(db, { hostId: host.id, id: failed?.id ?? '' }, Date.now())
    outbox.wake()
    await app.settled()
    const joinUrl = expect.stringMatching(/^https:/)
    expect([...crm.records.values()]).toMatchObject([{ contact: '42', email: 'ada@example.com', start, joinUrl }])

    await callApi(app, host, 'POST', `/bookings/${booking.id}/reschedule`, { start: later })
    await app.settled()
    expect([...crm.records.values()]).toMatchObject([{ contact: '42', start: later, joinUrl }])

    await callApi(app, host, 'POST', `/bookings/${booking.id}/cancellation`, {})
    await app.settled()
    expect(crm.records.size).toBe(0)
    const deliveries = await findDeliveriesOfBooking(db, host.id, booking.id)
    expect(deliveries.map(({ state }) => state)).not.toContain('failed')
    // No other host sees them (S1).
    expect(await findDeliveriesOfBooking(db, 'hst_other', booking.id)).toEqual([])
  })

  it('gets only bookings that came from its own CRM', async () => {
    const { app, host, crm } = await open()
    const [start] = await freeSlots(app, host)
    await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
    await app.settled()
    expect(crm.records.size).toBe(0)
  })

  it('gets what became of the meeting, and the recording without a trace of it in the log', async () => {
    const { app, host, crm } = await open()
    const { db } = app.services
    const [start] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE, crm: { system: 'acme', id: '42' } }
    const { id } = (await (await callApi(app, host, 'POST', '/bookings', request)).json()).data
    await app.settled()
    const [starts_at, ends_at] = [Date.now() - 3_600_000, Date.now() - 1_800_000]
    await db.updateTable('bookings').set({ starts_at, ends_at }).where('id', '=', id).execute()
    const seen = await findBooking(db, id)
    if (!seen) throw new Error('no booking')
    const found = {
      state: 'held',
      reason: null,
      participants: 2,
      startedAt: starts_at,
      endedAt: ends_at,
    } as const
    const url = `https://transcripts.gotomeeting.com/#/s/${newShareToken()}`
    const reading = { found, recordingUrl: url, complete: true, isSure: () => false }
    await keepReading(app.services, seen, reading, Date.now())
    app.services.outbox.wake()
    await app.settled()
    const [record] = [...crm.records.values()]
    expect(record).toMatchObject({ outcome: 'held', participants: 2, recording: url })
    const log = await db.selectFrom('delivery_attempts').select(['request', 'answer']).execute()
    expect(JSON.stringify(log)).not.toContain(url.slice(-20))
    await callApi(app, host, 'POST', `/bookings/${id}/attendance`, { state: 'no_show' })
    await app.settled()
    expect([...crm.records.values()][0]).toMatchObject({ outcome: 'no_show' })
  })

  it('brings held, no-show and recording from GoTo’s history to the CRM, in its own words', async () => {
    const world = await startWithClock({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
    const { app, host, book, hold, goTo } = world
    const crm = await startCrmSimulator()
    onTestFinished(() => crm.stop())
    await aConnector(app, host, crm, 'hubspot')
    const of = (id: string) => ({ crm: { system: 'hubspot', id } })
    const [held, missed, other] = [await book(0, of('41')), await book(0, of('42')), await book(0)]
    const token = newShareToken()
    hold(held, 0, 30, { recording: { token, listedFrom: other.end + HOUR_MS } })
    hold(missed, 0, 10, { participants: 1 })
    hold(other, 0, 30)
    const outcomes = () =>
      [...crm.records.values()].map(({ properties }) => {
        const { hs_meeting_outcome: outcome, hs_internal_meeting_notes: notes } = properties as Record<string, string>
        return [outcome, notes]
      })
    await goTo(other.end + 2 * MINUTE_MS)
    expect(outcomes()).toEqual([
      ['COMPLETED', 'Attendance: held.'],
      // One participant decides nothing.
      ['SCHEDULED', 'Attendance: held.'],
    ])
    await callApi(app, host, 'POST', `/bookings/${missed.id}/attendance`, { state: 'no_show' })
    for (const after of [2, 7, 25]) await goTo(other.end + after * HOUR_MS)
    expect(outcomes()).toEqual([
      ['COMPLETED', `Attendance: held. Recording: https://transcripts.gotomeeting.com/#/s/${token}`],
      ['NO_SHOW', 'Attendance: no_show.'],
    ])
    const states = await app.services.db.selectFrom('deliveries').select('state').execute()
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['delivered']))
  })

  it('is told outcomes in the words of HubSpot and Pipedrive, and of nothing that is uncertain', () => {
    const outcome = (state: AttendanceState, suggested: 'no_show' | null, preset: 'hubspot' | 'pipedrive') => {
      const attendance = { state, suggested, startedAt: null, endedAt: null, participants: null }
      const values = valuesOf({ ...SAMPLE_WEBHOOK_BOOKING, attendance }, 'outcome', '7')
      const body = JSON.parse(fillJson(presetOf(preset).requests.outcome?.body ?? '', values))
      return preset === 'hubspot' ? body.properties.hs_meeting_outcome : body.done
    }
    const cases = [
      ['held', null],
      ['attended', null],
      ['no_show', null],
      ['held', 'no_show'],
      ['not_held', 'no_show'],
      ['unknown', null],
    ] as const
    expect(cases.map(([state, suggested]) => outcome(state, suggested, 'hubspot'))).toEqual([
      ...['COMPLETED', 'COMPLETED', 'NO_SHOW', 'SCHEDULED', 'SCHEDULED', 'SCHEDULED'],
    ])
    expect(cases.map(([state, suggested]) => outcome(state, suggested, 'pipedrive'))).toEqual([
      ...[true, true, false, false, false, false],
    ])
  })

  it('has no line for a recording in the notes of a meeting without one', () => {
    const noteOf = (preset: 'hubspot' | 'pipedrive', recording: { url: string } | null) => {
      const attendance = { state: 'held', suggested: null, startedAt: null, endedAt: null, participants: 2 } as const
      const values = valuesOf(
        { ...SAMPLE_WEBHOOK_BOOKING, title: 'Intro & more', attendance, recording },
        'outcome',
        '7',
      )
      const body = JSON.parse(fillJson(presetOf(preset).requests.outcome?.body ?? '', values))
      return preset === 'hubspot' ? body.properties.hs_internal_meeting_notes : body.note
    }
    const url = 'https://transcripts.gotomeeting.com/#/s/ab'
    expect(noteOf('hubspot', null)).toBe('Attendance: held.')
    expect(noteOf('hubspot', { url })).toBe(`Attendance: held. Recording: ${url}`)
    expect(noteOf('pipedrive', null)).toBe('Intro &#38; more: held')
    expect(noteOf('pipedrive', { url })).toBe(`Intro &#38; more: held <a href="${url}">${url}</a>`)
  })

  it('does not repeat what the CRM has refused, and says why (E6)', async () => {
    const { app, host } = await open({ token: 'wrong' })
    const [start] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE, crm: { system: 'acme', id: '42' } }
    const { id } = (await (await callApi(app, host, 'POST', '/bookings', request)).json()).data
    await app.settled()
    expect((await findDeliveriesOfBooking(app.services.db, host.id, id)).at(-1)).toMatchObject({
      state: 'failed',
      status: 401,
      attempts: 1,
    })
  })

  it('never shows its secrets again, keeps one whose field was left empty, and stores it sealed', async () => {
    const { app, host, id, settings } = await open()
    const { db, keyring } = app.services
    expect(JSON.stringify(await readConnector(db, keyring, host.id, id))).not.toContain('crm-secret')
    const before = await db.selectFrom('connectors').select('headers').executeTakeFirstOrThrow()
    expect(before.headers).not.toContain('crm-secret')
    const again = { ...settings, headers: [{ name: 'Authorization', value: '' }] }
    expect(await saveConnector(app.services, { hostId: host.id, id }, again, Date.now())).toEqual({ ok: true, id })
    const { headers } = await db.selectFrom('connectors').select('headers').executeTakeFirstOrThrow()
    expect(keyring.open(headers, `connector-headers:${host.id}:${id}`)).toContain('crm-secret-token')
    expect(await saveConnector(app.services, { hostId: 'hst_other', id }, again, Date.now())).toEqual({
      ok: false,
      reason: 'not_found',
    })
  })
})

describe('connectors of a host', () => {
  it('are listed, switched and deleted by their host only (S1)', async () => {
    const { app, host, id } = await open()
    const { db, keyring } = app.services
    expect(await listConnectors(db, keyring, 'hst_other')).toEqual([])
    expect(await switchConnector(db, { hostId: 'hst_other', id, on: false }, Date.now())).toBe(false)
    expect(await deleteConnector(db, 'hst_other', id, Date.now())).toBe(false)
    expect(await switchConnector(db, { hostId: host.id, id, on: false }, Date.now())).toBe(true)
    expect(await listConnectors(db, keyring, host.id)).toMatchObject([{ id, status: 'disabled' }])
    expect(await deleteConnector(db, host.id, id, Date.now())).toBe(true)
    expect(await listConnectors(db, keyring, host.id)).toEqual([])
  })
})

describe('templates', () => {
  it('fill in texts, whatever was typed: nothing becomes markup, a field or a path', () => {
    const values = {
      'attendee.name': '"},"admin":true,{"x":"{{attendee.email}}',
      'crm.id': '42',
      start: '2026-12-03T09:05:00Z',
    }
    expect(
      JSON.parse(fillJson('{"name":"{{attendee.name}}","id":"{{ crm.id | number }}","none":"{{joinUrl}}"}', values)),
    ).toEqual({
      name: values['attendee.name'],
      id: 42,
      none: null,
    })
    expect(fillJson('["{{start|date}} {{start|time}}","{{attendee.name|html}}"]', values)).toContain('2026-12-03 09:05')
    expect(fillUrl('https://x.example/a/{{attendee.name}}?q=1', values)).toMatch(
      /^https:\/\/x\.example\/a\/%22%7D[^/&]*\?q=1$/,
    )
    expect(fillUrl('https://x.example/{{crm.id}}', { 'crm.id': '..' })).toBeNull()
    expect(fillUrl('https://x.example/{{record.id}}', {})).toBeNull()
  })

  it('keep a part only where there is a value for it, and none because of what somebody typed', () => {
    const template =
      '["{{#notes}}Notes: {{notes}}. {{/notes}}From {{attendee.name}}{{# crm.id }} ({{crm.id}}){{/crm.id}}"]'
    expect(problemOfTemplate(template)).toBeNull()
    const values = { 'attendee.name': '{{#notes}}Ada', notes: '{{/notes}}', 'crm.id': '' }
    expect(JSON.parse(fillJson(template, values))).toEqual(['Notes: {{/notes}}. From {{#notes}}Ada'])
    expect(JSON.parse(fillJson(template, { ...values, notes: '', 'crm.id': '7' }))).toEqual(['From {{#notes}}Ada (7)'])
    for (const part of [
      '{{#notes}}never closed',
      'never opened{{/notes}}',
      '{{#notes}}{{#crm.id}}nested{{/crm.id}}{{/notes}}',
      '{{#notes}}of another{{/crm.id}}',
      '{{#password}}unknown{{/password}}',
      '{{#notes|html}}with a format{{/notes|html}}',
      '{{#notes}}{{secret}}{{/notes}}',
      '{{#notes',
    ])
      expect([part, problemOfTemplate(JSON.stringify([part]))]).toEqual([part, 'unknown_placeholder'])
    expect(problemOfTemplate('["{{#notes}}","{{/notes}}"]')).toBe('unknown_placeholder')
    expect(problemOfTemplate('{"{{#notes}}a":1}')).toBe('unknown_placeholder')
    expect(problemOfUrl('https://crm.example/{{#notes}}a{{/notes}}')).toBe('unknown_placeholder')
  })

  it('are refused when they are invalid JSON, use unknown names, or let a booking choose the address', () => {
    expect(problemOfTemplate('{')).toBe('body_not_json')
    expect(problemOfTemplate('{"a":"{{password}}"}')).toBe('unknown_placeholder')
    expect(problemOfTemplate('{"a":"{{start|shout}}"}')).toBe('unknown_placeholder')
    expect(problemOfTemplate('{"a":"\\u007b{password}}"}')).toBe('unknown_placeholder')
    expect(problemOfTemplate(`${'['.repeat(4_000)}${']'.repeat(4_000)}`)).toBe('body_not_json')
    expect(problemOfUrl('https://{{metadata.host}}/x')).toBe('url_placeholder')
    expect(problemOfUrl('javascript:alert(1)')).toBe('url_unfit')
  })

  it('of the presets are valid', () => {
    for (const preset of CONNECTOR_PRESETS) expect(ConnectorSchema.safeParse(presetOf(preset)).error).toBeUndefined()
  })
})

async function open({ token = 'crm-secret-token' } = {}) {
  const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  const host = await aHost(app)
  const crm = await startCrmSimulator()
  onTestFinished(() => crm.stop())
  return { app, host, crm, ...(await aConnector(app, host, crm, 'plain', token)) }
}

/** A preset whose requests go to the simulated CRM; `crmSystem` is `acme` for the plain one. */
async function aConnector(app: TestApp, host: TestHost, crm: CrmSimulator, preset: Preset, token = 'crm-secret-token') {
  const { requests, ...rest } = presetOf(preset)
  const at = (url: string) => url.replace(/^https:.*?(?=\/meetings)/, crm.url)
  const there = <Request extends { url: string }>(request: Request | null) =>
    request && { ...request, url: at(request.url) }
  const settings = {
    ...rest,
    ...(preset === 'plain' ? { name: 'Acme', crmSystem: 'acme' } : {}),
    headers: [{ name: 'Authorization', value: `Bearer ${token}` }],
    requests: {
      booked: there(requests.booked),
      moved: there(requests.moved),
      cancelled: there(requests.cancelled),
      outcome: there(requests.outcome ?? null),
    },
  }
  const saved = await saveConnector(app.services, { hostId: host.id, id: null }, settings, Date.now())
  if (!saved.ok) throw new Error(saved.reason)
  return { id: saved.id, settings }
}
