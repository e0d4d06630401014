import { describe, expect, it } from 'vitest'
import { BOOKING_MESSAGES, type BookingMailKind, bookingMail, reminderMail } from '#emails/booking-mail.server'
import { SAMPLE_BOOKING, SAMPLE_START } from '#emails/sample-booking'
import type { Booking } from '~/booking/booking'

const HOUR_MS = 3_600_000
const KINDS = Object.keys(BOOKING_MESSAGES) as BookingMailKind[]
const NASTY = '<script>alert(1)</script> "A", B; C'

describe('every message about a booking', () => {
  it.each(KINDS.flatMap((kind) => (['en', 'de'] as const).map((locale) => [kind, locale] as const)))(
    '%s in %s: escapes what people typed, names the zone, and carries the calendar object it should',
    async (kind, locale) => {
      for (const to of ['host', 'attendee', { guest: 'grace@example.com' }] as const) {
        const mail = await bookingMail(kind, to, factsOf(kind, locale))
        expect(mail.html).not.toContain('<script>alert')
        expect(mail.text).toContain(to === 'host' ? '(Europe/Zurich)' : '(America/New_York)')
        expect(`${mail.subject}${mail.text}`).not.toMatch(/undefined|NaN|\[object/)
        expect(mail.invite?.method ?? null).toBe(BOOKING_MESSAGES[kind].method)
        expect(mail.subject).not.toMatch(/[\r\n]/)
      }
    },
  )

  it('S15: the link to manage a booking goes to the attendee only', async () => {
    for (const kind of KINDS) {
      for (const to of ['host', { guest: 'grace@example.com' }] as const) {
        const mail = await bookingMail(kind, to, factsOf(kind, 'en'))
        expect(JSON.stringify(mail)).not.toContain('secret-token')
      }
    }
  })

  it('E3: every person, kind and SEQUENCE has a Message-ID of its own, the same whenever it is sent', async () => {
    const ids = []
    for (const kind of KINDS)
      for (const to of ['host', 'attendee', { guest: 'grace@example.com' }] as const) {
        const facts = factsOf(kind, 'en')
        const { messageId } = await bookingMail(kind, to, facts)
        expect((await bookingMail(kind, to, { ...facts, now: facts.now + HOUR_MS })).messageId).toBe(messageId)
        ids.push(messageId)
      }
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('a reminder says how long it really is, in the reader’s language', async () => {
    const facts = factsOf('confirmed', 'en')
    const subject = async (now: number) => (await reminderMail('day', 'attendee', { ...facts, now })).subject
    expect(await subject(SAMPLE_START - 24 * HOUR_MS)).toContain('in 24 hours')
    expect(await subject(SAMPLE_START - 21 * HOUR_MS)).toContain('in 21 hours')
    expect(await subject(SAMPLE_START - HOUR_MS)).toContain('in 60 minutes')
    const german = factsOf('confirmed', 'de')
    const mail = await reminderMail('hour', 'attendee', { ...german, now: SAMPLE_START - HOUR_MS })
    expect(mail.subject).toContain('in 60 Minuten')
    expect(mail.invite).toBeUndefined()
  })
})

function factsOf(kind: BookingMailKind, locale: 'en' | 'de') {
  const booking: Booking = { ...SAMPLE_BOOKING, ...BOOKING_MESSAGES[kind].sample }
  booking.attendee = { ...booking.attendee, name: NASTY, locale }
  booking.host = { ...booking.host, locale }
  return {
    booking,
    manageUrl: 'https://foyer.example/booking/secret-token',
    appUrl: 'https://foyer.example',
    now: SAMPLE_START - 48 * HOUR_MS,
  }
}
