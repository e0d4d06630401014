import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import ICAL from 'ical.js'
import { simpleParser } from 'mailparser'
import nodemailer from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { FOLLOW_UPS } from '#db/tables/event-types'
import {
  BOOKING_MESSAGES,
  type BookingFacts,
  type BookingMailKind,
  bookingMail,
  followUpMail,
  reminderMail,
} from '#emails/booking-mail.server'
import { mailOutline } from '#emails/mail-outline.server'
import type { OutgoingMail } from '#emails/outgoing-mail'
import { SAMPLE_MAIL_BOOKING, SAMPLE_START } from '#emails/sample-booking'
import type { Booking } from '~/booking/booking'
import { LOCALES } from '~/i18n/locale'
import { PLACEHOLDER_NAMES } from '~/mail-texts/placeholders'
import { readMailText } from '~/mail-texts/read-mail-text.server'
import { parseTemplate } from '~/mail-texts/template'

const HOSTILE = [
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</p></body><h1>',
    '{{host.email}}',
    '{{{{when}}}}',
    '}}{{',
  ],
  ...[
    '\r\nBcc: eve@evil.example',
    '\nMETHOD:CANCEL',
    'END:VEVENT\r\nBEGIN:VEVENT',
    ';RSVP="x',
    'ATTENDEE:mailto:eve@evil.example',
  ],
  ...[
    '\u202egnp.exe',
    '\u2066',
    '\u0000',
    '\u2028',
    'דנה',
    'javascript:alert(1)',
    'https://evil.example/x',
    'evil.example',
  ],
  ...["' or 1=1 --", '%0d%0a', '&lt;b&gt;', '\\n\\,\\;', '😀'.repeat(20)],
]
const pieces = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 20 }))
const typedText = fc.array(pieces, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))
const templateText = fc
  .array(
    fc.oneof(pieces, fc.constantFrom(...PLACEHOLDER_NAMES.map((name) => `{{${name}}}`), '{{answer.q1}}', '\n\n')),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(' '))

interface MailType {
  name: string
  sample: Partial<Booking>
  /** To the attendee. */
  render: (facts: BookingFacts) => Promise<OutgoingMail>
}

const LINKS = { unsubscribeUrl: 'https://foyer.example/unsubscribe/x', feedbackUrl: 'https://forms.example.com/f' }
const MAILS: MailType[] = [
  ...(Object.keys(BOOKING_MESSAGES) as BookingMailKind[]).map((kind) => ({
    name: kind,
    sample: BOOKING_MESSAGES[kind].sample ?? {},
    render: (facts: BookingFacts) => bookingMail(kind, 'attendee', facts),
  })),
  { name: 'reminder', sample: {}, render: (facts) => reminderMail('day', 'attendee', facts) },
  ...FOLLOW_UPS.map((followUp) => ({
    name: followUp,
    sample: {},
    render: (facts: BookingFacts) => followUpMail(followUp, { ...facts, ...LINKS }),
  })),
]
const OURS = /^(https:\/\/(foyer\.example|meet\.goto\.com)\/|https:\/\/forms\.example\.com\/f$|mailto:)/
const TAGS = 'html head meta style body div table tbody tr td h1 p a span del br'.split(' ')
const composer = nodemailer.createTransport({ streamTransport: true, buffer: true })

describe('whatever host and attendee type', () => {
  it('stays in its place in every mail: HTML, text, headers, calendar object and preview', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          subject: templateText,
          body: templateText,
          name: typedText,
          answer: typedText,
          established: fc.boolean(),
        }),
        fc.constantFrom(...MAILS),
        fc.constantFrom(...LOCALES),
        fc.boolean(),
        async (typed, { sample, render }, locale, repeatsTyped) => {
          const mail = await render(factsOf(typed, { sample, locale, repeatsTyped }))
          checkHtml(mail)
          await checkHeaders(mail)
          if (mail.invite) checkInvite(mail.invite.content)
        },
      ),
      { numRuns: 150 },
    )
  }, 120_000)

  it('is refused or stored as one line and paragraphs without control characters', () => {
    fc.assert(
      fc.property(templateText, templateText, (subject, body) => {
        const read = readMailText({ subject, body }, { moment: 'confirmed', questionIds: ['q1'], domain: null })
        if (!read.ok) return
        expect(read.text.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u)
        expect(read.text.body).not.toMatch(/[^\P{Cc}\n\t\r]/u)
      }),
      { numRuns: 500 },
    )
  })
})

describe('every mail about a booking', () => {
  it.each(MAILS.flatMap((mail) => LOCALES.map((locale) => [mail.name, locale, mail] as const)))(
    'renders with a host’s text: %s in %s',
    async (_name, locale, { sample, render }) => {
      const typed = {
        subject: 'Own {{event_type}}',
        body: 'Own words, {{attendee.first_name}}',
        name: 'Ada',
        answer: 'x',
      }
      const mail = await render(factsOf({ ...typed, established: true }, { sample, locale, repeatsTyped: false }))
      expect(mail.subject).toBe('Own Intro call')
      for (const shown of [mail.text, mail.html]) expect(shown).toContain('Own words, Ada')
      expect(mail.text).toContain('(America/New_York)')
      expect(`${mail.subject}${mail.text}`).not.toMatch(/undefined|NaN|\[object|\{\{/)
    },
  )
})

interface Typed {
  subject: string
  body: string
  name: string
  answer: string
  established: boolean
}

function factsOf(
  { subject, body, name, answer, established }: Typed,
  {
    sample,
    locale,
    repeatsTyped,
  }: Pick<MailType, 'sample'> & { locale: (typeof LOCALES)[number]; repeatsTyped: boolean },
): BookingFacts {
  const booking: Booking = {
    ...SAMPLE_MAIL_BOOKING,
    ...sample,
    attendee: { ...SAMPLE_MAIL_BOOKING.attendee, name, locale },
    answers: [{ question: 'What should we decide?', answer }],
    notes: answer,
  }
  return {
    booking,
    manageUrl: 'https://foyer.example/booking/secret-token',
    appUrl: 'https://foyer.example',
    now: SAMPLE_START - 24 * 3_600_000,
    hostText: {
      subject: parseTemplate(subject).parts,
      body: parseTemplate(body).parts,
      author: { domain: null, established },
      labels: { q1: 'What should we decide?' },
      repeatsTyped,
    },
  }
}

/** No element, attribute or link that is not ours; the preview reads the same words. */
function checkHtml({ html }: OutgoingMail): void {
  const tags = new Set<string>()
  const parser = new Parser({
    onopentag(tag, attributes) {
      tags.add(tag)
      for (const name of Object.keys(attributes)) expect(name).not.toMatch(/^on/i)
      if (attributes.href !== undefined) expect(attributes.href).toMatch(OURS)
    },
  })
  parser.end(html)
  expect([...tags].filter((tag) => !TAGS.includes(tag))).toEqual([])
  expect(html.match(/<h1\b/g)).toHaveLength(1)
  for (const { runs } of mailOutline(html)) for (const { href } of runs) if (href) expect(href).toMatch(OURS)
}

/** As a mail server gets it, read back by an independent parser. */
async function checkHeaders({ to, replyTo, fromName, subject, html, text }: OutgoingMail): Promise<void> {
  expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
  const sent = await composer.sendMail({
    from: { name: fromName ?? '', address: 'bookings@foyer.example' },
    to: { name: to.name, address: to.address },
    ...(replyTo && { replyTo: { name: replyTo.name, address: replyTo.address } }),
    subject,
    html,
    text,
  })
  const parsed = await simpleParser(sent.message as Buffer)
  expect(parsed.headers.has('bcc')).toBe(false)
  expect(parsed.subject).toBe(subject.trim())
  expect(
    [parsed.to]
      .flat()
      .flatMap((one) => one?.value ?? [])
      .map(({ address }) => address),
  ).toEqual([to.address])
}

function checkInvite(content: string): void {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[])
  expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1)
  expect(calendar.getAllProperties('method')).toHaveLength(1)
  const addresses = calendar
    .getFirstSubcomponent('vevent')
    ?.getAllProperties('attendee')
    .map((one) => String(one.getFirstValue()))
  expect(addresses).not.toContain('mailto:eve@evil.example')
}
