import { parseArgs } from 'node:util'
import { MOMENTS, SERVER_ZONES } from './moments'
import { PARTS, type Part, runPart } from './run-parts'

const USAGE = `npm run test:clocks -- [options]   the tests at other dates, with the server in other zones

  --only TEXT    only dates that begin with TEXT, such as 2028-02-29; may be repeated; any instant, such as 2030-06-01T12:00:00Z
  --zone ZONE    the server's zone for all of them; otherwise they take turns: ${SERVER_ZONES.join(', ')}
  --part PART    ${PARTS.join(', ')}; may be repeated; otherwise all
  --file TEXT    only test files whose path contains TEXT; may be repeated
  --list         say what would be run`

interface Combination {
  now: string
  zone: string
  what: string
}

const SHOWN_FAILURES = 20

/** `npm run test:clocks`: each date once, with the zones in turn; one line for each part of the suite. @returns the exit code */
async function checkClocks(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (typeof asked === 'string') {
    console.error(asked)
    return 1
  }
  const { combinations, parts, files, list } = asked
  let failed = 0
  let passed = 0
  if (!list) console.info(inColumns('date', 'zone', 'part', 'passed', 'failed', 'seconds', ''))
  for (const [index, { now, zone, what }] of combinations.entries()) {
    if (list) {
      console.info(`${now}  ${zone.padEnd(16)}  ${what}`)
      continue
    }
    for (const part of parts) {
      const outcome = await runPart(part, `clocks-${index}-${part}`, { TEST_NOW: now, TZ: zone }, files)
      console.info(inColumns(now, zone, part, outcome.passed, outcome.failed, outcome.seconds, what))
      for (const failure of outcome.failures.slice(0, SHOWN_FAILURES)) console.info(`    ${failure}`)
      if (outcome.failures.length > 0) console.info(`    all of it in ${outcome.log}`)
      passed += outcome.passed
      failed += outcome.failed
    }
  }
  if (list) return 0
  console.info(`\n${combinations.length} dates, ${parts.join(', ')}: ${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

function inColumns(...cells: (string | number)[]): string {
  const widths = [20, 16, 8, 6, 6, 7]
  return cells
    .map((cell, index) =>
      typeof cell === 'number' ? String(cell).padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
    )
    .join('  ')
    .trimEnd()
}

function readArguments(args: string[]) {
  try {
    const many = { type: 'string', multiple: true } as const
    const { values } = parseArgs({
      args,
      options: { only: many, part: many, file: many, zone: { type: 'string' }, list: { type: 'boolean' } },
    })
    const { only = [], part = [...PARTS], file: files = [], zone, list = false } = values
    const parts = PARTS.filter((name) => part.includes(name))
    if (parts.length < part.length)
      return `There is no part "${part.find((name) => !PARTS.includes(name as Part))}".\n\n${USAGE}`
    const all = MOMENTS.map(({ now, what }, index) => ({
      now,
      what,
      zone: zone ?? (SERVER_ZONES[index % SERVER_ZONES.length] as string),
    }))
    const combinations = only.length === 0 ? all : only.flatMap((text) => chosenBy(text, all, zone ?? 'UTC'))
    if (combinations.length === 0) return `No date begins with ${only.join(' or ')}.\n\n${USAGE}`
    return { combinations, parts, files, list }
  } catch (error) {
    if (error instanceof TypeError) return `${error.message}\n\n${USAGE}`
    throw error
  }
}

function chosenBy(text: string, all: Combination[], zone: string): Combination[] {
  const named = all.filter(({ now }) => now.startsWith(text))
  const isInstant = /^\d{4}-\d\d-\d\dT.*Z$/.test(text) && !Number.isNaN(Date.parse(text))
  return named.length === 0 && isInstant ? [{ now: text, zone, what: 'as asked' }] : named
}

process.exitCode = await checkClocks(process.argv.slice(2))
