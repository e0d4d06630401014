import { describe, expect, it } from 'vitest'
import { findJobsOfBooking, runJobsNow } from '#db/queries/jobs'
import { AN_ATTENDEE } from '#tests/setup/test-app'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import { rescheduleBooking } from '~/booking/changes/reschedule-booking.server'
import { prepareReminders } from '~/booking/mails/prepare-reminders.server'
import { sendReminder } from '~/booking/mails/send-reminder.server'
import { aBooking, mailsTo } from './a-booking'

const HOUR_MS = 3_600_000
const QUARTER_MS = HOUR_MS / 4
const KINDS = ['reminders', 'reminder', 'meeting-check']
/** The index of a slot that is more than a day away. */
const LATER = 60

describe('reminders', () => {
  it('wait as one job, which queues a check of the meeting and two mails a quarter of an hour before', async () => {
    const { row, queued, prepare } = await aReminded()
    const { starts_at } = await row()
    const [day, hour] = [starts_at - 24 * HOUR_MS, starts_at - HOUR_MS]
    expect(await queued()).toEqual([['reminders', day - QUARTER_MS]])
    await prepare('day')
    expect(await queued()).toEqual([
      ['meeting-check', day - QUARTER_MS],
      ['reminder', day],
      ['reminder', day],
      ['reminders', hour - QUARTER_MS],
    ])
    await prepare('hour')
    expect(await queued()).toEqual([
      ['meeting-check', day - QUARTER_MS],
      ['meeting-check', hour - QUARTER_MS],
      ['reminder', day],
      ['reminder', day],
      ['reminder', hour],
      ['reminder', hour],
    ])
  })

  it('are queued once, although their job runs twice (E3)', async () => {
    const { queued, prepare } = await aReminded()
    await prepare('day')
    const once = await queued()
    expect(await prepare('day')).toEqual({ result: 'done' })
    expect(await queued()).toEqual(once)
  })

  it('follow a move, and end with a cancellation', async () => {
    const { app, slots, row, actor, queued, prepare } = await aReminded()
    await prepare('day')
    const { starts_at: before } = await row()
    const start = Date.parse(slots[LATER + 3] ?? '')
    await rescheduleBooking(app.services, await row(), { start, actor }, Date.now())
    expect(await queued()).toEqual([['reminders', start - 24 * HOUR_MS - QUARTER_MS]])
    expect(await prepare('hour', before)).toEqual({ result: 'superseded' })
    await prepare('day')
    await cancelBooking(app.services, await row(), { actor, reason: null }, Date.now())
    expect(await queued()).toEqual([])
    expect(await prepare('hour')).toEqual({ result: 'superseded' })
  })

  it('come by themselves: the check, both mails, then those of the hour before', async () => {
    const { app, booking, row, queued } = await aReminded()
    const since = app.mail.messages.length
    // As if the day before had come, except that the meeting is still far away.
    await runJobsNow(app.services.db, booking.id, 'reminders', Date.now())
    app.worker.wake()
    await app.settled()
    await runJobsNow(app.services.db, booking.id, 'reminder', Date.now())
    app.worker.wake()
    await app.settled()
    const subjects = app.mail.messages.slice(since).map(({ parsed }) => parsed.subject)
    expect(subjects).toHaveLength(2)
    expect(await queued()).toEqual([['reminders', (await row()).starts_at - HOUR_MS - QUARTER_MS]])
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

  it('that are late after downtime say the true time or are not sent', async () => {
    const { remind, row } = await aReminded()
    const { starts_at } = await row()
    const threeHoursLate = await remind('day', starts_at - 21 * HOUR_MS)
    expect(threeHoursLate.mails[0]?.parsed.subject).toContain('in 21 hours')
    expect(await remind('day', starts_at - 2 * HOUR_MS)).toMatchObject({ result: 'superseded', mails: [] })
    expect(await remind('hour', starts_at)).toMatchObject({ result: 'superseded', mails: [] })
    const halfAnHourLate = await remind('hour', starts_at - HOUR_MS / 2)
    expect(halfAnHourLate.mails[0]?.parsed.subject).toContain('in 30 minutes')
  })

  it('are sent once, although their job runs twice (E3)', async () => {
    const { remind, row } = await aReminded()
    const { starts_at } = await row()
    expect((await remind('hour', starts_at - HOUR_MS)).mails).toHaveLength(1)
    expect(await remind('hour', starts_at - HOUR_MS)).toMatchObject({ result: 'done', mails: [] })
  })

  it('can be switched on and off per event type, also after the booking was made', async () => {
    const { app, remind, row, prepare, queued } = await aReminded()
    const { starts_at } = await row()
    await app.services.db.updateTable('event_types').set({ reminder_day_before: 0 }).execute()
    await prepare('day')
    expect((await queued()).map(([kind]) => kind)).toEqual(['reminders'])
    await app.services.db.updateTable('event_types').set({ reminder_day_before: 1, reminder_hour_before: 0 }).execute()
    expect(await remind('hour', starts_at - HOUR_MS)).toMatchObject({ result: 'superseded', mails: [] })
    expect((await remind('day', starts_at - 24 * HOUR_MS)).mails).toHaveLength(1)
  })

  it('of a time that the booking no longer has are not sent (E4)', async () => {
    const { app, slots, row, actor, remind } = await aReminded()
    const { starts_at } = await row()
    const start = Date.parse(slots[LATER + 3] ?? '')
    await rescheduleBooking(app.services, await row(), { start, actor }, Date.now())
    expect(await remind('day', starts_at - 24 * HOUR_MS, starts_at)).toMatchObject({ result: 'superseded' })
  })
})

async function aReminded() {
  const given = await aBooking({ slot: LATER })
  const { app, booking, row } = given
  const { db, keyring, env } = app.services
  /** The jobs that wait for a moment before the start, except one that a test has run itself. */
  const queued = async () => {
    const jobs = await findJobsOfBooking(db, booking.id)
    return jobs
      .filter(({ id, kind, state }) => KINDS.includes(kind) && state === 'queued' && !prepared.has(id))
      .map(({ kind, run_at }) => [kind, run_at] as const)
      .sort(([a, at], [b, bt]) => a.localeCompare(b) || at - bt)
  }
  const prepared = new Set<number>()
  /** Runs the job that queues the reminders of a moment, as if that moment had come. */
  const prepare = async (before: 'day' | 'hour', startsAt?: number) => {
    const moment = { before, startsAt: startsAt ?? (await row()).starts_at }
    for (const { id, kind, payload } of await findJobsOfBooking(db, booking.id))
      if (kind === 'reminders' && payload === JSON.stringify(moment)) prepared.add(id)
    const now = moment.startsAt - (before === 'day' ? 24 : 1) * HOUR_MS - QUARTER_MS
    const place = { hostId: (await row()).host_id, bookingId: booking.id }
    return prepareReminders({ ...app.services, clock: () => now }, place, moment)
  }
  /** Runs a reminder's job as if it were `now`. */
  const remind = async (before: 'day' | 'hour', now: number, startsAt?: number) => {
    const since = app.mail.messages.length
    const payload = { before, recipient: 'attendee' as const, startsAt: startsAt ?? (await row()).starts_at }
    const tools = { db, keyring, mailer: app.mailer, env, clock: () => now }
    const { result } = await sendReminder(tools, booking.id, payload)
    return { result, mails: mailsTo(app, AN_ATTENDEE.email, since) }
  }
  return { ...given, queued, prepare, remind }
}
