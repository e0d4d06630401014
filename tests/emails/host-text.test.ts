import { describe, expect, it } from 'vitest'
import { BOOKING_MESSAGES, type BookingFacts, bookingMail, reminderMail } from '#emails/booking-mail.server'
import type { HostText } from '#emails/host-text'
import { SAMPLE_MAIL_BOOKING, SAMPLE_START } from '#emails/sample-booking'
import type { Booking } from '~/booking/booking'
import { MAIL_MOMENTS, placeholdersAt } from '~/mail-texts/placeholders'
import { parseTemplate } from '~/mail-texts/template'

const HOUR_MS = 3_600_000
const MANAGE_URL = 'https://foyer.example/booking/secret-token'

function aText(
  body: string,
  { subject = '', ...more }: Partial<Omit<HostText, 'subject' | 'body'>> & { subject?: string } = {},
) {
  return {
    subject: parseTemplate(subject).parts,
    body: parseTemplate(body).parts,
    author: { domain: null, established: true },
    labels: { q1: 'What should we decide?' },
    repeatsTyped: false,
    ...more,
  }
}

function factsWith(hostText: HostText, changes: Partial<Booking> = {}): BookingFacts {
  const booking = { ...SAMPLE_MAIL_BOOKING, ...changes }
  return { booking, manageUrl: MANAGE_URL, appUrl: 'https://foyer.example', now: SAMPLE_START - 24 * HOUR_MS, hostText }
}

describe('a host’s own text in a mail', () => {
  it('replaces the subject and stands above the facts, the link and the invite, which stay', async () => {
    const text = aText('Hi {{attendee.first_name}},\n\nbring your passport.', {
      subject: '{{host.name}} looks forward',
    })
    const mail = await bookingMail('confirmed', 'attendee', factsWith(text))
    const ours = await bookingMail('confirmed', 'attendee', { ...factsWith(text), hostText: undefined })
    expect(mail.subject).toBe('Dana Example looks forward')
    expect(mail.text.indexOf('bring your passport.')).toBeLessThan(mail.text.indexOf('Thu 3 December 2026'))
    for (const kept of ['08:00–08:30', 'https://meet.goto.com/123456789', MANAGE_URL]) expect(mail.text).toContain(kept)
    expect(mail.html).toMatch(/Hi Ada,<\/p>/)
    expect(mail.invite).toEqual(ours.invite)
    expect(mail.messageId).toBe(ours.messageId)
  })

  it('keeps our subject without one of its own, and when nothing of it is left', async () => {
    const ours = 'Booked: Intro call with Dana Example, Thu 3 December 2026, 08:00 (America/New_York)'
    for (const subject of ['', '{{answer.q1}}'])
      expect(
        (await bookingMail('confirmed', 'attendee', factsWith(aText('x', { subject }), { answers: [] }))).subject,
      ).toBe(ours)
  })

  it('has what its placeholders stand for, in the reader’s language and zone', async () => {
    const names = placeholdersAt('confirmed').map((name) => `${name}={{${name}}}`)
    const { text } = await bookingMail('confirmed', 'attendee', factsWith(aText(names.join('\n'))))
    for (const line of [
      'attendee.name=Ada Example',
      'attendee.first_name=Ada',
      'attendee.email=ada@example.com',
      'host.name=Dana Example',
      'host.email=dana@example.com',
      'event_type=Intro call',
      'when=Thu 3 December 2026, 08:00–08:30, Eastern Time (America/New_York)',
      'date=Thursday 3 December 2026',
      'time=08:00',
      'time_zone=Eastern Time',
      'duration=30 minutes',
      'join_url= https://meet.goto.com/123456789',
      `manage_url= ${MANAGE_URL}`,
      'book_again_url= https://foyer.example/dana/intro-call',
    ])
      expect(text).toContain(line)
    expect(text).not.toContain('{{')
  })

  it('knows the former time of a move, a reason, and how far the meeting is', async () => {
    const moved = aText('Was {{old_when}}: {{reason}}')
    const facts = factsWith(moved, BOOKING_MESSAGES.rescheduled.sample)
    const { text } = await bookingMail('rescheduled', 'attendee', { ...facts, message: 'my train' })
    expect(text).toContain('Was Wed 2 December 2026, 08:00–08:30, Eastern Time (America/New_York): my train')
    const cancelled = factsWith(aText('Sorry: {{reason}}'), BOOKING_MESSAGES.cancelled.sample)
    expect((await bookingMail('cancelled', 'attendee', cancelled)).text).toContain('Sorry: I have to travel that day.')
    const reminder = aText('See you {{starts_in}}', { subject: 'Soon: {{starts_in}}' })
    expect((await reminderMail('day', 'attendee', factsWith(reminder))).subject).toBe('Soon: in 24 hours')
  })

  it('repeats answers and notes only to an address whose reader has agreed (S16)', async () => {
    const body = 'You asked: {{answer.q1}} / {{answers}} / {{notes}}'
    const mailFor = async (repeatsTyped: boolean, to: 'attendee' | { guest: string } | 'host') =>
      (await bookingMail('confirmed', to, factsWith(aText(body, { repeatsTyped })))).text
    expect(await mailFor(false, 'attendee')).not.toMatch(/Which of the two|I have sent you/)
    expect(await mailFor(false, 'attendee')).toContain('as you wrote on your booking page')
    expect(await mailFor(true, 'attendee')).toContain('You asked: Which of the two ideas to build first.')
    expect(await mailFor(true, { guest: 'grace@example.com' })).not.toMatch(/Which of the two|I have sent you/)
  })

  it('shows no address of ours that runs into the text beside it', async () => {
    const { text, html } = await bookingMail('confirmed', 'attendee', factsWith(aText('x{{join_url}}y')))
    expect(text).toContain('x https://meet.goto.com/123456789 y')
    expect(html).toContain('href="https://meet.goto.com/123456789"')
  })

  it('says where the meeting is when there is no link yet, or none at all', async () => {
    const text = aText('Join: {{join_url}}')
    const noLink = { meeting: { ...SAMPLE_MAIL_BOOKING.meeting, joinUrl: null } }
    expect((await bookingMail('confirmed', 'attendee', factsWith(text, noLink))).text).toContain(
      'Join: The link to join follows',
    )
    const office = { location: { kind: 'address', detail: 'Bahnhofstrasse 1, Zurich' } } as const
    expect((await bookingMail('confirmed', 'attendee', factsWith(text, { ...noLink, ...office }))).text).toContain(
      'Join: Bahnhofstrasse 1, Zurich',
    )
  })

  it.each(MAIL_MOMENTS)('escapes every value where it stands: %s', async (moment) => {
    const hostile = '<img src=x onerror=alert(1)> {{when}} "A"'
    const names = placeholdersAt(moment).map((name) => `{{${name}}}`)
    const changes = {
      ...(moment === 'reminder' || moment === 'follow-up' ? {} : BOOKING_MESSAGES[moment].sample),
      attendee: { ...SAMPLE_MAIL_BOOKING.attendee, name: hostile },
      answers: [{ question: 'What should we decide?', answer: hostile }],
      notes: hostile,
    }
    const facts = factsWith(
      aText([...names, '{{answer.q1}}', '<u>mine</u>'].join('\n\n'), { repeatsTyped: true }),
      changes,
    )
    const mail =
      moment === 'reminder' || moment === 'follow-up'
        ? await reminderMail('day', 'attendee', facts)
        : await bookingMail(moment, 'attendee', facts)
    expect(mail.html).not.toMatch(/<img|<u>/)
    expect(mail.text).toContain('<u>mine</u>')
    expect(mail.text).toContain('{{when}} "A"')
    const links = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    for (const href of links) expect(href).toMatch(/^https:\/\/(foyer\.example|meet\.goto\.com)\//)
  })
})
