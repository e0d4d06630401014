import { describe, expect, it } from 'vitest'
import { findJobsOfBooking } from '#db/queries/jobs'
import { AN_ATTENDEE } from '#tests/setup/test-house'
import { cancelBooking } from '~/booking/cancel-booking.server'
import { rescheduleBooking } from '~/booking/reschedule-booking.server'
import { sendReminder } from '~/booking/send-reminder.server'
import type { ReminderPayload } from '~/outbox/job'
import { aBooking, mailsTo } from './a-booking'

const HOUR_MS = 3_600_000
/** A slot that is more than a day away. */
const LATER = 60

describe('reminders', () => {
  it('are queued with the booking, a day and an hour before its start, for both sides', async () => {
    const { row, queued } = await aReminded()
    const { starts_at } = await row()
    expect(await queued()).toEqual([
      { before: 'day', recipient: 'attendee', runAt: starts_at - 24 * HOUR_MS },
      { before: 'day', recipient: 'host', runAt: starts_at - 24 * HOUR_MS },
      { before: 'hour', recipient: 'attendee', runAt: starts_at - HOUR_MS },
      { before: 'hour', recipient: 'host', runAt: starts_at - HOUR_MS },
    ])
  })

  it('follow a move, and end with a cancellation', async () => {
    const { house, slots, row, actor, queued } = await aReminded()
    const start = Date.parse(slots[LATER + 3] ?? '')
    await rescheduleBooking(house.services, await row(), { start, actor }, Date.now())
    expect((await queued()).map(({ runAt }) => start - runAt)).toEqual([24, 24, 1, 1].map((hours) => hours * HOUR_MS))
    await cancelBooking(house.services, await row(), { actor, reason: null }, Date.now())
    expect(await queued()).toEqual([])
  })

  it('say how long it really is, carry the link, and add nothing to the calendar', async () => {
    const { remind, row } = await aReminded()
    const { starts_at, join_url } = await row()
    const { mails } = await remind('day', starts_at - 24 * HOUR_MS)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.parsed.subject).toContain('in 24 hours')
    expect(mails[0]?.parsed.text).toContain(join_url)
    expect(mails[0]?.calendar).toBeNull()
    expect((await row()).sequence).toBe(0)
  })

  it('caught up after downtime are never sent late as if on time: true words, or none', async () => {
    const { remind, row } = await aReminded()
    const { starts_at } = await row()
    const threeHoursLate = await remind('day', starts_at - 21 * HOUR_MS)
    expect(threeHoursLate.mails[0]?.parsed.subject).toContain('in 21 hours')
    expect(await remind('day', starts_at - 2 * HOUR_MS)).toMatchObject({ result: 'superseded', mails: [] })
    expect(await remind('hour', starts_at)).toMatchObject({ result: 'superseded', mails: [] })
    const halfAnHourLate = await remind('hour', starts_at - HOUR_MS / 2)
    expect(halfAnHourLate.mails[0]?.parsed.subject).toContain('in 30 minutes')
  })

  it('E3: are sent once, although their job runs twice', async () => {
    const { remind, row } = await aReminded()
    const { starts_at } = await row()
    expect((await remind('hour', starts_at - HOUR_MS)).mails).toHaveLength(1)
    expect(await remind('hour', starts_at - HOUR_MS)).toMatchObject({ result: 'done', mails: [] })
  })

  it('can be switched off per event type, also after the booking was made', async () => {
    const { house, remind, row } = await aReminded()
    const { starts_at } = await row()
    await house.services.db.updateTable('event_types').set({ reminder_hour_before: 0 }).execute()
    expect(await remind('hour', starts_at - HOUR_MS)).toMatchObject({ result: 'superseded', mails: [] })
    expect((await remind('day', starts_at - 24 * HOUR_MS)).mails).toHaveLength(1)
  })

  it('of a time that the booking no longer has are not sent (E4)', async () => {
    const { house, slots, row, actor, remind } = await aReminded()
    const { starts_at } = await row()
    const start = Date.parse(slots[LATER + 3] ?? '')
    await rescheduleBooking(house.services, await row(), { start, actor }, Date.now())
    expect(await remind('day', starts_at - 24 * HOUR_MS, starts_at)).toMatchObject({ result: 'superseded' })
  })
})

async function aReminded() {
  const given = await aBooking({ slot: LATER })
  const { house, booking, row } = given
  const { db, keyring, env } = house.services
  const queued = async () => {
    const jobs = await findJobsOfBooking(db, booking.id)
    return jobs
      .filter(({ kind, state }) => kind === 'reminder' && state === 'queued')
      .map(({ payload, run_at }) => ({ payload: JSON.parse(payload) as ReminderPayload, run_at }))
      .map(({ payload: { before, recipient }, run_at }) => ({ before, recipient, runAt: run_at }))
  }
  /** Runs a reminder's job as if it were `now`. */
  const remind = async (before: 'day' | 'hour', now: number, startsAt?: number) => {
    const since = house.mail.messages.length
    const payload = { before, recipient: 'attendee' as const, startsAt: startsAt ?? (await row()).starts_at }
    const tools = { db, keyring, mailer: house.mailer, appUrl: env.APP_URL, clock: () => now }
    const { result } = await sendReminder(tools, booking.id, payload)
    return { result, mails: mailsTo(house, AN_ATTENDEE.email, since) }
  }
  return { ...given, queued, remind }
}
