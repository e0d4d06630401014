import type { ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type Generate, PAGES, USUAL } from '#tests/growth/hostile-texts'

/** A response of another server. */
export type Content = (length: number) => { body: Buffer; headers?: Record<string, string> }

const HTML = { 'Content-Type': 'text/html' }
const ICS = { 'Content-Type': 'text/calendar' }

const textOf =
  (generate: Generate, headers: Record<string, string>): Content =>
  (length) => ({ body: Buffer.from(generate(length)), headers })

/** A small response that is thirty times as large once it is read: far more than we read. */
const BOMBS: Record<string, Content> = {
  'a gzip bomb': (length) => ({
    body: gzipSync(Buffer.alloc(length * 30, '<a>')),
    headers: { 'Content-Encoding': 'gzip' },
  }),
  'a brotli bomb': (length) => ({
    body: brotliCompressSync(Buffer.alloc(length * 30, '<a>'), { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }),
    headers: { 'Content-Encoding': 'br' },
  }),
  'invalid gzip': (length) => ({ body: Buffer.alloc(length, 'x'), headers: { 'Content-Encoding': 'gzip' } }),
}
const BYTES: Record<string, Content> = {
  'zero bytes': (length) => ({ body: Buffer.alloc(length) }),
  'bytes that are no UTF-8': (length) => ({ body: Buffer.alloc(length, Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed])) }),
}

function withHeaders(contents: Record<string, Content>, headers: Record<string, string>): Record<string, Content> {
  return Object.fromEntries(
    Object.entries(contents).map(([name, content]) => [
      name,
      (length: number) => {
        const { body, headers: own } = content(length)
        return { body, headers: { ...headers, ...own } }
      },
    ]),
  )
}

/** A page with such a header: the longest that a client of ours accepts is 16 KiB, with all others. */
const PAGE_HEADERS: Record<string, Content> = Object.fromEntries(
  ['Content-Security-Policy', 'Content-Type', 'ETag', 'Set-Cookie', 'Content-Encoding'].flatMap((header) =>
    Object.entries({
      'short sources': 'a:'.repeat(30_000),
      directives: "x 'self';".repeat(7_000),
      commas: ','.repeat(60_000),
      quotes: '"\\'.repeat(30_000),
    }).map(([name, value]): [string, Content] => [
      `${header} of ${name}`,
      (length) => ({
        body: Buffer.from('<meta>'),
        headers: { ...HTML, [header]: value.slice(0, length > 60_000 ? 60_000 : 15_000) },
      }),
    ]),
  ),
)

/** What a site may answer to the page check. */
export const HOSTILE_PAGES: Record<string, Content> = {
  ...Object.fromEntries(Object.entries({ ...USUAL, ...PAGES }).map(([name, text]) => [name, textOf(text, HTML)])),
  ...withHeaders({ ...BOMBS, ...BYTES }, HTML),
  ...PAGE_HEADERS,
}

const lines =
  (before: string, line: string | ((number: number) => string), after: string): Generate =>
  (length) => {
    let text = before
    for (let number = 0; text.length + after.length < length; number++)
      text += typeof line === 'string' ? line : line(number)
    return text + after
  }
const day = (number: number) =>
  `2026${String(1 + (Math.floor(number / 28) % 12)).padStart(2, '0')}${String(1 + (number % 28)).padStart(2, '0')}`
const HEAD = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'
const END = 'END:VCALENDAR\r\n'
const EVENT = 'BEGIN:VEVENT\r\nUID:1@x\r\nDTSTART:20261201T090000Z\r\nDTEND:20261201T100000Z\r\n'
const EVENT_END = 'END:VEVENT\r\n'
const inEvent = (line: string | ((number: number) => string)) => lines(HEAD + EVENT, line, EVENT_END + END)
const events = (rules: string) =>
  lines(
    HEAD,
    (number) =>
      `BEGIN:VEVENT\r\nUID:${number}@x\r\nDTSTART:20260101T0${number % 10}0000Z\r\nDURATION:PT5M\r\n${rules}END:VEVENT\r\n`,
    END,
  )

const CALENDARS: Record<string, Generate> = {
  'calendars in calendars': lines('', 'BEGIN:VCALENDAR\r\n', ''),
  'events in events': lines(HEAD, 'BEGIN:VEVENT\r\n', ''),
  'zones in zones': lines(HEAD, 'BEGIN:VTIMEZONE\r\n', ''),
  'ends without a beginning': lines(HEAD, 'END:VEVENT\r\n', ''),
  'short lines': lines(HEAD, 'A:\r\n', END),
  'empty lines': lines(HEAD, '\r\n', END),
  'folds without end': lines(`${HEAD}X-A:`, '\r\n ', END),
  'one line, folded': lines(`${HEAD}X-A:`, `${'a'.repeat(70)}\r\n `, END),
  'one line, not folded': lines(`${HEAD}X-A:`, 'a', END),
  'a line of parameters': lines(`${HEAD}X-A`, ';B=1', `:x\r\n${END}`),
  'a parameter of quotes': lines(`${HEAD}X-A;B=`, '"a",', `:x\r\n${END}`),
  'a parameter without its end': lines(`${HEAD}X-A;B="`, ';A=":', ''),
  escapes: lines(`${HEAD}X-A:`, '\\;\\,\\n', `\r\n${END}`),
  'properties of one event': inEvent('X-A:1\r\n'),
  'one property over and over': inEvent('DTSTART:20261201T090000Z\r\n'),
  attendees: inEvent((number) => `ATTENDEE;PARTSTAT=DECLINED;CN="${number}":mailto:a${number}@x.example\r\n`),
  'additional dates': inEvent((number) => `RDATE:${day(number)}T090000Z\r\n`),
  'additional dates in one line': lines(
    `${HEAD + EVENT}RDATE:20261201T090000Z`,
    ',20261201T090000Z',
    `\r\n${EVENT_END}${END}`,
  ),
  'dates that are left out': inEvent((number) => `RRULE:FREQ=DAILY\r\nEXDATE:${day(number)}T090000Z\r\n`),
  'rules of one event': inEvent('RRULE:FREQ=SECONDLY\r\n'),
  'a rule of all its parts': lines(`${HEAD + EVENT}RRULE:FREQ=YEARLY;BYSECOND=0`, ',1', `\r\n${EVENT_END}${END}`),
  'a rule that never occurs': events('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n'),
  'rules by the second': events('RRULE:FREQ=SECONDLY;INTERVAL=1\r\n'),
  'rules by the minute': events('RRULE:FREQ=MINUTELY;BYSETPOS=-1;BYDAY=MO,TU,WE\r\n'),
  'daily rules without end': events('RRULE:FREQ=DAILY\r\n'),
  'rules with a huge count': events('RRULE:FREQ=HOURLY;COUNT=999999999\r\n'),
  'events of one second ago': events(''),
  'changes of one event': lines(
    `${HEAD + EVENT}RRULE:FREQ=DAILY\r\n${EVENT_END}`,
    (number) =>
      `BEGIN:VEVENT\r\nUID:1@x\r\nRECURRENCE-ID:${day(number)}T090000Z\r\nDTSTART:${day(number)}T100000Z\r\n${EVENT_END}`,
    END,
  ),
  'a zone of many rules': lines(
    `${HEAD}BEGIN:VTIMEZONE\r\nTZID:Home\r\n`,
    'BEGIN:DAYLIGHT\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=MONTHLY\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n',
    `END:VTIMEZONE\r\n${EVENT.replace('DTSTART:20261201T090000Z', 'DTSTART;TZID=Home:20261201T090000')}RRULE:FREQ=DAILY\r\n${EVENT_END}${END}`,
  ),
  zones: lines(
    HEAD,
    (number) =>
      `BEGIN:VTIMEZONE\r\nTZID:Z${number}\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:${number}\r\nDTSTART;TZID=Z${number}:20261201T090000\r\nRRULE:FREQ=DAILY\r\n${EVENT_END}`,
    END,
  ),
  'years of nine digits': events('RRULE:FREQ=YEARLY;UNTIL=999999999T000000Z\r\n'),
}

/** What a calendar's server may answer. */
export const HOSTILE_FEEDS: Record<string, Content> = {
  ...Object.fromEntries(Object.entries(CALENDARS).map(([name, text]) => [name, textOf(text, ICS)])),
  ...withHeaders({ ...BOMBS, ...BYTES }, ICS),
}

/** Writes a content as a response, byte by byte as it is. */
export function answerWith(response: ServerResponse, { body, headers = {} }: ReturnType<Content>): void {
  response.writeHead(200, headers).end(body)
}
