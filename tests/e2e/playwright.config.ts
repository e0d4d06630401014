import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from '#tests/setup/find-browser'
import { shiftClockOfChildren } from '#tests/setup/test-clock'

// Before the runner starts its worker, in which tests, servers and simulators live.
shiftClockOfChildren()

const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: '.',
  // Each with a separate server and database; the tests of a file follow one another.
  workers: 2,
  // They end what would never end; no test depends on how long it takes.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  outputDir: '../../test-results/e2e',
  reporter: [
    ['list'],
    ['json', { outputFile: join(process.cwd(), process.env.E2E_REPORT ?? 'test-results/e2e.json') }],
  ],
  use: {
    locale: 'en-GB',
    timezoneId: 'America/New_York',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
      ],
    },
  },
})
