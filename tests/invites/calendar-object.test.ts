import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, it } from 'vitest'
import { calendarObject, type Invite } from '~/invites/calendar-object.server'

const AN_INVITE: Invite = {
  bookingId: 'bkg_k3f9',
  sequence: 0,
  appUrl: 'https://book.example.com',
  method: 'REQUEST',
  title: 'Intro call',
  startsAt: Date.UTC(2026, 2, 29, 1, 30),
  endsAt: Date.UTC(2026, 2, 29, 2),
  stampedAt: Date.UTC(2026, 2, 1, 12),
  host: { name: 'Dana Example', email: 'dana@example.com' },
  attendee: { name: 'Ada Example', email: 'ada@example.com' },
  guests: [],
  joinUrl: 'https://meet.goto.com/123456789',
  dialIn: 'United States: +1 (555) 010-0199\nAccess Code: 123-456-789',
  bookingUrl: 'https://book.example.com/booking/abc',
  locale: 'en',
}

// Each has broken a calendar program.
const NAMES = [
  'A";X-EVIL=1:mailto:evil@example.com',
  'Dr. "Bob"; PhD, MBA',
  'Ada\r\nATTENDEE:mailto:evil@example.com',
  'Ada\\nBEGIN:VALARM',
  'אבג ‮evil‬',
  '👩‍👩‍👧‍👦'.repeat(12),
  'O’Brien, Connor: "the ^n one"',
  'José Müller-Ångström',
  `${'ü'.repeat(99)}`,
]

describe('a calendar object', () => {
  it.each([
    "https://meet.goto.com/1?a=$&b=$'c=$`d=$1e=$$",
    'https://meet.goto.com/$&',
    "https://meet.example.com/$'",
    'https://meet.example.com/a?b=1;c=2,3:4&d=%0D%0A',
  ])('keeps a link that contains replacement patterns unchanged (C7, C8): %s', (joinUrl) => {
    const { event, calendar } = parse({ ...AN_INVITE, joinUrl })
    const { href } = new URL(joinUrl)
    expect(event.component.getFirstPropertyValue('conference')).toBe(href)
    expect(event.location).toBe(joinUrl)
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1)
    expect(calendarObject({ ...AN_INVITE, joinUrl }).content.match(/BEGIN:VEVENT|END:VEVENT/g)).toHaveLength(2)
  })

  it('says what, when in UTC, with whom, and which change it is (C1, C2, C3, C4, C5)', () => {
    const { event, calendar } = parse(AN_INVITE)
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(event.uid).toBe('bkg_k3f9@book.example.com')
    expect(event.sequence).toBe(0)
    expect(event.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    for (const [name, value] of [
      ['DTSTAMP', '20260301T120000Z'],
      ['DTSTART', '20260329T013000Z'],
      ['DTEND', '20260329T020000Z'],
    ])
      expect(calendarObject(AN_INVITE).content).toContain(`\r\n${name}:${value}\r\n`)
    const people = event.attendees.map((person) => [
      addressOf(person),
      person.getFirstParameter('partstat'),
      person.getFirstParameter('rsvp'),
    ])
    expect(people).toEqual([
      ['mailto:dana@example.com', 'ACCEPTED', 'FALSE'],
      ['mailto:ada@example.com', 'ACCEPTED', 'TRUE'],
    ])
    expect(event.organizer).toBe('mailto:dana@example.com')
  })

  it('cancels with METHOD:CANCEL, STATUS:CANCELLED, the same UID and a higher SEQUENCE (C3)', () => {
    const { event, calendar } = parse({ ...AN_INVITE, method: 'CANCEL', sequence: 1 })
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect(event.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect([event.uid, event.sequence]).toEqual(['bkg_k3f9@book.example.com', 1])
  })

  it('carries the join link in LOCATION, DESCRIPTION and CONFERENCE (C9)', () => {
    const { event } = parse(AN_INVITE)
    const { joinUrl } = AN_INVITE
    expect(event.location).toBe(joinUrl)
    expect(event.description).toContain(joinUrl)
    expect(event.component.getFirstPropertyValue('conference')).toBe(joinUrl)
  })

  it.each(NAMES)('keeps a person named %j a name, in two independent parsers (C6, C7, C8)', (name) => {
    const invite = { ...AN_INVITE, attendee: { name, email: 'ada@example.com' }, guests: ['guest@example.com'] }
    const { content } = calendarObject(invite)
    expectWellFolded(content)
    const { event, calendar } = parse(invite)
    expect(calendar.getAllSubcomponents().map((component) => component.name)).toEqual(['vevent'])
    expect(event.component.getAllSubcomponents()).toEqual([])
    expect(event.attendees.map(addressOf)).toEqual([
      'mailto:dana@example.com',
      'mailto:ada@example.com',
      'mailto:guest@example.com',
    ])
    expect(event.component.getAllProperties().some((property) => property.name.startsWith('x-evil'))).toBe(false)

    const [other] = Object.values(nodeIcal.sync.parseICS(content)).filter((part) => part?.type === 'VEVENT')
    if (other?.type !== 'VEVENT') throw new Error('node-ical found no event')
    expect(other.uid).toBe('bkg_k3f9@book.example.com')
    expect(other.start.getTime()).toBe(AN_INVITE.startsAt)
    expect(textOf(other.summary)).toBe(event.summary)
    expect([other.attendee].flat()).toHaveLength(3)
  })

  it('reads back texts with every special character unchanged (C7)', () => {
    const title = 'Backslash \\ semicolon ; comma , colon : quote " ^ and {{template}} <b>'
    const { event } = parse({ ...AN_INVITE, title })
    expect(event.summary).toBe(`${title}: Dana Example & Ada Example`)
    expect(event.description).toContain('United States: +1 (555) 010-0199\nAccess Code: 123-456-789')
  })
})

function parse(invite: Invite) {
  const calendar = new ICAL.Component(ICAL.parse(calendarObject(invite).content))
  const [component] = calendar.getAllSubcomponents('vevent')
  if (!component) throw new Error('ical.js found no event')
  return { calendar, event: new ICAL.Event(component) }
}

/** RFC 5545 §3.1: CRLF only, lines of at most 75 octets, no character cut in two, no control characters. */
function expectWellFolded(content: string): void {
  expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be absent
  expect(content.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/)
  expect(content.isWellFormed()).toBe(true)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : String((value as { val?: unknown } | null)?.val)
}

/** The scheme of an address may be upper or lower case. */
function addressOf(person: ICAL.Property): string {
  return String(person.getFirstValue()).toLowerCase()
}
