import { parseArgs } from 'node:util'
import { MOMENTS, SERVER_ZONES } from './moments'
import { type Outcome, PARTS, type Part, runPart } from './run-parts'

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

/** `npm run test:clocks`: each date once, with the zones in turn, one line each. @returns the exit code */
async function checkClocks(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (typeof asked === 'string') {
    console.error(asked)
    return 1
  }
  const { combinations, parts, files, list } = asked
  let failed = 0
  let passed = 0
  for (const [index, { now, zone, what }] of combinations.entries()) {
    const title = `${now}  ${zone.padEnd(16)}`
    if (list) {
      console.info(`${title}  ${what}`)
      continue
    }
    const outcomes: [Part, Outcome][] = []
    for (const part of parts) {
      const name = `clocks-${index}-${part}`
      outcomes.push([part, await runPart(part, name, { TEST_NOW: now, TZ: zone }, files)])
    }
    console.info(`${title}  ${outcomes.map(inWords).join(' · ')}  (${what})`)
    for (const [part, { failures, log }] of outcomes) {
      for (const failure of failures.slice(0, SHOWN_FAILURES)) console.info(`    ${part}: ${failure}`)
      if (failures.length > 0) console.info(`    ${part}: all of it in ${log}`)
    }
    passed += outcomes.reduce((sum, [, outcome]) => sum + outcome.passed, 0)
    failed += outcomes.reduce((sum, [, outcome]) => sum + outcome.failed, 0)
  }
  if (list) return 0
  console.info(`\n${combinations.length} dates, ${parts.join(', ')}: ${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

function inWords([part, { passed, failed, seconds }]: [Part, Outcome]): string {
  return `${part} ${passed} passed, ${failed} failed, ${seconds} s`
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
