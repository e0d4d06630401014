import { describe, expect, it } from 'vitest'
import { findJobsOfBooking, runJobsNow } from '#db/queries/jobs'
import { findMailTextsOfEventType } from '#db/queries/mail-texts'
import { AN_ATTENDEE } from '#tests/setup/test-app'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import { rescheduleBooking } from '~/booking/changes/reschedule-booking.server'
import { prepareReminders } from '~/booking/mails/prepare-reminders.server'
import { sendReminder } from '~/booking/mails/send-reminder.server'
import { DEFAULT_REMINDERS, leadMs, type Reminder } from '~/event-types/reminder'
import { changeEventType } from '~/event-types/save-event-type.server'
import { saveMailText } from '~/mail-texts/save-mail-texts.server'
import type { ReminderLead } from '~/outbox/job'
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
    const [day, hour] = DEFAULT_REMINDERS
    const choose = (reminders: unknown[]) =>
      app.services.db
        .updateTable('event_types')
        .set({ reminders: JSON.stringify(reminders) })
        .execute()
    await choose([hour])
    await prepare('day')
    expect((await queued()).map(([kind]) => kind)).toEqual(['reminders'])
    await choose([day])
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

describe('reminders that a host has chosen', () => {
  const WEEK = 7 * 24 * 60

  it('go at their times to those for whom they are, under the names of their moments', async () => {
    const { app, choose, prepare, queued, row } = await aReminded()
    await choose([
      { id: 'r1', minutesBefore: 90, to: 'host' },
      { id: 'r2', minutesBefore: 15, to: 'attendee' },
    ])
    await app.settled()
    const { starts_at } = await row()
    const at = (minutes: number) => starts_at - minutes * 60_000
    expect(await queued()).toEqual([['reminders', at(90) - QUARTER_MS]])
    await prepare('90m')
    expect(await queued()).toEqual([
      ['meeting-check', at(90) - QUARTER_MS],
      ['reminder', at(90)],
      ['reminders', at(15) - QUARTER_MS],
    ])
    await prepare('15m')
    const jobs = await findJobsOfBooking(app.services.db, (await row()).id)
    const mails = jobs.filter(({ kind, state }) => kind === 'reminder' && state === 'queued')
    expect(mails.map(({ payload }) => JSON.parse(payload))).toEqual([
      { before: '90m', startsAt: starts_at, recipient: 'host' },
      { before: '15m', startsAt: starts_at, recipient: 'attendee' },
    ])
  })

  it('apply to bookings that there are, also where there were none before, and once only', async () => {
    const { app, choose, queued, row } = await aReminded()
    await choose([])
    await app.settled()
    expect(await queued()).toEqual([])
    for (const round of [1, 2]) {
      await choose([{ id: 'r1', minutesBefore: 180 + round, to: 'both' }])
      await app.settled()
      expect(await queued()).toEqual([['reminders', (await row()).starts_at - (180 + round) * 60_000 - QUARTER_MS]])
    }
  })

  it('that are not for a reader any more are not sent, although they are queued', async () => {
    const { choose, prepare, remind, row } = await aReminded()
    await prepare('hour')
    await choose([{ id: 'r2', minutesBefore: 60, to: 'host' }])
    expect(await remind('hour', (await row()).starts_at - HOUR_MS)).toMatchObject({ result: 'superseded', mails: [] })
  })

  it('close to one another are both sent on time, and a late one is left to the next', async () => {
    const { choose, remind, row } = await aReminded()
    await choose([
      { id: 'r1', minutesBefore: 90, to: 'both' },
      { id: 'r2', minutesBefore: 60, to: 'both' },
    ])
    const { starts_at } = await row()
    expect((await remind('90m', starts_at - 90 * 60_000)).mails).toHaveLength(1)
    expect(await remind('90m', starts_at - 74 * 60_000)).toMatchObject({ result: 'superseded' })
    expect((await remind('hour', starts_at - HOUR_MS)).mails).toHaveLength(1)
  })

  it('have texts of their own, before the text for all reminders', async () => {
    const { app, host, choose, remind, row } = await aReminded()
    await choose([
      { id: 'r1', minutesBefore: WEEK, to: 'attendee' },
      { id: 'r2', minutesBefore: 60, to: 'both' },
    ])
    const { starts_at, event_type_id: eventTypeId } = await row()
    const write = (variant: string, subject: string) =>
      saveMailText(
        app.services,
        { hostId: host.id, domain: null },
        { eventTypeId, moment: 'reminder', variant, locale: 'en' },
        { subject, body: '' },
        Date.now(),
      )
    await write('', 'Any reminder')
    await write('r1', 'In a week, {{starts_in}}')
    const subjectOf = async (...given: Parameters<typeof remind>) => (await remind(...given)).mails[0]?.parsed.subject
    expect(await subjectOf(`${WEEK}m`, starts_at - WEEK * 60_000)).toBe('In a week, in 7 days')
    expect(await subjectOf('hour', starts_at - HOUR_MS)).toBe('Any reminder')
    await choose([{ id: 'r2', minutesBefore: 60, to: 'both' }])
    const left = await findMailTextsOfEventType(app.services.db, host.id, eventTypeId)
    expect(left.map(({ variant }) => variant)).toEqual([''])
  })
})

async function aReminded() {
  const given = await aBooking({ slot: LATER })
  const { app, host, booking, row } = given
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
  const prepare = async (before: ReminderLead, startsAt?: number) => {
    const moment = { before, startsAt: startsAt ?? (await row()).starts_at }
    for (const { id, kind, payload } of await findJobsOfBooking(db, booking.id))
      if (kind === 'reminders' && payload === JSON.stringify(moment)) prepared.add(id)
    const now = moment.startsAt - leadMs(before) - QUARTER_MS
    const place = { hostId: (await row()).host_id, bookingId: booking.id }
    return prepareReminders({ ...app.services, clock: () => now }, place, moment)
  }
  /** Runs a reminder's job as if it were `now`. */
  const remind = async (before: ReminderLead, now: number, startsAt?: number) => {
    const since = app.mail.messages.length
    const payload = { before, recipient: 'attendee' as const, startsAt: startsAt ?? (await row()).starts_at }
    const tools = { db, keyring, mailer: app.mailer, env, clock: () => now }
    const { result } = await sendReminder(tools, booking.id, payload)
    return { result, mails: mailsTo(app, AN_ATTENDEE.email, since) }
  }
  /** Chooses the event type's reminders, as its form does. */
  const choose = async (reminders: Reminder[]) => {
    const place = { hostId: host.id, id: (await row()).event_type_id }
    expect(await changeEventType(app.services, place, { reminders }, Date.now())).toMatchObject({ ok: true })
  }
  return { ...given, queued, prepare, remind, choose }
}
