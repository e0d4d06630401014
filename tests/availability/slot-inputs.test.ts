import { describe, expect, it } from 'vitest'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { findOfferedSlots, loadSlotInputs } from '~/availability/slots/find-slots.server'
import { bookableRange } from '~/availability/slots/limits'
import { offeredSlots } from '~/availability/slots/slot-inputs'
import { eventTypeFromRow } from '~/event-types/event-type'

const DAY_MS = 86_400_000

describe('slot inputs', () => {
  it('gathered for an explanation offer what is offered (B5)', async () => {
    const app = await startTestApp()
    const { services } = app
    const now = Date.now()
    const host = await aHost(app, { connected: false })
    const [eventType] = (await findEventTypesOfHost(services.db, host.id)).map(eventTypeFromRow)
    const request = {
      host: { id: host.id, timeZone: 'Europe/Zurich' },
      eventType: eventType!,
      durationMinutes: 30,
      now,
      from: now - 3 * DAY_MS,
      until: now + 90 * DAY_MS,
    }
    const offered = await findOfferedSlots(services.db, request)
    expect(offered.length).toBeGreaterThan(500)
    expect(offeredSlots(await loadSlotInputs(services.db, request), request)).toEqual(offered)
  })
})

describe('the booking window', () => {
  it('includes its last date in the host’s zone, whether it rolls, ends on a date or counts workdays', () => {
    // Friday 4 December 2026, 23:30 in Zurich.
    const now = Date.UTC(2026, 11, 4, 22, 30)
    const zone = 'Europe/Zurich'
    const endOf = (...window: [Parameters<typeof bookableRange>[0], ReadonlySet<number>?]) =>
      new Date(bookableRange(window[0], zone, now, window[1]).until).toISOString()
    expect(endOf({ kind: 'rolling', days: 0 })).toBe('2026-12-04T23:00:00.000Z')
    expect(endOf({ kind: 'rolling', days: 3 })).toBe('2026-12-07T23:00:00.000Z')
    expect(endOf({ kind: 'rolling', days: 1 }, new Set([1, 2, 3, 4, 5]))).toBe('2026-12-07T23:00:00.000Z')
    expect(endOf({ kind: 'range', from: '2026-12-01', to: '2026-12-10' })).toBe('2026-12-10T23:00:00.000Z')
  })
})
