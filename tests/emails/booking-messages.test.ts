import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BOOKING_MESSAGES, type BookingMailKind, bookingMail, reminderMail } from '#emails/booking-mail.server'
import { MAIL_COLORS } from '#emails/layout'
import { SAMPLE_MAIL_BOOKING, SAMPLE_START } from '#emails/sample-booking'
import type { Booking } from '~/booking/booking'
import { LOCALES, type Locale } from '~/i18n/locale'

const HOUR_MS = 3_600_000
const KINDS = Object.keys(BOOKING_MESSAGES) as BookingMailKind[]
const NASTY = '<script>alert(1)</script> "A", B; C'

describe('every message about a booking', () => {
  it.each(KINDS.flatMap((kind) => LOCALES.map((locale) => [kind, locale] as const)))(
    '%s in %s: escapes typed text, names the zone, and carries the right calendar object',
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

  it('gives the link to manage a booking to the attendee only (S15)', async () => {
    for (const kind of KINDS) {
      for (const to of ['host', { guest: 'grace@example.com' }] as const) {
        const mail = await bookingMail(kind, to, factsOf(kind, 'en'))
        expect(JSON.stringify(mail)).not.toContain('secret-token')
      }
    }
  })

  it('has one stable Message-ID per person, kind and SEQUENCE (E3)', async () => {
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

  it('says in a reminder how long it really is, in the reader’s language', async () => {
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

function factsOf(kind: BookingMailKind, locale: Locale) {
  const booking: Booking = { ...SAMPLE_MAIL_BOOKING, ...BOOKING_MESSAGES[kind].sample }
  booking.attendee = { ...booking.attendee, name: NASTY, locale }
  booking.host = { ...booking.host, locale }
  return {
    booking,
    manageUrl: 'https://foyer.example/booking/secret-token',
    appUrl: 'https://foyer.example',
    now: SAMPLE_START - 48 * HOUR_MS,
  }
}

describe('what a list of mails shows', () => {
  const people = [
    ['host', 'Ada Example'],
    ['attendee', 'Dana Example'],
    [{ guest: 'grace@example.com' }, 'Dana Example'],
  ] as const

  it.each(KINDS)('%s: the subject names the other person once, and the preview adds something new', async (kind) => {
    for (const [to, other] of people) {
      const booking = { ...SAMPLE_MAIL_BOOKING, ...BOOKING_MESSAGES[kind].sample }
      const mail = await bookingMail(kind, to, { ...factsOf(kind, 'en'), booking })
      expect(mail.subject.split(other)).toHaveLength(2)
      const preview = /<div[^>]*display:none[^>]*>([^<]*)/.exec(mail.html)?.[1] ?? ''
      expect(preview.length).toBeGreaterThan(10)
      expect(mail.subject).not.toContain(preview)
    }
  })

  it('does not repeat a name after the host booked by hand', async () => {
    const booking = { ...SAMPLE_MAIL_BOOKING, title: 'Meeting with Ada Example' }
    const facts = { ...factsOf('confirmed', 'en'), booking }
    expect((await bookingMail('confirmed', 'host', facts)).subject).toMatch(/^New booking: Meeting with Ada Example, /)
    expect((await bookingMail('confirmed', 'attendee', facts)).subject).toMatch(
      /^Booked: Intro call with Dana Example, /,
    )
  })
})

describe('times in a mail', () => {
  const timesFor = async (locale: string) => {
    const booking = { ...SAMPLE_MAIL_BOOKING, attendee: { ...SAMPLE_MAIL_BOOKING.attendee, locale } }
    const { subject, text } = await bookingMail('confirmed', 'attendee', { ...factsOf('confirmed', 'en'), booking })
    return { subject, text }
  }

  it('give the end and name the zone in words beside its id', async () => {
    const { text } = await timesFor('en')
    expect(text).toContain('Thu 3 December 2026, 08:00–08:30, Eastern Time (America/New_York)')
    expect(text).toContain('Thu 3 December 2026, 14:00–14:30, Central European Time (Europe/Zurich)')
    expect((await timesFor('de')).text).toContain(
      'Do., 3. Dezember 2026, 14:00–14:30, Mitteleuropäische Zeit (Europe/Zurich)',
    )
  })

  it('follow the clock and the order of dates of the reader’s region', async () => {
    const { subject, text } = await timesFor('en-US')
    expect(subject).toContain('Thu, December 3, 2026, 8:00 AM (America/New_York)')
    expect(text).toContain('8:00 AM–8:30 AM')
    expect(text).toContain('2:00 PM–2:30 PM')
    expect((await timesFor('de-u-hc-h12')).text).toContain('8:00 AM–8:30 AM')
    expect((await timesFor('en-GB')).text).toContain('08:00–08:30')
  })

  it('show the date of the end when it is another day', async () => {
    const booking = { ...SAMPLE_MAIL_BOOKING, endsAt: SAMPLE_START + 24 * HOUR_MS }
    const { text } = await bookingMail('confirmed', 'host', { ...factsOf('confirmed', 'en'), booking })
    expect(text).toContain('Thu 3 December 2026, 14:00–Fri 4 December 2026, 14:00')
  })
})

describe('the colours of mails', () => {
  it('are the product’s own', () => {
    const tokens = readFileSync(new URL('../../app/ui/styles/tokens.css', import.meta.url), 'utf8')
    const { accent, accentText, accentInk, accentInkDark } = MAIL_COLORS
    expect(tokens).toContain(`--accent: ${accent};`)
    expect(tokens).toContain(`--accent-text: ${accentText};`)
    expect(tokens).toContain(`--accent-ink: light-dark(${accentInk}, ${accentInkDark});`)
  })
})
