import { expect, it, onTestFinished } from 'vitest'
import { setClock } from '#tests/setup/stepped-clock'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'

const HOUR_MS = 3_600_000

it('a clock set back by hours delays no queued or postponed job and no turn at GoTo (E8, E2, E3)', async () => {
  const clock = setClock(Date.now())
  onTestFinished(() => clock.giveBack())
  const app = await startTestApp()
  const host = await aHost(app)
  const { db } = app.services
  const slots = await freeSlots(app, host)
  const book = async (start: string | undefined) =>
    expect(
      (await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })).status,
    ).toBe(201)

  app.mail.refuseNext({ code: 451, count: 2 })
  await book(slots[60])
  const putOff = () =>
    db.selectFrom('jobs').select('id').where('kind', '=', 'booking-mail').where('attempts', '>', 0).execute()
  await expect.poll(async () => (await putOff()).length).toBeGreaterThan(0)
  clock.step(-3 * HOUR_MS)
  app.worker.wake()
  await expect.poll(() => app.mail.messages.length).toBe(2)

  await book(slots[62])
  await expect.poll(() => app.goto.meetings().length).toBe(2)
  await expect.poll(() => app.mail.messages.length).toBe(4)
})
