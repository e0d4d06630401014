import { parseArgs } from 'node:util'
import { filesOf, filesOfShare, readShare, WITHOUT_TIME } from './clock-shares'
import { MOMENTS, SERVER_ZONES } from './moments'
import { describeFailures } from './read-reports'
import { type Outcome, PARTS, type Part, runPart } from './run-parts'

const USAGE = `npm run test:clocks -- [numbers] [options]   the tests at other dates, with the server in other zones

  3 7            only the dates with these numbers, as --list shows them
  --only TEXT    only dates that begin with TEXT, such as 2028-02-29; may be repeated; any instant, such as 2030-06-01T12:00:00Z
  --zone ZONE    the server's zone for all of them; otherwise they take turns: ${SERVER_ZONES.join(', ')}
  --part PART    ${PARTS.join(', ')}; may be repeated; otherwise all
  --file TEXT    only test files whose path contains TEXT; may be repeated
  --share K/N    at each date only the K-th of N shares of the files, another one for each date; all N together are everything
  --list         say what would be run`

interface Combination {
  /** As on the command line, from 1; null for a date that is not of the list. */
  number: number | null
  now: string
  zone: string
  what: string
}

interface Row extends Omit<Outcome, 'log'> {
  combination: Combination
  part: Part
}

/** `npm run test:clocks`: each date once, with the zones in turn, on one build; at the end a table. @returns the exit code */
async function checkClocks(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (typeof asked === 'string') {
    console.error(asked)
    return 1
  }
  const { combinations, parts, files, share, list } = asked
  if (list) {
    for (const { number, now, zone, what } of combinations)
      console.info(`${String(number ?? '').padStart(2)}  ${now}  ${zone.padEnd(16)}  ${what}`)
    return 0
  }
  const rows: Row[] = []
  for (const [index, combination] of combinations.entries()) {
    const chosen = (part: Part) => (share ? filesOfShare(filesOf(part, files), share, index) : files)
    rows.push(...(await runAt(combination, parts, chosen)))
  }
  console.info(`\n${asTable(rows)}`)
  const sum = (key: 'passed' | 'failed') => rows.reduce((total, row) => total + row[key], 0)
  console.info(`\n${combinations.length} dates, ${parts.join(', ')}: ${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') === 0 ? 0 : 1
}

/** Browser tests mostly wait, so they run beside the others. */
async function runAt(combination: Combination, parts: Part[], filesFor: (part: Part) => string[]): Promise<Row[]> {
  const run = async (chosen: Part[]) => {
    const rows: Row[] = []
    for (const part of chosen) rows.push(await runOne(combination, part, filesFor(part)))
    return rows
  }
  const [others, browser] = await Promise.all([
    run(parts.filter((part) => part !== 'browser')),
    run(parts.filter((part) => part === 'browser')),
  ])
  return [...others, ...browser]
}

async function runOne(combination: Combination, part: Part, files: string[]): Promise<Row> {
  const { now, zone } = combination
  const name = `clocks-${now.replaceAll(':', '')}-${part}`
  const outcome = await runPart(part, name, { TEST_NOW: now, TZ: zone }, { files, except: WITHOUT_TIME })
  console.info(`${now}  ${zone}  ${part}: ${outcome.passed} passed, ${outcome.failed} failed, ${outcome.seconds} s`)
  for (const line of describeFailures(outcome.failures)) console.info(`    ${line}`)
  if (outcome.failures.length > 0) console.info(`    all of it in ${outcome.log}`)
  return { combination, part, ...outcome }
}

function asTable(rows: Row[]): string {
  const lines = rows.map(({ combination: { number, now, zone, what }, part, passed, failed, seconds }) =>
    [number ?? '', now, zone, part, passed, failed, seconds, what].join(' | '),
  )
  return ['number | date | zone | part | passed | failed | seconds | what', '-|-|-|-|-:|-:|-:|-', ...lines]
    .map((line) => `| ${line} |`)
    .join('\n')
}

function readArguments(args: string[]) {
  try {
    const many = { type: 'string', multiple: true } as const
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        only: many,
        part: many,
        file: many,
        zone: { type: 'string' },
        share: { type: 'string' },
        list: { type: 'boolean' },
      },
    })
    const { only = [], part = [...PARTS], file: files = [], zone, share: typedShare, list = false } = values
    const share = typedShare === undefined ? null : readShare(typedShare)
    if (share === undefined) return `A share is like 1/4, not "${typedShare}".\n\n${USAGE}`
    const parts = PARTS.filter((name) => part.includes(name))
    if (parts.length < part.length)
      return `There is no part "${part.find((name) => !PARTS.includes(name as Part))}".\n\n${USAGE}`
    const all = MOMENTS.map(({ now, what }, index) => ({
      number: index + 1,
      now,
      what,
      zone: zone ?? (SERVER_ZONES[index % SERVER_ZONES.length] as string),
    }))
    const unknown = positionals.find((text) => !all.some(({ number }) => String(number) === text))
    if (unknown !== undefined) return `There is no date with the number "${unknown}".\n\n${USAGE}`
    const numbered = all.filter(({ number }) => positionals.includes(String(number)))
    const named = only.flatMap((text) => chosenBy(text, all, zone ?? 'UTC'))
    if (only.length > 0 && named.length === 0) return `No date begins with ${only.join(' or ')}.\n\n${USAGE}`
    const chosen = [...numbered, ...named]
    return { combinations: chosen.length === 0 ? all : chosen, parts, files, share, list }
  } catch (error) {
    if (error instanceof TypeError) return `${error.message}\n\n${USAGE}`
    throw error
  }
}

function chosenBy(text: string, all: Combination[], zone: string): Combination[] {
  const named = all.filter(({ now }) => now.startsWith(text))
  const isInstant = /^\d{4}-\d\d-\d\dT.*Z$/.test(text) && !Number.isNaN(Date.parse(text))
  return named.length === 0 && isInstant ? [{ number: null, now: text, zone, what: 'as asked' }] : named
}

process.exitCode = await checkClocks(process.argv.slice(2))
