import { describe, expect, it } from 'vitest'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { findOfferedSlots, loadSlotInputs } from '~/availability/slots/find-slots.server'
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
