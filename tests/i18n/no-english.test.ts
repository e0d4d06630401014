import { describe, expect, it } from 'vitest'
import { BOOKING_MESSAGES, type BookingMailKind, bookingMail, reminderMail } from '#emails/booking-mail.server'
import { SAMPLE_MAIL_BOOKING, SAMPLE_START } from '#emails/sample-booking'
import { aHost, builtPages, freeSlots, startTestApp } from '#tests/setup/test-app'
import { LOCALES, type Locale, languageName } from '~/i18n/locale'
import { DAY_MS } from '~/time/units'

/** Words that English cannot do without, and none of the other languages has. */
const ENGLISH = /\b(?:the|and|your|you|with|this|please|from|cannot|somebody|their|which|choose|book|booked)\b/gi
const OTHERS = LOCALES.filter((locale) => locale !== 'en')
const KINDS = Object.keys(BOOKING_MESSAGES) as BookingMailKind[]
const APP_URL = 'https://foyer.example'

describe.each(OTHERS)('in %s', (locale) => {
  it('no mail about a booking has an English word, nor its subject, calendar object or reminder', async () => {
    for (const recipient of ['attendee', 'host', { guest: 'grace@example.com' }] as const)
      for (const kind of KINDS) {
        const { subject, text, invite } = await bookingMail(kind, recipient, factsIn(locale, kind))
        expect([kind, englishIn(`${subject}\n${text}\n${invite?.content ?? ''}`)]).toEqual([kind, []])
      }
    for (const recipient of ['attendee', 'host'] as const) {
      const { subject, text } = await reminderMail('day', recipient, factsIn(locale, 'confirmed'))
      expect(englishIn(`${subject}\n${text}`)).toEqual([])
    }
  })
})

it('no page for visitors or for signing in has an English word in another language', async () => {
  const app = await startTestApp({ pages: await builtPages() })
  const host = await aHost(app)
  const [start = ''] = await freeSlots(app, host)
  const paths = [
    '/',
    '/dana',
    '/dana/intro-call',
    `/dana/intro-call/book?start=${start}`,
    '/no/such/page',
    '/sign-in',
    '/sign-up',
    '/forgot-password',
  ]
  for (const locale of OTHERS)
    for (const path of paths) {
      const response = await fetch(`${app.url}${path}${path.includes('?') ? '&' : '?'}lang=${locale}&tz=Europe/Zurich`)
      const html = await response.text()
      expect(html).toContain(`<html lang="${locale}"`)
      expect([locale, path, englishIn(shownIn(html))]).toEqual([locale, path, []])
    }
})

it('finds an English word', () => {
  expect(englishIn(shownIn('<p title="Add your name">Nombre <b>and</b> hora</p>'))).toEqual(['your', 'and'])
})

function factsIn(locale: Locale, kind: BookingMailKind) {
  const { host, attendee } = SAMPLE_MAIL_BOOKING
  const sample = { ...SAMPLE_MAIL_BOOKING, ...BOOKING_MESSAGES[kind].sample }
  return {
    booking: { ...sample, host: { ...host, locale }, attendee: { ...attendee, locale } },
    manageUrl: `${APP_URL}/booking/sample`,
    appUrl: APP_URL,
    now: SAMPLE_START - DAY_MS,
  }
}

function englishIn(text: string): string[] {
  // Lines of a calendar object go on after a line break and a space (RFC 5545).
  const own = typedTexts().reduce((rest, typed) => rest.replaceAll(typed, ''), text.replaceAll('\r\n ', ''))
  return [...own.replace(/https?:\S+|\S+@\S+/g, '').matchAll(ENGLISH)].map(([word]) => word)
}

/** What the sample's people have typed, longest first, and the name of the language itself. */
function typedTexts(): string[] {
  const found: string[] = [languageName('en')]
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && value.length > 3) found.push(value)
    else if (value && typeof value === 'object') Object.values(value).forEach(collect)
  }
  collect([SAMPLE_MAIL_BOOKING, KINDS.map((kind) => BOOKING_MESSAGES[kind].sample)])
  return found.sort((a, b) => b.length - a.length)
}

/** What a page shows and what it says to assistive technology. */
function shownIn(html: string): string {
  const body = html.replace(/<(script|style)\b.*?<\/\1>/gs, '')
  const said = [...body.matchAll(/ (?:aria-label|title|placeholder|alt|content|data-text)="([^"]*)"/g)].map(
    ([, text]) => text,
  )
  return [...said, body.replace(/<[^>]*>/g, ' ')].join('\n')
}
