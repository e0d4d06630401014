import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** Where a test gets the database that TEST_DATABASE names. */
const DATABASE_HELPER = 'tests/setup/test-database.ts'

/** A test that asks for a server chooses its databases itself, mostly both in one run. */
const OWN_SERVER = /\b(?:startPostgres|postgresOfRun)\b/
/** So does one that starts built processes: they do not see TEST_DATABASE. */
const OWN_PROCESSES = /\baFleet\b/

/** The test files that use a database, directly or through their imports from `tests/`: they run on both databases. */
export function databaseTests(root = '.'): string[] {
  const reaches = new Map<string, boolean>()
  const usesDatabase = (path: string): boolean => {
    if (path === DATABASE_HELPER) return true
    const known = reaches.get(path)
    if (known !== undefined) return known
    reaches.set(path, false)
    const uses = importsOf(root, path).some(usesDatabase)
    reaches.set(path, uses)
    return uses
  }
  const choosesItself = (path: string) => {
    const source = readFileSync(join(root, path), 'utf8')
    return OWN_SERVER.test(source) || OWN_PROCESSES.test(source)
  }
  return globSync('tests/**/*.test.{ts,tsx}', { cwd: root })
    .filter((path) => usesDatabase(path) && !choosesItself(path))
    .sort()
}

/** What opens a database without `DATABASE_HELPER`. */
const OPENS_ONE = /(?:^(?:import|export|\})[^'\n]*|\bimport\()\s*'(?:#db\/connection|better-sqlite3|[^']*\/fleet)'/m

/** The test files that open a database of their own choice: they neither run on both, nor ask for a PostgreSQL server themselves. */
export function ownDatabaseTests(root = '.'): string[] {
  const onBoth = new Set(databaseTests(root))
  return globSync('tests/**/*.test.{ts,tsx}', { cwd: root })
    .filter((path) => !onBoth.has(path))
    .filter((path) => {
      const source = readFileSync(join(root, path), 'utf8')
      return OPENS_ONE.test(source) && !OWN_SERVER.test(source)
    })
    .sort()
}

/** The imports of a test file from the tests. */
function importsOf(root: string, path: string): string[] {
  const source = readFileSync(join(root, path), 'utf8')
  // At the beginning of a line: a test of imports has others in its texts.
  const named = [...source.matchAll(/(?:^(?:import|export|\})[^'\n]*|\bimport\()\s*'(#tests\/|\.{1,2}\/)([^']+)'/gm)]
  return named
    .map(([, start = '', rest = '']) =>
      start === '#tests/' ? `tests/${rest}` : normalize(join(dirname(path), start, rest)),
    )
    .filter((name) => name.startsWith('tests/'))
    .flatMap((name) => globSync([name, `${name}.ts`, `${name}.tsx`], { cwd: root }))
    .filter((name) => /\.tsx?$/.test(name))
}
