import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** What a part's report says. */
export interface ReadReport {
  passed: number
  failures: Failure[]
}

export interface Failure {
  /** Where it failed: the engine, the file, the title. */
  what: string
  /** How the error begins, in plain text. Often nothing but the end of a log is kept, so this must say what is wrong. */
  why: string[]
}

const MAX_LINES = 6
const MAX_LINE_LENGTH = 200
/** Of one run: beyond it only titles, or the last errors would push the first titles out of what is kept. */
const MAX_EXPLAINED = 20

/** The end of a run's output. */
export function describeFailures(failures: Failure[]): string[] {
  return failures.flatMap(({ what, why }, index) => [
    `failed: ${what}`,
    ...(index < MAX_EXPLAINED ? why.map((line) => `    ${line}`) : []),
  ])
}

/** @param text with the colours of a terminal, a stack, a differing picture of the page: whatever the runner wrote */
export function firstLines(text: string): string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !isOfLibrary(line))
    .slice(0, MAX_LINES)
    .map((line) => (line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line))
}

/** A property that failed says for which values; why it failed is in its cause. */
export function nameCauses(error: object): string[] {
  const cause = 'cause' in error ? error.cause : null
  if (typeof cause !== 'object' || cause === null || !('message' in cause)) return []
  return [`Cause: ${cause.message}`, ...nameCauses(cause)]
}

function isOfLibrary(line: string): boolean {
  return line.startsWith('    at ') && /node_modules\/|node:|<anonymous>/.test(line)
}

export interface VitestReport {
  numPassedTests: number
  testResults: {
    name: string
    message?: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[]
  }[]
}

export function readVitest({ numPassedTests, testResults }: VitestReport): ReadReport {
  return {
    passed: numPassedTests,
    failures: testResults.flatMap(({ name, message, assertionResults }) => {
      const file = relative(process.cwd(), name)
      const failed = assertionResults.filter(({ status }) => status === 'failed')
      // A file that could not be loaded has no results.
      if (failed.length === 0 && message) return [{ what: file, why: firstLines(message) }]
      return failed.map(({ fullName, failureMessages }) => ({
        what: `${file}: ${fullName}`,
        why: firstLines((failureMessages ?? []).join('\n')),
      }))
    }),
  }
}

export interface PlaywrightReport {
  stats: { expected: number }
  suites: PlaywrightSuite[]
  /** Outside of tests, such as a file that could not be loaded. */
  errors?: PlaywrightError[]
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs?: {
    title: string
    file: string
    tests: {
      /** The engine; empty where there is but one. */
      projectName?: string
      /** `unexpected` is a failure. */
      status: string
      results: { errors?: PlaywrightError[]; attachments?: { name: string; path?: string }[] }[]
    }[]
  }[]
}

interface PlaywrightError {
  message?: string
  value?: string
  location?: { file: string; line: number }
}

export function readPlaywright({ stats, suites, errors = [] }: PlaywrightReport): ReadReport {
  const outside = errors.map((error) => ({ what: 'outside of tests', why: firstLinesOf(error) }))
  return { passed: stats.expected, failures: [...failedTests(suites), ...outside] }
}

function failedTests(suites: PlaywrightSuite[]): Failure[] {
  return suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected')
        .map(({ projectName, results }) => ({
          what: `${projectName ? `${projectName}, ` : ''}${file}: ${title}`,
          why: results.flatMap(({ errors = [], attachments = [] }) => [
            ...errors.flatMap(firstLinesOf),
            ...attachments.filter(({ name }) => name === 'error-context').flatMap(({ path }) => linesOfPage(path)),
          ]),
        })),
    ),
    ...failedTests(inner),
  ])
}

/** The place comes first: a message that lists elements is long. */
function firstLinesOf({ message, value, location }: PlaywrightError): string[] {
  const place = location ? [`at ${relative(process.cwd(), location.file)}:${location.line}`] : []
  return [...place, ...firstLines(message ?? value ?? '')].slice(0, MAX_LINES)
}

/** What the page said when the test failed: its headings, messages and texts, as Playwright writes them down beside its error. */
function linesOfPage(path: string | undefined): string[] {
  if (path === undefined || !existsSync(path)) return []
  const [, snapshot = ''] = /^# Page snapshot\n+```yaml\n(.*?)^```/ms.exec(readFileSync(path, 'utf8')) ?? []
  const said = snapshot.split('\n').filter((line) => /^\s*- (heading|alert|status|paragraph|text)\b/.test(line))
  return firstLines(said.map((line) => `page:${line.replace(/^\s*-/, '').replace(/ \[ref=\w+\]/, '')}`).join('\n'))
}
