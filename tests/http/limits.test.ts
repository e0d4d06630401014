import { describe, expect, it } from 'vitest'
import { aHost, aHouse, callApi, freeSlots, raceForSlot } from '#tests/setup/test-house'

const ON = { environment: { RATE_LIMIT: 'on' } }

describe('limits', () => {
  it.each([
    ['tags and capitals', (index: number) => `Ada+${index}@Example.com`],
    [
      'dots, at Gmail',
      (index: number) => `${'adaexampleadaexampleada'.replace(new RegExp(`^.{${index + 1}}`), '$&.')}@gmail.com`,
    ],
    ['both names of Gmail', (index: number) => `ada.example@${index % 2 ? 'gmail' : 'googlemail'}.com`],
  ])(
    'S16: one mailbox is booked for 20 times an hour, however its address is spelled: %s; then nothing is sent',
    async (_, spelled) => {
      const house = await aHouse(ON)
      const host = await aHost(house, { connected: false })
      const slots = await freeSlots(house, host)
      const statuses = []
      for (const [index, start] of slots.slice(0, 22).entries()) {
        const attendee = { name: 'Ada', email: spelled(index), timeZone: 'UTC' }
        const answer = await callApi(house, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })
        statuses.push(answer.status)
        if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      }
      expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 429, 429])
    },
  )

  it('B3: with limits on, the losers of a race still hear that the slot is taken', async () => {
    const house = await aHouse(ON)
    const host = await aHost(house, { connected: false })
    const [start] = await freeSlots(house, host)
    const answers = await raceForSlot(house, host, start, 100)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(99)
  })
})
