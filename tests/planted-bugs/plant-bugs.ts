import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { VitestReport } from '#tests/setup/read-reports'
import { applyBug } from './apply-bug'
import { PLANTED_BUGS, type PlantedBug } from './planted-bugs'

const USAGE = `npm run test:planted-bugs -- [numbers] [options]   plants one bug at a time in a copy of the sources, and runs the tests that should find it

  3 7          only the bugs with these numbers, as --list shows them
  --find TEXT  only bugs whose description or file contains TEXT
  --list       say which bugs there are`

/** A bug may make a test wait for what never happens. */
const MAX_MS = 180_000

type Verdict = 'caught' | 'not caught' | 'no verdict'

interface Numbered {
  number: number
  bug: PlantedBug
}

/** `npm run test:planted-bugs`. @returns the exit code: 0 when the tests have caught every bug */
async function plantBugs(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (typeof asked === 'string') {
    console.error(asked)
    return 1
  }
  const { bugs, list } = asked
  if (list) {
    for (const { number, bug } of bugs) console.info(`${String(number).padStart(2)}  ${bug.what}  (${bug.file})`)
    return 0
  }
  // All of them before the first run: a list that no longer fits the sources says so at once.
  for (const { bug } of bugs) applyBug(bug, readFileSync(bug.file, 'utf8'))
  const copy = copySources()
  try {
    const counts: Record<Verdict, number> = { caught: 0, 'not caught': 0, 'no verdict': 0 }
    await mustPass(copy, bugs)
    for (const { number, bug } of bugs) {
      const { verdict, by, seconds } = await tryBug(copy, bug)
      counts[verdict]++
      console.info(
        `${String(number).padStart(2)}  ${verdict.padEnd(10)}  ${bug.what}  (${seconds} s${by ? `; ${by}` : ''})`,
      )
    }
    console.info(`\n${counts.caught} of ${bugs.length} caught`)
    return counts.caught === bugs.length ? 0 : 1
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function readArguments(args: string[]): { bugs: Numbered[]; list: boolean } | string {
  const all = PLANTED_BUGS.map((bug, index): Numbered => ({ number: index + 1, bug }))
  try {
    const options = { find: { type: 'string' }, list: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const numbers = positionals.map(Number)
    const wrong = numbers.find((number) => !all.some((one) => one.number === number))
    if (wrong !== undefined) return `There is no bug ${wrong}.\n\n${USAGE}`
    const { find = '' } = values
    const bugs = all
      .filter(({ number }) => numbers.length === 0 || numbers.includes(number))
      .filter(({ bug }) => `${bug.what} ${bug.file}`.includes(find))
    return { bugs, list: values.list }
  } catch (error) {
    return `${(error as Error).message}\n\n${USAGE}`
  }
}

/** What Git knows or would add, with the installed packages and the build, which stay as they are. */
function copySources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'foyer-planted-bugs-'))
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  for (const file of listed.split('\0').filter((one) => one !== '' && existsSync(one))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(file, join(copy, file))
  }
  cpSync('build', join(copy, 'build'), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** A test that fails without a bug would seem to catch every one. */
async function mustPass(copy: string, bugs: Numbered[]): Promise<void> {
  for (const onPostgres of [false, true]) {
    const files = new Set(
      bugs.filter(({ bug }) => (bug.onPostgres ?? false) === onPostgres).flatMap(({ bug }) => bug.tests),
    )
    if (files.size === 0) continue
    const run = await runTests(copy, [...files], { onPostgres, maxMs: 10 * MAX_MS })
    const broken = run.ended === 'passed' ? null : (run.failed ?? 'no test ran')
    if (broken) throw new Error(`Without any bug: ${broken}`)
  }
}

async function tryBug(
  copy: string,
  bug: PlantedBug,
): Promise<{ verdict: Verdict; by: string | null; seconds: number }> {
  const file = join(copy, bug.file)
  const source = readFileSync(file, 'utf8')
  const pages = join(copy, 'build/server/index.js')
  const built = bug.inPages && readFileSync(pages, 'utf8')
  const began = performance.now()
  writeFileSync(file, applyBug(bug, source))
  if (bug.inPages && built)
    writeFileSync(pages, applyBug({ ...bug, ...bug.inPages, file: 'build/server/index.js' }, built))
  try {
    const run = await runTests(copy, bug.tests, { onPostgres: bug.onPostgres ?? false, maxMs: MAX_MS })
    const seconds = Math.round((performance.now() - began) / 1_000)
    if (run.ended === 'failed') return { verdict: 'caught', by: run.failed, seconds }
    if (run.ended === 'too slow') return { verdict: 'caught', by: 'a test did not end', seconds }
    return { verdict: run.ended === 'passed' ? 'not caught' : 'no verdict', by: null, seconds }
  } finally {
    writeFileSync(file, source)
    if (built) writeFileSync(pages, built)
  }
}

interface TestRun {
  /** `broken`: no test ran, so the change does not even load. */
  ended: 'passed' | 'failed' | 'too slow' | 'broken'
  /** The first test that failed. */
  failed: string | null
}

async function runTests(
  copy: string,
  files: string[],
  { onPostgres, maxMs }: { onPostgres: boolean; maxMs: number },
): Promise<TestRun> {
  const report = join(copy, 'test-results', 'planted-bug.json')
  rmSync(report, { force: true })
  const environment = onPostgres ? ({ TEST_DATABASE: 'postgres', NODE_ENV: 'production' } as const) : {}
  const child = spawn('vitest', ['run', '--bail=1', '--reporter=json', `--outputFile=${report}`, ...files], {
    cwd: copy,
    env: { ...process.env, ...environment },
    stdio: 'ignore',
    detached: true,
  })
  const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), maxMs)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearTimeout(timer)
  if (code === null) return { ended: 'too slow', failed: null }
  if (!existsSync(report)) return { ended: 'broken', failed: null }
  const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as VitestReport
  const [first] = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${relative(copy, name)}: ${fullName}`),
  )
  if (first !== undefined) return { ended: 'failed', failed: first }
  return { ended: code === 0 && numPassedTests > 0 ? 'passed' : 'broken', failed: null }
}

process.exitCode = await plantBugs(process.argv.slice(2))
