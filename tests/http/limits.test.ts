import { describe, expect, it } from 'vitest'
import { aHost, aHouse, callApi, freeSlots, raceForSlot } from '#tests/setup/test-house'

const ON = { environment: { RATE_LIMIT: 'on' } }

describe('limits', () => {
  it('S16: one mailbox is booked for 20 times an hour, however its address is spelled; then nothing is sent', async () => {
    const house = await aHouse(ON)
    const host = await aHost(house, { connected: false })
    const slots = await freeSlots(house, host)
    const statuses = []
    for (const [index, start] of slots.slice(0, 22).entries()) {
      const attendee = { name: 'Ada', email: `Ada+${index}@Example.com`, timeZone: 'UTC' }
      const answer = await callApi(house, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })
      statuses.push(answer.status)
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 429, 429])
  })

  it('B3: with limits on, the losers of a race still hear that the slot is taken', async () => {
    const house = await aHouse(ON)
    const host = await aHost(house, { connected: false })
    const [start] = await freeSlots(house, host)
    const answers = await raceForSlot(house, host, start, 100)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(99)
  })
})
