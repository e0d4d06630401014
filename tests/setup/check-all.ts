import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureBrowser } from './find-browser'

interface Counts {
  passed: number
  failed: number
}

const REPORTS = 'test-results'
/** Folders whose tests use a database. */
const INTEGRATION = [
  'accounts',
  'availability',
  'booking',
  'commands',
  'db',
  'desk',
  'embed',
  'event-types',
  'goto',
  'http',
  'privacy',
].map((room) => `tests/${room}/`)

/** `npm test`: every check there is, each reported, all run even if one fails. The last line counts them. */
function checkAll(): Counts {
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  const results = [
    check('format and lint', 'biome', ['check', '--error-on-warnings', '.']),
    check('types', 'tsc', ['--noEmit']),
    check('dead code', 'knip', []),
    check('build', 'node', ['app/commands/build.mjs']),
    unitTests(),
    integrationTestsOnPostgres(),
    browserTests(),
  ]
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
  }
}

function check(name: string, program: string, args: string[]): Counts {
  const ok = run(name, program, args)
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function unitTests(): Counts {
  return vitest('unit and integration tests', 'unit', [])
}

/** B11: what concerns the database once more, on PostgreSQL; everything else has no reason to differ. */
function integrationTestsOnPostgres(): Counts {
  process.env.TEST_DATABASE = 'postgres'
  const counts = vitest('integration tests on PostgreSQL', 'postgres', INTEGRATION)
  delete process.env.TEST_DATABASE
  return counts
}

function vitest(name: string, reportName: string, folders: string[]): Counts {
  const file = `${REPORTS}/${reportName}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`]
  const ok = run(name, 'vitest', ['run', ...reporters, ...folders])
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>(file)
  return counted(ok, report && { passed: report.numPassedTests, failed: report.numFailedTests })
}

function browserTests(): Counts {
  if (!ensureBrowser()) {
    console.error('No browser: install Chromium or Chrome, then run this again.')
    return { passed: 0, failed: 1 }
  }
  const file = `${REPORTS}/e2e.json`
  const ok = run('browser tests', 'playwright', ['test', '-c', 'tests/e2e/playwright.config.ts'])
  const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(file)
  return counted(ok, report && { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky })
}

/** A run that failed without a failed test, such as one that could not start, still counts as a failure. */
function counted(ok: boolean, counts: Counts | null): Counts {
  if (!counts) return { passed: 0, failed: 1 }
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    console.error(`No report: ${String(error)}`)
    return null
  }
}

function run(name: string, program: string, args: string[]): boolean {
  console.info(`\n── ${name}`)
  const { status, error } = spawnSync(program, args, { stdio: 'inherit' })
  if (error) console.error(error.message)
  return status === 0
}

const { passed, failed } = checkAll()
console.info(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
