import { globSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { databaseTests } from './database-tests'
import type { Part } from './run-parts'

/** No code under these tests reads the time: the cost of reading a text, and what stands in the sources. */
export const WITHOUT_TIME = [
  'tests/growth/**',
  'tests/browsers/**',
  'tests/structure.test.ts',
  'tests/rules.test.ts',
  'tests/titles.test.ts',
]

/** One of several runs that together are everything. */
export interface Share {
  /** From 1. */
  number: number
  of: number
}

/** @returns undefined if it is not like `1/4` */
export function readShare(text: string): Share | undefined {
  const [number = 0, of = 0, ...more] = text.split('/').map(Number)
  const isShare = more.length === 0 && Number.isInteger(number) && Number.isInteger(of) && number >= 1 && number <= of
  return isShare ? { number, of } : undefined
}

/** The test files of a part that depend on the time. */
export function filesOf(part: Part, containing: string[] = []): string[] {
  const all =
    part === 'browser'
      ? globSync('tests/e2e/*.spec.ts')
      : part === 'postgres'
        ? databaseTests()
        : globSync('tests/**/*.test.{ts,tsx}')
  return all
    .filter((file) => !WITHOUT_TIME.some((pattern) => matchesGlob(file, pattern)))
    .filter((file) => containing.length === 0 || containing.some((text) => file.includes(text)))
    .sort()
}

/** Each date has another share, so that one run meets every file somewhere, and every date. */
export function filesOfShare(files: string[], { number, of }: Share, date: number): string[] {
  return files.filter((_, index) => (index + date) % of === number - 1)
}
