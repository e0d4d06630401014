import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findClockReads } from '#tests/setup/find-clock-reads'

/** Where the time may be read, and why there. */
const ALLOWED: Record<string, string> = {
  'app/time/system-time.ts': 'the one reading that all others are given',
  'app/commands/build.mjs': 'notes when the build was made; before anything of ours runs',
}
/** The callers that may take the time from `system-time.ts`: the assembly of the process, and the operator's commands. */
const ROOTS = /^app\/(process\/create-app\.server\.ts|commands\/[^/]+\.ts)$/

const SOURCES = globSync('{app,db,emails}/**/*.{ts,tsx,mjs}')

describe('the time', () => {
  it('is read in one place, and passed to all other code', () => {
    const reads = SOURCES.filter((path) => !Object.hasOwn(ALLOWED, path)).flatMap((path) =>
      findClockReads(readFileSync(path, 'utf8'), path).map(({ line, text }) => `${path}:${line} ${text}`),
    )
    expect(reads).toEqual([])
  })

  it('is taken from there only where a process is assembled', () => {
    const takers = SOURCES.filter((path) => /from '[^']*\/system-time'/.test(readFileSync(path, 'utf8')))
    expect(takers.filter((path) => !ROOTS.test(path))).toEqual([])
    expect(takers).not.toEqual([])
  })

  it('has no unnecessary exception', () => {
    for (const path of Object.keys(ALLOWED)) expect(findClockReads(readFileSync(path, 'utf8'), path)).not.toEqual([])
  })
})

describe('findClockReads', () => {
  it.each([
    'const now = Date.now()',
    'export const run = (now = Date.now()) => now',
    'createPace(db, Date.now)',
    'const today = new Date()',
    'const today = new Date',
    'const text = Date()',
    'const { now } = Date',
    'const { now: clock } = Date',
    "const now = Date['now']()",
    'const now = globalThis.Date.now()',
    'const now = new globalThis.Date()',
    'const began = performance.now()',
    'const zoned = Temporal.Now.instant()',
    'const began = process.hrtime.bigint()',
    "new Intl.DateTimeFormat('en').format()",
    'const el = <time>{Date.now()}</time>',
    'const now = +new (Date)()',
  ])('finds %s', (source) => {
    expect(findClockReads(source)).toHaveLength(1)
  })

  it.each([
    'const date = new Date(startsAt)',
    'const at = Date.parse(text)',
    'const at = Date.UTC(2026, 1)',
    'const at = context.now',
    '// Date.now() is not read here',
    "const text = 'Date.now()'",
    "new Intl.DateTimeFormat('en').format(startsAt)",
    'const later = time.now()',
    'performance.mark("shown")',
  ])('leaves %s alone', (source) => {
    expect(findClockReads(source)).toEqual([])
  })
})
