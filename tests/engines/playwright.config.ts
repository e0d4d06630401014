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
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: '../../test-results/engines',
  reporter: [['list'], ['json', { outputFile: '../../test-results/engines.json' }]],
  projects: ENGINES.map((name) => ({ name })),
})
