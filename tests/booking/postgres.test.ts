import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, aHost, aHouse, callApi, freeSlots, raceForSlot } from '#tests/setup/test-house'
import { aPostgres } from '#tests/setup/test-postgres'

const RACERS = 100

describe('the same house on PostgreSQL', () => {
  it('B3, B11, E2, E3: 100 at once: one booking, one meeting, two mails, 99 refusals; and it can be cancelled', async () => {
    const house = await aHouse({ environment: { DATABASE_URL: await aPostgres() } })
    const host = await aHost(house)
    const [start] = await freeSlots(house, host)
    const answers = await raceForSlot(house, host, start, RACERS)
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([201, ...Array.from({ length: RACERS - 1 }, () => 409)])
    await house.settled()
    expect(house.goto.meetings()).toHaveLength(1)
    expect(house.mail.messages).toHaveLength(2)

    const { data } = await (await callApi(house, host, 'GET', '/bookings?status=upcoming')).json()
    expect(data).toHaveLength(1)
    expect(await freeSlots(house, host)).not.toContain(start)
    await callApi(house, host, 'POST', `/bookings/${data[0].id}/cancellation`, {})
    await house.settled()
    expect(house.goto.meetings()).toHaveLength(0)
    expect(await freeSlots(house, host)).toContain(start)
  })

  it('B2: refuses by itself an overlap that a stray statement tries', async () => {
    const house = await aHouse({ environment: { DATABASE_URL: await aPostgres() } })
    const host = await aHost(house)
    const [start] = await freeSlots(house, host)
    await callApi(house, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
    const { db } = house.services
    const row = await db.selectFrom('bookings').selectAll().executeTakeFirstOrThrow()
    // Everything else about it is sound: only the overlap can be what the database refuses.
    const stray = {
      ...row,
      id: 'bkg_stray',
      manage_token_hash: 'stray',
      meeting_id: null,
      starts_at: row.starts_at + 60_000,
    }
    await expect(db.insertInto('bookings').values(stray).execute()).rejects.toThrow('bookings_overlap')
  })
})
