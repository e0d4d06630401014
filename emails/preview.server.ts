import type { IncomingMessage, ServerResponse } from 'node:http'
import { LOCALES, type Locale, localeOrDefault } from '~/i18n/locale'
import { DAY_MS, HOUR_MS } from '~/time/units'
import {
  BOOKING_MESSAGES,
  type BookingFacts,
  type BookingMailKind,
  bookingMail,
  reminderMail,
} from './booking-mail.server'
import type { OutgoingMail } from './outgoing-mail'
import { SAMPLE_MAIL_BOOKING, SAMPLE_START } from './sample-booking'

const PATH = '/dev/mails'
const APP_URL = 'https://foyer.example'
const READERS = ['attendee', 'host', 'guest'] as const
const REMINDERS = ['reminder-day', 'reminder-hour'] as const
const KINDS = [...(Object.keys(BOOKING_MESSAGES) as BookingMailKind[]), ...REMINDERS]

/**
 * Every mail about a booking with made-up facts, for developers: `npm run dev`, then /dev/mails. Production does not load this
 * file.
 *
 * @returns whether the request was for it
 */
export async function serveMailPreview(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const url = new URL(req.url ?? '/', APP_URL)
  if (url.pathname !== PATH && !url.pathname.startsWith(`${PATH}/`)) return false
  const kind = KINDS.find((name) => url.pathname === `${PATH}/${name}`)
  const locale = localeOrDefault(url.searchParams.get('lang'))
  const reader = READERS.find((name) => name === url.searchParams.get('to')) ?? 'attendee'
  const body = kind ? pageOf(await render(kind, reader, locale), url.searchParams.get('as')) : listPage()
  res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(body)
  return true
}

async function render(
  kind: (typeof KINDS)[number],
  reader: (typeof READERS)[number],
  locale: Locale,
): Promise<OutgoingMail> {
  const sample = kind === 'reminder-day' || kind === 'reminder-hour' ? {} : BOOKING_MESSAGES[kind].sample
  const { host, attendee } = SAMPLE_MAIL_BOOKING
  const booking = { ...SAMPLE_MAIL_BOOKING, ...sample, host: { ...host, locale }, attendee: { ...attendee, locale } }
  const before = kind === 'reminder-hour' ? HOUR_MS : DAY_MS
  const facts: BookingFacts = {
    booking,
    manageUrl: `${APP_URL}/booking/sample`,
    appUrl: APP_URL,
    now: SAMPLE_START - before,
    message: 'My train arrives later than I thought.',
  }
  if (kind === 'reminder-day' || kind === 'reminder-hour')
    return reminderMail(kind === 'reminder-day' ? 'day' : 'hour', reader === 'host' ? 'host' : 'attendee', facts)
  return bookingMail(kind, reader === 'guest' ? { guest: 'grace@example.com' } : reader, facts)
}

function pageOf({ subject, html, text, invite }: OutgoingMail, as: string | null): string {
  if (as === 'text') return `<pre>${safe(subject)}\n\n${safe(text)}\n\n${safe(invite?.content ?? '')}</pre>`
  return html
}

function listPage(): string {
  const rows = KINDS.map((kind) => {
    const links = READERS.flatMap((reader) =>
      LOCALES.map(
        (lang) =>
          `<a href="${PATH}/${kind}?to=${reader}&lang=${lang}">${reader} ${lang}</a> <a href="${PATH}/${kind}?to=${reader}&lang=${lang}&as=text">(text)</a>`,
      ),
    )
    return `<tr><th scope="row">${kind}</th><td>${links.join(' · ')}</td></tr>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Mails</title>
<style>body{font:16px/1.6 system-ui;margin:2rem}th{text-align:start;padding-inline-end:2rem}</style>
<h1>Mails about a booking</h1><table>${rows.join('')}</table></html>`
}

function safe(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}
