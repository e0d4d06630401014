import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { databaseTests } from './database-tests'

/** A folder of tests that import one another. */
function someTests(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'foyer-tests-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), source)
  }
  return root
}

it('names the tests that reach a database, also indirectly, and no others', () => {
  const root = someTests({
    'tests/setup/test-database.ts': '',
    'tests/setup/test-app.ts': "import { aDatabaseUrl } from './test-database'",
    'tests/booking/a-booking.ts': "import { startTestApp } from '#tests/setup/test-app'",
    'tests/booking/races.test.ts': "import { aBooking } from './a-booking'",
    'tests/db/plans.test.tsx': "import { aDatabase } from '#tests/setup/test-database'",
    'tests/booking/pure.test.ts': "import { expect } from 'vitest'\nimport { words } from '../words'",
    'tests/words.ts': '',
    'tests/db/own.test.ts':
      "import { startPostgres } from '#tests/setup/test-postgres'\nimport { aDatabase } from '#tests/setup/test-database'",
  })
  expect(databaseTests(root)).toEqual(['tests/booking/races.test.ts', 'tests/db/plans.test.tsx'])
})

it('finds the tests of this repository without a list', () => {
  const found = databaseTests()
  const integrations = ['webhooks', 'deliveries', 'connectors'].map((name) => `integrations/${name}`)
  for (const folder of ['outbox', 'team', 'busy', 'metrics', 'invites', ...integrations])
    expect(found.filter((path) => path.startsWith(`tests/${folder}/`))).not.toEqual([])
})
