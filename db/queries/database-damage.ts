import { sql } from 'kysely'
import type { Dialect } from '../dialect'
import type { Db } from '../schema'

/** More of one kind add no information. */
const MAX_SHOWN = 20

/** The database's own constraints (B2): they stop a statement that our code failed to check. */
export async function findMissingGuards(db: Db, dialect: Dialect): Promise<string[]> {
  const wanted = dialect === 'postgres' ? ['bookings_overlap'] : ['bookings_overlap_insert', 'bookings_overlap_update']
  const { rows } =
    dialect === 'postgres'
      ? await sql<{
          name: string
        }>`select conname as name from pg_constraint where conname = 'bookings_overlap' and convalidated`.execute(db)
      : await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`.execute(db)
  return wanted.filter((name) => !rows.some((row) => row.name === name))
}

/** What the database finds wrong in itself: damaged pages, dangling references, unusable indexes. */
export async function findOwnDamage(db: Db, dialect: Dialect): Promise<string[]> {
  if (dialect === 'postgres') {
    const { rows } = await sql<{
      name: string
    }>`select indexrelid::regclass::text as name from pg_index where not indisvalid
      union all select conname::text from pg_constraint where not convalidated`.execute(db)
    return rows.map(({ name }) => `${name} is not valid`)
  }
  const pages = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db)
  const references = await sql<{ table: string; parent: string; rowid: number }>`pragma foreign_key_check`.execute(db)
  return [
    ...pages.rows.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    ...references.rows
      .slice(0, MAX_SHOWN)
      .map(({ table, parent }) => `a row of ${table} refers to a missing row of ${parent}`),
  ]
}
