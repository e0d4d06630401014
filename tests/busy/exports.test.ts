import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expandCalendar } from '~/busy/expand-calendar'
import { busy, HOST } from './calendar-texts'
import { expandInZone, SERVER_ZONES } from './expand-in-zone'

const FOLDER = new URL('../fixtures/calendars/', import.meta.url)
/** Dana lives in Zurich: an hour ahead of UTC in winter, two from 29 March 2026 and 28 March 2027. */
const DANA = { ...HOST, ownAddresses: ['dana@example.com'] }

/**
 * The formats in which programs export calendars, written for this test; what each must block was worked out by hand.
 */
const EXPORTS: Record<string, { blocks: string[]; unread?: { date: string; reason: string }[] }> = {
  'outlook-desktop.ics': {
    blocks: [
      '2026-12-07T08:30Z–09:15Z',
      '2026-12-08T08:30Z–09:15Z',
      // Wednesday is left out, Friday moved to the afternoon, the talk of the 14th free.
      '2026-12-10T08:30Z–09:15Z',
      '2026-12-11T13:30Z–14:15Z',
      // Whole days from the 21st to the 24th, without the 22nd.
      '2026-12-20T23:00Z–2026-12-21T23:00Z',
      '2026-12-22T23:00Z–2026-12-23T23:00Z',
      '2026-12-23T23:00Z–2026-12-24T23:00Z',
    ],
  },
  'exchange-published.ics': {
    blocks: [
      '2026-12-08T08:00Z–09:00Z',
      // 09:00, four and a half hours behind UTC.
      '2026-12-10T13:30Z–14:30Z',
      '2026-12-22T08:00Z–09:00Z',
      // Tuesday, Thursday moved to Friday, Tuesday, Thursday.
      '2027-01-04T23:00Z–2027-01-05T23:00Z',
      '2027-01-07T23:00Z–2027-01-08T23:00Z',
      '2027-01-11T23:00Z–2027-01-12T23:00Z',
      '2027-01-13T23:00Z–2027-01-14T23:00Z',
    ],
  },
  'outlook-com.ics': {
    blocks: ['2026-12-08T09:00Z–09:30Z', '2026-12-09T08:00Z–08:30Z'],
    unread: [{ date: '2026-12-10', reason: 'zone' }],
  },
  'google.ics': {
    blocks: [
      // Thursdays at 17:00, across the end of summer time; the last one on the 17th.
      ...['01', '08', '15', '22'].map((day) => `2026-10-${day}T15:00Z–15:30Z`),
      ...['10-29', '11-05', '11-12', '11-19', '11-26', '12-10', '12-17'].map((day) => `2026-${day}T16:00Z–16:30Z`),
      '2026-12-23T23:00Z–2026-12-26T23:00Z',
    ],
  },
  'icloud.ics': {
    blocks: [
      '2026-12-08T14:00Z–14:45Z',
      '2026-12-09T23:00Z–2026-12-11T23:00Z',
      // Without a zone: 18:00 in Zurich.
      '2026-12-11T17:00Z–18:00Z',
    ],
  },
  'nextcloud.ics': {
    blocks: [
      '2026-12-07T11:00Z–11:30Z',
      '2026-12-14T11:00Z–11:30Z',
      '2026-12-22T12:00Z–13:00Z',
      '2026-12-29T12:00Z–13:00Z',
    ],
  },
  'fastmail.ics': {
    // Melbourne is eleven hours ahead in its summer.
    blocks: ['2026-12-08T09:00Z–10:30Z', '2026-12-09T09:00Z–10:00Z', '2027-01-12T09:00Z–10:30Z'],
  },
  'zimbra.ics': {
    blocks: ['2026-12-08T09:00Z–10:30Z', '2026-12-10T09:00Z–10:00Z', '2026-12-10T13:00Z–13:30Z'],
  },
  'kerio.ics': {
    blocks: ['2026-12-08T07:00Z–08:00Z', '2026-12-10T07:00Z–08:00Z', '2027-03-29T06:00Z–07:00Z'],
  },
  'domino.ics': {
    blocks: ['2026-12-08T13:00Z–14:00Z', '2026-12-15T13:00Z–15:00Z', '2027-03-30T12:00Z–12:30Z'],
  },
}

describe('an exported calendar', () => {
  it.each(readdirSync(FOLDER))('%s blocks what its owner meant', (file) => {
    const text = readFileSync(new URL(file, FOLDER), 'utf8')
    const { blocks, unread = [] } = EXPORTS[file]!
    expect(busy(text, DANA)).toEqual(blocks)
    expect(expandCalendar(text, DANA)).toMatchObject({ unread: { count: unread.length, shown: unread } })
  })

  it('blocks the same in every zone of the server', async () => {
    const calendars = readdirSync(FOLDER).map((file) => ({
      text: readFileSync(new URL(file, FOLDER), 'utf8'),
      timeZone: 'Europe/Zurich',
    }))
    const found = await Promise.all(SERVER_ZONES.map((zone) => expandInZone(zone, calendars)))
    expect(new Set(found.map(({ offset }) => offset)).size).toBe(SERVER_ZONES.length)
    for (const { results } of found) expect(results).toEqual(found[0]!.results)
    expect(found[0]!.results.every((result) => result !== '')).toBe(true)
  })
})
