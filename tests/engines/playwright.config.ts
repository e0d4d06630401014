import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { shiftClockOfChildren } from '#tests/setup/test-clock'
import { ENGINES } from './engine-names'

// The servers under test run on the tests' clock, as in the other browser tests. Browsers keep their own: journeys choose among the days
// and times that a page offers.
shiftClockOfChildren()

export default defineConfig({
  testDir: '.',
  // One server with one database for each engine.
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  outputDir: '../../test-results/engines/runs',
  reporter: [
    ['list'],
    ['./report-engines.ts'],
    ['json', { outputFile: join(process.cwd(), process.env.E2E_REPORT ?? 'test-results/engines.json') }],
  ],
  projects: ENGINES.map((name) => ({ name })),
})
