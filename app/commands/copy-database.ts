import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { connect, databaseFile } from '#db/connection'
import { readDataVersion } from '#db/copy-tables'
import { migrate, readVersion } from '#db/migrate'
import { countRows } from '#db/sqlite-file'
import type { Env } from '~/env.server'
import { fillEmpty } from './restore'
import { refuse, say } from './say'

const USAGE = 'Usage: npm run copy-database -- --to postgres://user:password@host/database'

/**
 * `npm run copy-database -- --to postgres://…`: a SQLite database to an empty PostgreSQL one, in one transaction, with the rows
 * of every table counted and compared by digest. The SQLite file is not changed. @returns the exit code
 */
export async function copyDatabaseCommand(
  args: string[],
  { DATABASE_URL }: Pick<Env, 'DATABASE_URL'>,
): Promise<number> {
  const to = readTarget(args)
  if (!to) return refuse(USAGE)
  const file = databaseFile(DATABASE_URL)
  if (!file) return refuse('DATABASE_URL is PostgreSQL already. This copies a SQLite file: DATABASE_URL=file:…')
  if (!existsSync(file)) return refuse(`There is no database at ${file}.`)
  const [source, target] = [connect(DATABASE_URL), connect(to)]
  try {
    await migrate(target)
    if ((await readVersion(source)) !== (await readVersion(target)))
      return refuse(
        'The SQLite database has not been migrated by this program yet: run "npm start" once, stop it, and copy again.',
      )
    const before = await readDataVersion(source.db)
    const problem = await fillEmpty(source, target)
    if (problem) return refuse(problem)
    if ((await readDataVersion(source.db)) !== before)
      return refuse('The database was written to meanwhile: stop the server, empty the target, and copy again.')
    for (const [table, rows] of countRows(file)) if (rows > 0) say(`${table}: ${rows}`)
    say('Copied and compared. Set DATABASE_URL to the new database and start.')
    return 0
  } finally {
    await Promise.all([source.close(), target.close()])
  }
}

function readTarget(args: string[]): string | null {
  try {
    const { values } = parseArgs({ args, options: { to: { type: 'string' } } })
    return values.to && /^postgres(ql)?:\/\/./.test(values.to) && URL.canParse(values.to) ? values.to : null
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
