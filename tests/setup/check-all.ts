import { readFileSync, rmSync } from 'node:fs'
import { momentOfDay } from './moments'
import { describeFailures } from './read-reports'
import { type Outcome, REPORTS, runCheck, runEngineJourneys, runPart } from './run-parts'

/**
 * `npm test`: every check, each reported, all run even if one fails. The last line counts them.
 *
 * Parts that wait for servers and browsers run beside parts that compute: two at a time, so a part's output is printed when it has ended.
 */
async function checkAll(): Promise<Outcome[]> {
  rmSync(REPORTS, { recursive: true, force: true })
  // Tests of pages use the build.
  const [build, sources] = await Promise.all([
    shown('build', runCheck('build', 'node', ['app/commands/build.mjs'])),
    checkSources(),
  ])
  const { moment, zone } = momentOfDay(Date.now())
  const otherDay = { TEST_NOW: moment.now, TZ: zone }
  console.info(`\nToday's other date: TEST_NOW=${moment.now} TZ=${zone} (${moment.what})`)
  const [inOrder, unit] = await Promise.all([
    inTurn([
      () => shown('browser tests', runPart('browser', 'browser', {})),
      () => shown('core journeys in Chromium, Firefox and WebKit', runEngineJourneys('engines')),
      // On another date as well as on another database: tests with a database run at two dates each time.
      () => shown(`integration tests on PostgreSQL, ${moment.now}, ${zone}`, runPart('postgres', 'postgres', otherDay)),
    ]),
    shown('unit and integration tests', runPart('unit', 'unit', {})),
  ])
  return [build, ...sources, ...inOrder, unit]
}

/** They use all cores by themselves. */
function checkSources(): Promise<Outcome[]> {
  return inTurn([
    () => shown('format and lint', runCheck('lint', 'biome', ['check', '--error-on-warnings', '.'])),
    () => shown('types', runCheck('types', 'npm', ['run', '--silent', 'types'])),
    () => shown('dead code', runCheck('dead-code', 'knip', [])),
  ])
}

async function inTurn<T>(runs: (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = []
  for (const run of runs) results.push(await run())
  return results
}

async function shown(name: string, running: Promise<Outcome>): Promise<Outcome> {
  const outcome = await running
  console.info(`\n── ${name} (${outcome.seconds} s)`)
  if (outcome.log !== null) process.stdout.write(readFileSync(outcome.log, 'utf8'))
  return outcome
}

const outcomes = await checkAll()
const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0)
for (const line of describeFailures(outcomes.flatMap(({ failures }) => failures))) console.info(line)
console.info(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
