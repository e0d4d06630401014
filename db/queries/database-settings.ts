import { sql } from 'kysely'
import type { Dialect } from '../dialect'
import type { Db } from '../schema'

/** Settings without which an acknowledged booking might not survive a power cut (D1), or a reference might dangle. */
export async function findWeakSettings(db: Db, dialect: Dialect): Promise<string[]> {
  return dialect === 'postgres' ? weakOnPostgres(db) : weakOnSqlite(db)
}

async function weakOnSqlite(db: Db): Promise<string[]> {
  const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 }
  const weak: string[] = []
  for (const [name, value] of Object.entries(wanted)) {
    const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)
    const actual = rows[0]?.[name]
    if (actual !== value) weak.push(`${name} is ${actual}, not ${value}`)
  }
  return weak
}

async function weakOnPostgres(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit')`.execute(db)
  return rows.filter(({ setting }) => setting === 'off').map(({ name }) => `${name} is off`)
}
