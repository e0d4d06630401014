import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, freeSlots } from '#tests/setup/test-app'
import { approveBooking, declineBooking, expireRequest } from '~/booking/changes/approve-booking.server'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import { rescheduleBooking } from '~/booking/changes/reschedule-booking.server'
import { aBooking, mailsTo } from './a-booking'

const HOUR_MS = 3_600_000
const ATTENDEE = { kind: 'attendee', name: 'Ada Example' } as const

describe('a request that waits for the host', () => {
  it('is declined at its deadline, not before; both parties get a mail, and the time is free', async () => {
    const { app, host, slots, booking, row, settled } = await aBooking({ confirmation: 'manual', slot: 60 })
    const dueAt = (await row()).answer_due_at ?? 0
    expect(await expireRequest(app.services, booking.id, dueAt - 1)).toBe(false)
    expect(await expireRequest(app.services, booking.id, dueAt)).toBe(true)
    expect(await expireRequest(app.services, booking.id, dueAt)).toBe(false)
    expect(await row()).toMatchObject({ status: 'declined', expired: 1 })
    expect(await freeSlots(app, host)).toContain(slots[60])
    await settled()
    expect(mailsTo(app, AN_ATTENDEE.email).at(-1)?.parsed.text).toContain('did not answer in time')
    expect(mailsTo(app, host.email).at(-1)?.parsed.text).toContain('declined for you')
  })

  it('starts a new wait when the attendee moves it, and stays a request', async () => {
    const { app, host, slots, booking, row, settled } = await aBooking({ confirmation: 'manual', slot: 60 })
    const dueAt = (await row()).answer_due_at ?? 0
    const start = Date.parse(slots[70] ?? '')
    await rescheduleBooking(app.services, await row(), { start, actor: ATTENDEE }, Date.now() + HOUR_MS)
    await settled()
    expect(await row()).toMatchObject({ status: 'pending', starts_at: start, sequence: 1 })
    expect((await row()).answer_due_at).toBeGreaterThan(dueAt)
    expect(await expireRequest(app.services, booking.id, dueAt)).toBe(false)
    const asked = mailsTo(app, host.email).at(-1)
    expect(asked?.calendar).toBeNull()
    expect(asked?.parsed.text).toContain('Approve or decline')
    expect(app.goto.creates()).toHaveLength(0)
  })

  it('is decided by exactly one of a simultaneous approval, decline and cancellation (B6)', async () => {
    const { app, actor, row, settled } = await aBooking({ confirmation: 'manual', slot: 60 })
    const seen = await row()
    const now = Date.now()
    const answers = await Promise.all([
      approveBooking(app.services, seen, actor, now),
      declineBooking(app.services, seen, { actor, reason: null }, now),
    ])
    expect(answers.filter((answer) => answer.ok && answer.changed)).toHaveLength(1)
    const decided = (await row()).status
    const cancelled = await cancelBooking(app.services, seen, { actor: ATTENDEE, reason: null }, now)
    expect(cancelled).toMatchObject({ ok: true, changed: decided === 'confirmed' })
    await settled()
    expect(app.goto.meetings()).toHaveLength(0)
  })

  it('frees the time when the attendee cancels it, without any call to GoTo', async () => {
    const { app, host, slots, row, settled } = await aBooking({ confirmation: 'manual', slot: 60 })
    await cancelBooking(app.services, await row(), { actor: ATTENDEE, reason: 'Found another' }, Date.now())
    await settled()
    expect(await freeSlots(app, host)).toContain(slots[60])
    expect(app.goto.creates()).toHaveLength(0)
    expect(mailsTo(app, host.email).at(-1)?.parsed.text).toContain('Found another')
  })
})

describe('an attendee who moves a booking', () => {
  it('is bound by the cut-off, which the host is not (B7)', async () => {
    const cutoff = { rescheduleCutoffMinutes: 120, minimumNoticeMinutes: 0 }
    const { app, slots, actor, row } = await aBooking({ slot: 60, settings: cutoff })
    const { starts_at } = await row()
    const start = Date.parse(slots[70] ?? '')
    const late = starts_at - 119 * 60_000
    const refused = await rescheduleBooking(app.services, await row(), { start, actor: ATTENDEE }, late)
    expect(refused).toMatchObject({ ok: false, reason: 'too_late', cutoffMinutes: 120 })
    expect(await rescheduleBooking(app.services, await row(), { start, actor }, late)).toMatchObject({ ok: true })
  })

  it('is bound by the cut-off of the current time, not of the one on their page (B6)', async () => {
    const settings = { cancelCutoffMinutes: 120, minimumNoticeMinutes: 0 }
    const { app, slots, actor, row } = await aBooking({ slot: 60, settings })
    const seen = await row()
    const sooner = Date.parse(slots[20] ?? '')
    const late = sooner - 119 * 60_000
    await rescheduleBooking(app.services, seen, { start: sooner, actor }, late)
    const refused = await cancelBooking(app.services, seen, { actor: ATTENDEE, reason: null }, late)
    expect(refused).toMatchObject({ ok: false, reason: 'too_late', booking: { startsAt: sooner } })
    expect((await row()).status).toBe('confirmed')
  })

  it('has a request decided by the deadline of its current time (B6)', async () => {
    const { app, slots, actor, row } = await aBooking({ confirmation: 'manual', slot: 20 })
    const seen = await row()
    const later = Date.parse(slots[60] ?? '')
    await rescheduleBooking(app.services, seen, { start: later, actor: ATTENDEE }, Date.now())
    expect(await approveBooking(app.services, seen, actor, later)).toMatchObject({ reason: 'already_over' })
    expect(await approveBooking(app.services, seen, actor, seen.starts_at + 1)).toMatchObject({
      ok: true,
      changed: true,
    })
  })

  it('loses to a simultaneous move from the same time, and learns so (B6)', async () => {
    const { app, slots, row } = await aBooking({ slot: 60 })
    const seen = await row()
    const answers = await Promise.all(
      [70, 80].map((slot) =>
        rescheduleBooking(app.services, seen, { start: Date.parse(slots[slot] ?? ''), actor: ATTENDEE }, Date.now()),
      ),
    )
    expect(answers.map((answer) => (answer.ok ? 'moved' : answer.reason)).sort()).toEqual([
      'changed_meanwhile',
      'moved',
    ])
    expect((await row()).sequence).toBe(1)
  })

  it('may give a reason that only the host reads', async () => {
    const { app, host, slots, row, settled } = await aBooking({ slot: 60, guests: ['grace@example.com'] })
    const move = { start: Date.parse(slots[70] ?? ''), actor: ATTENDEE, reason: 'My train is late.' }
    await rescheduleBooking(app.services, await row(), move, Date.now())
    await settled()
    const last = (address: string) => mailsTo(app, address).at(-1)?.parsed.text
    expect(last(host.email)).toContain('My train is late.')
    for (const address of [AN_ATTENDEE.email, 'grace@example.com']) {
      expect(last(address)).toContain('THE MEETING HAS MOVED')
      expect(last(address)).not.toContain('My train is late.')
    }
  })

  it('has guests invited, moved and cancelled, each by a separate mail', async () => {
    const { app, slots, row, settled, actor } = await aBooking({ slot: 60, guests: ['grace@example.com'] })
    const methods = () =>
      mailsTo(app, 'grace@example.com').map(({ calendar }) => [
        calendar?.method,
        /SEQUENCE:(\d)/.exec(calendar?.content ?? '')?.[1],
      ])
    expect(methods()).toEqual([['REQUEST', '0']])
    const start = Date.parse(slots[70] ?? '')
    await rescheduleBooking(app.services, await row(), { start, actor: ATTENDEE }, Date.now())
    await settled()
    await cancelBooking(app.services, await row(), { actor, reason: 'Ill' }, Date.now())
    await settled()
    expect(methods()).toEqual([
      ['REQUEST', '0'],
      ['REQUEST', '1'],
      ['CANCEL', '2'],
    ])
    for (const mail of mailsTo(app, 'grace@example.com')) {
      expect(mail.envelope.to).toEqual(['grace@example.com'])
      expect(mail.parsed.text).not.toMatch(/\/booking\/[\w-]{43}/)
      expect(mail.calendar?.content.replaceAll('\r\n ', '').toLowerCase()).toContain('mailto:grace@example.com')
    }
  })
})
