import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { databaseTests } from './database-tests'
import { ensureEngines } from './ensure-engines'
import { ensureBrowser } from './find-browser'
import {
  type Failure,
  firstLines,
  type PlaywrightReport,
  type ReadReport,
  readPlaywright,
  readVitest,
} from './read-reports'

export const REPORTS = 'test-results'

/** Where Node keeps what it has compiled: the tests start some two hundred processes with the same packages. */
const COMPILED = 'node_modules/.cache/node-compile-cache'

/** The last lines of a log; without the empty ones that is enough for the last words. */
const SHOWN_OF_LOG = 8

export interface Outcome {
  passed: number
  failed: number
  failures: Failure[]
  seconds: number
  /** The file with the whole output; null if nothing was started. */
  log: string | null
}

interface Run {
  /** Names the reports of this run. */
  name: string
  program: string
  args: string[]
  environment?: Record<string, string>
}

/** Parts of the suite that have tests to count; each can run at another time and in another zone. */
export const PARTS = ['unit', 'postgres', 'browser'] as const
export type Part = (typeof PARTS)[number]

interface Selection {
  /** Only these test files, as the runner's filters; empty: all. */
  files?: string[]
  /** Patterns of test files that are left out; browser tests have none. */
  except?: string[]
}

export async function runPart(part: Part, name: string, when: Record<string, string>, selection: Selection = {}) {
  return part === 'browser'
    ? runBrowserTests(name, when, selection.files ?? [])
    : runVitest(part, name, when, selection)
}

async function runVitest(
  part: 'unit' | 'postgres',
  name: string,
  when: Record<string, string>,
  { files = [], except = [] }: Selection,
) {
  const report = `${REPORTS}/${name}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`]
  // What uses a database runs once more on PostgreSQL (B11); everything else has no reason to differ.
  const onPostgres = part === 'postgres'
  const chosen = onPostgres
    ? databaseTests().filter((path) => files.length === 0 || files.some((file) => path.includes(file)))
    : files
  // React's development build complains of wrong markup, which fails a test; the one that is served is half as expensive.
  const environment = { ...when, ...(onPostgres ? { TEST_DATABASE: 'postgres', NODE_ENV: 'production' } : {}) }
  const args = ['run', ...reporters, ...except.flatMap((pattern) => ['--exclude', pattern]), ...chosen]
  const ended = await run({ name, program: 'vitest', args, environment })
  return withCounts(ended, report, readVitest)
}

async function runBrowserTests(name: string, when: Record<string, string>, files: string[]): Promise<Outcome> {
  if (!ensureBrowser()) return notRun('No browser: install Chromium or Chrome, then run this again.')
  const report = `${REPORTS}/${name}.json`
  const ended = await run({
    name,
    program: 'playwright',
    args: ['test', '-c', 'tests/e2e/playwright.config.ts', '--output', `${REPORTS}/${name}`, ...files],
    environment: { ...when, E2E_REPORT: report },
  })
  return withCounts(ended, report, readPlaywright)
}

/** The core journeys in each engine; all of them are `npm run test:engines`. */
export async function runEngineJourneys(name: string): Promise<Outcome> {
  const { here, missing } = ensureEngines()
  const report = `${REPORTS}/${name}.json`
  const ended = await run({
    name,
    program: 'playwright',
    args: [
      ...['test', '-c', 'tests/engines/playwright.config.ts', '--grep', '@core'],
      ...here.map((engine) => `--project=${engine}`),
    ],
    environment: { E2E_REPORT: report },
  })
  return withCounts(ended, report, (found: PlaywrightReport) => {
    const { passed, failures } = readPlaywright(found)
    return { passed, failures: [...failures, ...missing.map((what) => ({ what, why: [] }))] }
  })
}

/** A run that failed without a failed test, such as one that could not start, still counts as a failure. */
function withCounts<Report>(
  { ok, seconds, log }: Ended,
  report: string,
  read: (report: Report) => ReadReport,
): Outcome {
  try {
    const { passed, failures } = read(JSON.parse(readFileSync(report, 'utf8')) as Report)
    if (!ok && failures.length === 0) failures.push({ what: 'the run ended with a failure', why: lastLines(log) })
    return { passed, failed: failures.length, failures, seconds, log }
  } catch (error) {
    const failures = [{ what: `no report: ${String(error)}`, why: lastLines(log) }]
    return { passed: 0, failed: 1, failures, seconds, log }
  }
}

/** A check without a report says at its end what is wrong. */
function lastLines(log: string): string[] {
  return [`see ${log}`, ...firstLines(readFileSync(log, 'utf8').split('\n').slice(-SHOWN_OF_LOG).join('\n'))]
}

/** A part that passes or fails as a whole. */
export async function runCheck(name: string, program: string, args: string[]): Promise<Outcome> {
  const { ok, seconds, log } = await run({ name, program, args })
  return {
    passed: ok ? 1 : 0,
    failed: ok ? 0 : 1,
    failures: ok ? [] : [{ what: name, why: lastLines(log) }],
    seconds,
    log,
  }
}

function notRun(why: string): Outcome {
  return { passed: 0, failed: 1, failures: [{ what: why, why: [] }], seconds: 0, log: null }
}

interface Ended {
  ok: boolean
  seconds: number
  log: string
}

async function run({ name, program, args, environment = {} }: Run): Promise<Ended> {
  const log = `${REPORTS}/${name}.log`
  mkdirSync(REPORTS, { recursive: true })
  const output = createWriteStream(log)
  const began = performance.now()
  const env = { NODE_COMPILE_CACHE: resolve(COMPILED), ...process.env, ...environment }
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.pipe(output, { end: false })
  child.stderr.pipe(output, { end: false })
  const ok = await new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      output.write(error.message)
      resolve(false)
    })
    child.once('close', (code) => resolve(code === 0))
  })
  await new Promise<void>((resolve) => output.end(resolve))
  return { ok, seconds: Math.round((performance.now() - began) / 1000), log }
}
