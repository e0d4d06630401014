import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { databaseTests, ownDatabaseTests } from './database-tests'

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
    'tests/structure.test.ts': `const planted = "import { startTestApp } from '#tests/setup/test-app'"`,
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

/** Tests that run on SQLite alone, each with its reason. */
const SQLITE_ALONE: Record<string, string> = {
  'tests/db/migrate.test.ts': 'of two processes on one new file; `migrate-with-data` migrates on both',
  'tests/db/private-file.test.ts': 'who may read the file of a database',
  'tests/db/shared-commit.test.ts': 'commits that SQLite alone shares',
  'tests/proofs/flaky-goto.test.ts': 'GoTo’s failures; `strict-refresh` and `life-model` run on both',
  'tests/proofs/hostile-content.test.ts': 'what texts from outside cost the process, whatever its database',
  'tests/proofs/hostile-requests.test.ts':
    'what is read from a request; `mutated-requests` and `every-form` run on both',
  'tests/proofs/kills.test.ts': 'killed processes and their file; `several-processes` and `life-model` run on both',
  'tests/proofs/rush.test.ts': 'what one process may be kept busy with, whatever its database',
  'tests/proofs/stop.test.ts': 'how one process ends, whatever its database',
}

it('every test that opens a database runs on both, except the listed ones', () => {
  expect(ownDatabaseTests()).toEqual(Object.keys(SQLITE_ALONE))
})

it('refuses a test that opens a database on SQLite alone', () => {
  const root = someTests({
    'tests/booking/alone.test.ts': "import { connect } from '#db/connection'",
    'tests/booking/fleet.test.ts': "import { aFleet } from '../proofs/fleet'",
    'tests/booking/pure.test.ts': "import { expect } from 'vitest'",
  })
  expect(ownDatabaseTests(root)).toEqual(['tests/booking/alone.test.ts', 'tests/booking/fleet.test.ts'])
})
