import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import ical from 'node-ical'
import { describe, expect, it, onTestFinished } from 'vitest'
import { NO_PYTHON_RECURRENCES, startsByPython } from '#tests/setup/python-icalendar'
import { NOW } from './calendar-texts'
import { ends, localAt, type TwoSpellings, twoSpellings } from './random-calendar'

/** `CALENDARS=20000 npx vitest run tests/busy/differential.test.ts` is the full proof, some minutes long. */
const COUNT = Number(process.env.CALENDARS ?? 300)
const SEED = Number(process.env.SEED ?? 20261129)
const SERVER_ZONES = ['UTC', 'America/New_York', 'Pacific/Apia', 'America/St_Johns']
const DAY_MS = 86_400_000
/** Where nothing is cut by the ends of what is kept. */
const INSIDE = { from: NOW + 10 * DAY_MS, until: NOW + 380 * DAY_MS }

describe('random calendars', () => {
  const pairs = fc.sample(twoSpellings, { numRuns: COUNT, seed: SEED })

  it('mean the same in four zones of the server, in a wild spelling and in a plain one', {
    timeout: 3_600_000,
  }, async () => {
    const [first, ...others] = await Promise.all(SERVER_ZONES.map((zone) => expandIn(zone, pairs)))
    expect(new Set([first, ...others].map((found) => found!.offset)).size).toBe(SERVER_ZONES.length)
    for (const other of others) expect(other.wild).toEqual(first!.wild)
    for (const other of others) expect(other.plain).toEqual(first!.plain)
  })

  it.skipIf(NO_PYTHON_RECURRENCES)(
    'mean what python-icalendar finds in the plain spelling',
    { timeout: 3_600_000 },
    async () => {
      const { wild } = await expandIn('Pacific/Apia', pairs)
      const starts = await startsByPython(
        pairs.map(({ plain }) => plain),
        { from: NOW, until: NOW + 390 * DAY_MS },
      )
      expect(differences(pairs, wild, (pair, index) => spansOf(pair, starts[index]!))).toEqual([])
    },
  )

  it('mean what node-ical finds in the plain spelling', { timeout: 3_600_000 }, async () => {
    const { wild } = await expandIn('America/St_Johns', pairs)
    const readable = pairs.map((pair, index) => ({ pair, found: wild[index]! })).filter(({ pair }) => pair.forNodeIcal)
    expect(readable.length).toBeGreaterThan(COUNT / 10)
    const found = differences(
      readable.map(({ pair }) => pair),
      readable.map((one) => one.found),
      (pair) => spansOf(pair, startsByNodeIcal(pair.plain)),
    )
    expect(found).toEqual([])
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
  return found
    .split(' ')
    .filter(Boolean)
    .map((span) => span.split('/').map(Number) as [number, number])
    .filter(isInside)
    .map(([start, end]) => written(start, end))
    .sort()
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
  // dateutil finds an added instance twice that the rule has as well, where the clocks have changed since DTSTART.
  return [...new Set(spans.filter(isInside).map(([start, end]) => written(start, end)))].sort()
}

async function expandIn(zone: string, pairs: TwoSpellings[]) {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-calendars-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const [input, output] = [join(folder, 'in.json'), join(folder, 'out.json')]
  const texts = [...pairs.map(({ wild }) => wild), ...pairs.map(({ plain }) => plain)]
  const calendars = texts.map((text, index) => ({ text, timeZone: pairs[index % pairs.length]!.hostZone }))
  await writeFile(input, JSON.stringify({ now: NOW, calendars }))
  const program = fileURLToPath(new URL('./expand-many.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, input, output], {
    env: { ...process.env, TZ: zone },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  const { offset, results } = JSON.parse(await readFile(output, 'utf8')) as { offset: number; results: string[] }
  return { offset, wild: results.slice(0, pairs.length), plain: results.slice(pairs.length) }
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
