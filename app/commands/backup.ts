import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { connect, databaseFile } from '#db/connection'
import { copyTables, digestTables, firstDifference, readShapes } from '#db/copy-tables'
import { migrate, readVersion } from '#db/migrate'
import {
  backUpSqlite,
  countRows,
  findFileDamage,
  foldLogIn,
  isFoyerFile,
  publishFile,
  removeFile,
} from '#db/sqlite-file'
import type { Env } from '~/env.server'
import { refuse, say } from './say'

/**
 * `npm run backup -- FILE`: a consistent snapshot of the database in use, as a SQLite file. The file gets its name only when it
 * is complete and verified (D2). @returns the exit code
 */
export async function backupCommand([name, ...more]: string[], env: Pick<Env, 'DATABASE_URL'>): Promise<number> {
  if (!name || more.length > 0 || name.startsWith('-')) return refuse('Usage: npm run backup -- FILE')
  const file = resolve(name)
  const source = databaseFile(env.DATABASE_URL)
  if (source && !existsSync(source)) return refuse(`There is no database at ${source} yet.`)
  if (existsSync(file)) {
    if (source && realpathSync(file) === realpathSync(source))
      return refuse('That is the database itself. Name another file.')
    if (!isFoyerFile(file)) return refuse(`${file} is there already and is no backup of Foyer. Name another file.`)
  }

  process.umask(0o077)
  mkdirSync(dirname(file), { recursive: true })
  const unfinished = `${file}.unfinished-${process.pid}`
  try {
    const problem = source ? await backUpFile(source, unfinished) : await backUpServer(env.DATABASE_URL, unfinished)
    if (problem) return refuse(`The backup is not sound and was thrown away: ${problem}`)
    const counts = countRows(unfinished)
    publishFile(unfinished, file)
    const [hosts, bookings, jobs] = ['hosts', 'bookings', 'jobs'].map((table) => counts.get(table) ?? 0)
    say(`${file}: ${hosts} hosts, ${bookings} bookings, ${jobs} jobs, ${statSync(file).size} bytes, checked.`)
    return 0
  } finally {
    removeFile(unfinished)
  }
}

/** @returns a problem of the copy, or null */
async function backUpFile(source: string, unfinished: string): Promise<string | null> {
  const before = countRows(source)
  await backUpSqlite(source, unfinished)
  const [damage] = findFileDamage(unfinished)
  if (damage) return damage
  const after = countRows(unfinished)
  // Bookings are never deleted, so each one acknowledged before we began must be in the copy.
  const fewer = (after.get('bookings') ?? 0) < (before.get('bookings') ?? 0)
  return fewer ? 'it has fewer bookings than the database had before' : null
}

/** PostgreSQL: every row of one snapshot into a SQLite file of the same schema, compared by digest. */
async function backUpServer(databaseUrl: string, unfinished: string): Promise<string | null> {
  const [source, copy] = [connect(databaseUrl), connect(`file:${unfinished}`)]
  try {
    await migrate(copy)
    if ((await readVersion(source)) !== (await readVersion(copy)))
      return 'the database has another schema than this program'
    const shapes = await readShapes(copy.db)
    return await source.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (snapshot) => {
        await copy.db.transaction().execute((tx) => copyTables(snapshot, tx, 'sqlite', shapes))
        const [before, after] = [await digestTables(snapshot, shapes), await digestTables(copy.db, shapes)]
        return firstDifference(before, after)
      })
  } finally {
    await Promise.all([source.close(), copy.close()])
    foldLogIn(unfinished)
  }
}
