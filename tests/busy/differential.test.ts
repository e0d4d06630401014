import fc from 'fast-check'
import ical from 'node-ical'
import { beforeAll, describe, expect, it } from 'vitest'
import { NO_PYTHON_RECURRENCES, startsByPython } from '#tests/setup/python-icalendar'
import { NOW } from './calendar-texts'
import { expandInZone, SERVER_ZONES } from './expand-in-zone'
import { ends, localAt, type TwoSpellings, twoSpellings } from './random-calendar'

/** `CALENDARS=20000 npx vitest run tests/busy/differential.test.ts` is the full proof, some minutes long. */
const COUNT = Number(process.env.CALENDARS ?? 300)
const SEED = Number(process.env.SEED ?? 20261129)
const DAY_MS = 86_400_000
/** For the full proof on a busy machine. */
const MAX_MS = 2 * 3_600_000
/** The range in which the ends of the stored period cut nothing. */
const INSIDE = { from: NOW + 10 * DAY_MS, until: NOW + 380 * DAY_MS }

describe('random calendars', () => {
  const pairs = fc.sample(twoSpellings, { numRuns: COUNT, seed: SEED })
  const calendars = pairs.map(({ wild, hostZone }) => ({ text: wild, timeZone: hostZone }))
  let found: { offset: number; results: string[] }[]
  beforeAll(async () => {
    found = await Promise.all(SERVER_ZONES.map((zone) => expandInZone(zone, calendars)))
  }, MAX_MS)

  it('mean the same in every zone of the server', () => {
    expect(new Set(found.map(({ offset }) => offset)).size).toBe(SERVER_ZONES.length)
    for (const { results } of found.slice(1)) expect(results).toEqual(found[0]!.results)
  })

  it.skipIf(NO_PYTHON_RECURRENCES)(
    'mean what python-icalendar finds in the plain spelling',
    { timeout: MAX_MS },
    () => {
      const starts = startsByPython(
        pairs.map((pair) => pair.plain),
        { from: NOW, until: NOW + 390 * DAY_MS },
      )
      expect(differences(pairs, found[1]!.results, (pair, index) => spansOf(pair, starts[index]!))).toEqual([])
    },
  )

  it('mean what node-ical finds in the plain spelling', { timeout: MAX_MS }, () => {
    const readable = pairs
      .map((pair, index) => ({ pair, text: found[2]!.results[index]! }))
      .filter(({ pair }) => pair.forNodeIcal)
    expect(readable.length).toBeGreaterThan(COUNT / 10)
    const differing = differences(
      readable.map(({ pair }) => pair),
      readable.map(({ text }) => text),
      (pair) => spansOf(pair, startsByNodeIcal(pair.plain)),
    )
    expect(differing).toEqual([])
  })
})

type Starts = [uid: string, start: string | number][]

/** The first few calendars whose times differ, with both readings. */
function differences(
  pairs: TwoSpellings[],
  found: string[],
  expected: (pair: TwoSpellings, index: number) => string[],
) {
  return pairs
    .map((pair, index) => ({ pair, ours: inside(found[index]!), theirs: expected(pair, index) }))
    .filter(({ ours, theirs }) => ours.join() !== theirs.join())
    .map(({ pair, ours, theirs }) => ({
      wild: pair.wild,
      plain: pair.plain,
      hostZone: pair.hostZone,
      onlyOurs: ours.filter((span) => !theirs.includes(span)).slice(0, 3),
      onlyTheirs: theirs.filter((span) => !ours.includes(span)).slice(0, 3),
      count: 0,
    }))
    .map((difference, index, all) => ({ ...difference, count: all.length - index }))
    .slice(0, 3)
}

function inside(found: string): string[] {
  if (found !== '' && !/^\d/.test(found)) return [found]
  const spans = found
    .split(' ')
    .filter(Boolean)
    .map((span) => span.split('/').map(Number) as [number, number])
  return distinct(spans)
}

/** A moved instance may coincide with another one. */
function distinct(spans: [number, number][]): string[] {
  return [...new Set(spans.filter(isInside).map(([start, end]) => written(start, end)))].sort()
}

function isInside([start, end]: [number, number]): boolean {
  return start >= INSIDE.from && end <= INSIDE.until && end > start
}

function written(start: number, end: number): string {
  return `${new Date(start).toISOString()}/${new Date(end).toISOString()}`
}

function spansOf({ lengths, hostZone }: TwoSpellings, starts: Starts): string[] {
  const spans = starts.map(([uid, start]): [number, number] => {
    const length = lengths[uid]!
    if (typeof start === 'string') {
      const local = Date.parse(`${start}T00:00:00Z`)
      return [ends(local, hostZone, { days: 0, ms: 0 }), ends(local, hostZone, { days: length.days, ms: 0 })]
    }
    return [start, ends(localAt(start, length.zone), length.zone, length)]
  })
  // dateutil counts an added instance twice when the rule has it as well and the clocks have changed since DTSTART.
  return distinct(spans)
}

function startsByNodeIcal(text: string): Starts {
  const events = Object.values(ical.sync.parseICS(text)).filter((component) => component?.type === 'VEVENT')
  return events.flatMap((event): Starts => {
    const { uid, start, rrule, exdate } = event as unknown as {
      uid: string
      start: Date
      rrule?: { between(from: Date, until: Date, inclusive: boolean): Date[] }
      exdate?: Record<string, Date>
    }
    const out = new Set(Object.values(exdate ?? {}).map((date) => date.getTime()))
    const times = rrule ? rrule.between(new Date(NOW), new Date(NOW + 390 * DAY_MS), true) : [start]
    return times
      .map((time) => time.getTime())
      .filter((time) => !out.has(time))
      .map((time) => [uid, time])
  })
}
