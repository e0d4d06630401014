import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, type TestApp } from '#tests/setup/test-app'
import { recreateMeeting } from '~/booking/changes/recreate-meeting.server'
import { rescheduleBooking } from '~/booking/changes/reschedule-booking.server'
import { checkMeeting } from '~/booking/meetings/check-meeting.server'
import { aBooking, mailsTo } from './a-booking'

describe('a meeting that was deleted at GoTo', () => {
  it('is noticed: its link is hidden, and the host gets one mail', async () => {
    const { app, host, booking, row, settled } = await aBooking()
    const tools = toolsOf(app)
    const { starts_at } = await row()
    await checkMeeting(tools, booking.id, starts_at)
    expect(await row()).toMatchObject({ meeting_status: 'ready', meeting_gone_at: null })

    for (const meeting of app.goto.state.meetings) meeting.deleted = true
    const before = app.mail.messages.length
    await checkMeeting(tools, booking.id, starts_at)
    await checkMeeting(tools, booking.id, starts_at)
    await settled()
    expect(await row()).toMatchObject({ meeting_status: 'failed', join_url: null, status: 'confirmed' })
    expect((await row()).meeting_gone_at).toBeGreaterThan(0)
    const [mail, ...more] = app.mail.messages.slice(before)
    expect(more).toEqual([])
    expect(mail?.envelope.to).toEqual([host.email])
    expect(mail?.parsed.text).toContain(`/admin/bookings/${booking.id}`)
  })

  it('is created again when the host asks: both get the new link with the next SEQUENCE', async () => {
    const { app, host, booking, actor, row, settled } = await aBooking()
    const old = (await row()).join_url
    for (const meeting of app.goto.state.meetings) meeting.deleted = true
    await checkMeeting(toolsOf(app), booking.id, (await row()).starts_at)
    await settled()
    const before = app.mail.messages.length
    expect(await recreateMeeting(app.services, await row(), actor, Date.now())).toEqual({ ok: true })
    await settled()
    const { join_url, meeting_status, meeting_gone_at } = await row()
    expect([meeting_status, meeting_gone_at]).toEqual(['ready', null])
    expect(join_url).not.toBe(old)
    for (const address of [host.email, AN_ATTENDEE.email]) {
      const [update, ...more] = mailsTo(app, address, before)
      expect(more).toEqual([])
      expect(update?.calendar?.content).toContain('SEQUENCE:1')
      expect(update?.calendar?.content).toContain(`LOCATION:${join_url}`)
    }
    const again = await recreateMeeting(app.services, await row(), actor, Date.now())
    expect(again).toEqual({ ok: false, reason: 'meeting_exists' })
    expect(app.goto.meetings()).toHaveLength(1)
  })

  it('is replaced by a move, which mails the new link', async () => {
    const { app, slots, booking, actor, row, settled } = await aBooking()
    for (const meeting of app.goto.state.meetings) meeting.deleted = true
    const start = Date.parse(slots[5] ?? '')
    await rescheduleBooking(app.services, await row(), { start, actor }, Date.now())
    await settled()
    expect(app.goto.meetings()).toMatchObject([{ starttime: slots[5] }])
    const after = await row()
    expect(after).toMatchObject({ meeting_status: 'ready', meeting_id: app.goto.meetings()[0]?.id })
    const last = mailsTo(app, AN_ATTENDEE.email).at(-1)
    expect(last?.calendar?.content).toContain(`LOCATION:${after.join_url}`)
    expect(last?.calendar?.content).toContain(`UID:${booking.id}@localhost`)
  })
})

function toolsOf({ services }: TestApp) {
  return { ...services, conferencing: services.conferencing.goto, clock: Date.now }
}
