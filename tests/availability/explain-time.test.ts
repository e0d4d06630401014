import { describe, expect, it } from 'vitest'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { findSchedulesOfHost } from '#db/queries/schedules'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { explainTime } from '~/availability/explain/explain-time.server'
import { changeHours } from '~/availability/schedules/save-schedule.server'
import { eventTypeFromRow } from '~/event-types/event-type'

const ROUND_THE_CLOCK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday: weekday as 1,
  start: '00:00',
  end: '24:00',
}))

describe('why is a time on the host’s clock not offered?', () => {
  it('it is offered, also without GoTo; once booked, the booking is named with its creation time', async () => {
    const { app, host, ask } = await aCuriousHost()
    const [start = ''] = await freeSlots(app, host)
    expect(await ask(start)).toMatchObject({ skipped: false, decision: { offered: true }, booking: null })
    const body = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const booked = await (await callApi(app, host, 'POST', '/bookings', body)).json()
    const answer = await ask(start)
    expect(answer).toMatchObject({ decision: { offered: false, reason: 'busy' } })
    expect(answer).toMatchObject({
      booking: { id: booked.data.id, attendee: 'Ada Example', startsAt: Date.parse(start), madeAt: expect.any(Number) },
    })
  })

  it('it does not exist in the lost hour; in the doubled hour the first offered one counts', async () => {
    const { askWall } = await aCuriousHost(Date.UTC(2027, 2, 20))
    expect(await askWall('2027-03-28', '02:30')).toEqual({ timeZone: 'Europe/Zurich', skipped: true })
    const autumn = await aCuriousHost(Date.UTC(2027, 9, 20))
    expect(await autumn.askWall('2027-10-31', '02:30')).toMatchObject({
      decision: { offered: true },
      start: Date.UTC(2027, 9, 31, 0, 30),
    })
  })

  it('it is read on the clock of the event type’s schedule', async () => {
    const { services, host, askWall } = await aCuriousHost()
    const [schedule] = await findSchedulesOfHost(services.db, host.id)
    const hours = { timeZone: 'Asia/Kolkata', weekly: ROUND_THE_CLOCK, overrides: [] }
    await changeHours(services, { hostId: host.id, id: schedule!.id }, () => hours, Date.now())
    expect(await askWall('2027-01-04', '09:00', 'Asia/Kolkata')).toMatchObject({
      timeZone: 'Asia/Kolkata',
      start: Date.UTC(2027, 0, 4, 3, 30),
    })
  })
})

async function aCuriousHost(now = Date.now()) {
  const app = await startTestApp()
  const host = await aHost(app, { connected: false })
  const { services } = app
  const [schedule] = await findSchedulesOfHost(services.db, host.id)
  const hours = { timeZone: 'Europe/Zurich', weekly: ROUND_THE_CLOCK, overrides: [] }
  await changeHours(services, { hostId: host.id, id: schedule!.id }, () => hours, now)
  const [row] = await findEventTypesOfHost(services.db, host.id)
  const askWall = (date: string, time: string, timeZone = 'Europe/Zurich') =>
    explainTime(services.db, {
      host: { id: host.id, timeZone },
      eventType: eventTypeFromRow(row!),
      date,
      time,
      now,
    })
  const ask = (start: string) => {
    const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Zurich',
      dateStyle: 'short',
      timeStyle: 'short',
    })
      .format(Date.parse(start))
      .split(' ')
    return askWall(date, time)
  }
  return { app, services, host, ask, askWall }
}
