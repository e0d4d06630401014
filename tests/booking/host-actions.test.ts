import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, aHost } from '#tests/setup/test-app'
import { readTimeline, type TimelineEntry } from '~/admin/read-timeline.server'
import type { StatedAttendance } from '~/booking/attendance'
import { askForNewTime } from '~/booking/changes/ask-for-new-time.server'
import { pasteMeetingLink } from '~/booking/changes/paste-meeting-link.server'
import { rescheduleBooking } from '~/booking/changes/reschedule-booking.server'
import { savePrivateNote } from '~/booking/changes/save-private-note.server'
import { resendMail } from '~/booking/changes/send-again.server'
import { stateAttendance } from '~/booking/changes/state-attendance.server'
import { enqueue } from '~/outbox/enqueue.server'
import type { NewJob } from '~/outbox/job'
import { aBooking, mailsTo } from './a-booking'

const HOUR_MS = 3_600_000

describe('what a host does to a booking', () => {
  it('moves it to a time that is not offered, never onto another booking (B1)', async () => {
    const { app, slots, actor, row, settled } = await aBooking()
    const atNight = Date.parse((slots[4] ?? '').replace(/T\d\d:\d\d/, 'T02:00'))
    const move = async (start: number) =>
      rescheduleBooking(app.services, await row(), { start, actor, overrideAvailability: true }, Date.now())
    expect(await move(atNight)).toMatchObject({ ok: true, booking: { startsAt: atNight, sequence: 1 } })
    expect(await move(Date.now() - HOUR_MS)).toMatchObject({ ok: false, reason: 'slot_unavailable' })
    await settled()
    expect(app.goto.meetings()).toMatchObject([{ starttime: new Date(atNight).toISOString().replace('.000', '') }])
  })

  it('pastes a link when GoTo stays down: both get it, and GoTo’s later meeting is removed', async () => {
    const { app, host, actor, row, settled } = await aBooking({
      first: (app) => {
        app.goto.faults.add({ on: 'POST /G2M/rest/meetings', kind: 'lose-answer' })
        app.goto.faults.add({ on: 'GET /G2M/rest/upcomingMeetings', kind: 'server-error', times: 4 })
      },
    })
    const paste = async (link: string) => pasteMeetingLink(app.services, await row(), { link, actor }, Date.now())
    for (const link of ['http://meet.example.com/1', 'https://user:pass@meet.example.com/', 'javascript:alert(1)', 'x'])
      expect(await paste(link)).toEqual({ ok: false, reason: 'unfit_link' })
    expect(await paste('https://meet.example.com/dana')).toEqual({ ok: true })
    app.worker.wake()
    await expect.poll(() => app.mail.messages.length).toBe(2)
    for (const { calendar } of app.mail.messages)
      expect(calendar?.content).toContain('LOCATION:https://meet.example.com/dana')
    await expect.poll(() => app.goto.meetings().length).toBe(0)
    await settled()
    expect(await row()).toMatchObject({ meeting_status: 'ready', meeting_id: null })
    expect(mailsTo(app, host.email)).toHaveLength(1)
  })

  it('replaces GoTo’s link by a pasted one: an update with the next SEQUENCE, and no meeting (E2)', async () => {
    const { app, actor, row, settled } = await aBooking()
    const before = app.mail.messages.length
    await pasteMeetingLink(app.services, await row(), { link: 'https://meet.example.com/dana', actor }, Date.now())
    await settled()
    expect(app.goto.meetings()).toHaveLength(0)
    const updates = app.mail.messages.slice(before)
    expect(updates).toHaveLength(2)
    for (const { calendar } of updates) expect(calendar?.content).toMatch(/SEQUENCE:1[\s\S]*meet\.example\.com/)
  })

  it('asks for another time: one mail with the host’s text and the link to move, and nothing changes', async () => {
    const { app, actor, row, settled, booking } = await aBooking()
    const before = app.mail.messages.length
    const ask = { message: 'My train is late that day.', actor }
    expect(await askForNewTime(app.services, await row(), ask, Date.now())).toEqual({ ok: true })
    await settled()
    const [mail, ...more] = app.mail.messages.slice(before)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ envelope: { to: [AN_ATTENDEE.email] }, calendar: null })
    expect(mail?.parsed.text).toContain('My train is late that day.')
    // The link of a mail is the booking's plus a mark that shows that it was read there.
    expect(mail?.parsed.text?.split(booking.manageUrl)[1]).toMatch(/^[\w-]{43}\/reschedule/)
    expect(await row()).toMatchObject({ sequence: 0, status: 'confirmed' })
  })

  it('sends the text of a request for another time that an earlier version queued', async () => {
    const { app, row, settled } = await aBooking()
    const before = app.mail.messages.length
    const { id, host_id: hostId, sequence } = await row()
    const text = { words: 'My train is late that day.' }
    const payload = { mail: 'new-time-asked', recipient: 'attendee', copy: 'ask_1', sequence, ...text }
    const now = Date.now()
    const times = { runAt: now, deadlineAt: now + HOUR_MS }
    const job = { kind: 'booking-mail', payload, hostId, bookingId: id, lane: `mail:${id}:attendee`, ...times }
    await enqueue(app.services.db, job as unknown as NewJob, now)
    await settled()
    const [sent] = app.mail.messages.slice(before)
    expect(sent?.parsed.text).toContain('My train is late that day.')
  })

  it('records a no-show once the meeting has begun, and keeps a note that is never sent', async () => {
    const { app, actor, row, settled } = await aBooking()
    const { starts_at } = await row()
    const say = async (state: StatedAttendance, now: number) =>
      stateAttendance(app.services, await row(), { state, actor }, now)
    expect(await say('no_show', starts_at - HOUR_MS)).toEqual({ ok: false, reason: 'not_yet' })
    expect(await say('no_show', starts_at + HOUR_MS)).toEqual({ ok: true, changed: true })
    expect(await say('no_show', starts_at + HOUR_MS)).toEqual({ ok: true, changed: false })
    expect((await row()).no_show_at).toBe(starts_at + HOUR_MS)
    await say('unknown', starts_at + HOUR_MS)
    expect((await row()).no_show_at).toBeNull()
    const before = app.mail.messages.length
    await savePrivateNote(app.services, await row(), { note: 'Likes blue.', actor }, Date.now())
    await settled()
    expect((await row()).private_note).toBe('Likes blue.')
    expect(app.mail.messages).toHaveLength(before)
  })
})

describe('the timeline', () => {
  it('shows who did what, GoTo’s meeting, and every mail with the server’s reply and Message-ID', async () => {
    const { app, host, slots, booking, actor, row, settled } = await aBooking()
    const start = Date.parse(slots[4] ?? '')
    await rescheduleBooking(app.services, await row(), { start, actor }, Date.now())
    await settled()
    const line = (await readTimeline(app.services.db, host.id, booking.id)) ?? []
    const kinds = line.flatMap((entry) => (entry.type === 'event' ? [entry.kind] : []))
    expect(kinds).toEqual(['created', 'meeting_ready', 'rescheduled', 'meeting_updated'])
    expect(line).toContainEqual(
      expect.objectContaining({ kind: 'rescheduled', actor, data: { from: Date.parse(slots[0] ?? ''), to: start } }),
    )
    const mails = line.filter((entry): entry is TimelineEntry & { type: 'mail' } => entry.type === 'mail')
    expect(mails.map(({ mail, recipient, sequence }) => [mail, recipient, sequence])).toEqual(
      expect.arrayContaining([
        ['confirmed', 'attendee', 0],
        ['confirmed', 'host', 0],
        ['rescheduled', 'attendee', 1],
        ['rescheduled', 'host', 1],
      ]),
    )
    for (const { answer, messageId } of mails) {
      expect(answer).toMatch(/^250 /)
      expect(app.mail.messages.map(({ parsed }) => parsed.messageId)).toContain(messageId)
    }
    expect(line.map(({ at }) => at)).toEqual(line.map(({ at }) => at).sort((a, b) => a - b))
  })

  it('sends a valid mail again with the same UID and SEQUENCE under a new Message-ID', async () => {
    const { app, host, booking, actor, settled } = await aBooking()
    const line = (await readTimeline(app.services.db, host.id, booking.id)) ?? []
    const invite = line.find((entry) => entry.type === 'mail' && entry.recipient === 'attendee')
    const deliveryId = invite?.type === 'mail' ? invite.deliveryId : ''
    const place = { hostId: host.id, bookingId: booking.id, deliveryId }
    expect(await resendMail(app.services, place, actor, Date.now())).toEqual({ ok: true })
    await settled()
    const [first, second, ...more] = mailsTo(app, AN_ATTENDEE.email)
    expect(more).toEqual([])
    expect(second?.parsed.messageId).not.toBe(first?.parsed.messageId)
    const of = (content = '') => content.match(/^(UID|SEQUENCE):.*$/gm)
    expect(of(second?.calendar?.content)).toEqual(of(first?.calendar?.content))

    const stranger = await aHost(app, { handle: 'sam', connected: false })
    const foreign = { ...place, hostId: stranger.id }
    expect(await resendMail(app.services, foreign, actor, Date.now())).toEqual({ ok: false, reason: 'not_found' })
    expect(await readTimeline(app.services.db, stranger.id, booking.id)).toBeNull()
  })
})
