import { closeSync, copyFileSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

/** All pages at once: a backup in steps restarts whenever another process writes, and under load never ends. */
const ALL_PAGES = 2 ** 31 - 1

/**
 * SQLite's online backup: a snapshot of a database that others keep reading and writing. The copy is a single file, without a
 * log beside it.
 */
export async function backUpSqlite(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true })
  try {
    await source.backup(to, { progress: () => ALL_PAGES })
  } finally {
    source.close()
  }
  foldLogIn(to)
}

/** Problems that SQLite and our foreign keys find in a file; empty when it is sound. */
export function findFileDamage(file: string): string[] {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const pages = database.pragma('integrity_check(20)') as { integrity_check: string }[]
    const references = database.pragma('foreign_key_check') as { table: string; parent: string }[]
    return [
      ...pages.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...references.slice(0, 20).map(({ table, parent }) => `a row of ${table} refers to a missing row of ${parent}`),
    ]
  } finally {
    database.close()
  }
}

/** How many rows each table of a file has. */
export function countRows(file: string): Map<string, number> {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const tables = database
      .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`)
      .pluck()
      .all() as string[]
    return new Map(
      tables.map((name) => [name, database.prepare(`select count(*) from "${name}"`).pluck().get() as number]),
    )
  } finally {
    database.close()
  }
}

/** Whether a file is a database of Foyer, and not another file that must not be overwritten. */
export function isFoyerFile(file: string): boolean {
  try {
    return countRows(file).has('schema_version')
  } catch (error) {
    if (error instanceof Database.SqliteError) return false
    throw error
  }
}

/** The ids of the bookings in a file. Opened to write, the file would look younger than it is. */
export function bookingsInFile(file: string): Set<string> {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return new Set(database.prepare('select id from bookings').pluck().all() as string[])
  } finally {
    database.close()
  }
}

/**
 * Writes a file's log into it and removes it. @returns whether no other process has the file open: such a process holds a lock
 * that this needs
 */
export function foldLogIn(file: string): boolean {
  const database = new Database(file, { fileMustExist: true, timeout: 0 })
  try {
    return database.pragma('journal_mode = DELETE', { simple: true }) === 'delete'
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  } finally {
    database.close()
  }
}

/** Gives a finished file its name: complete and on the disk, or not at all. */
export function publishFile(finished: string, name: string): void {
  const descriptor = openSync(finished, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(finished, name)
  const folder = openSync(dirname(name), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Adds a second name to a file, so that the first can be reused. File systems without hard links get a copy. */
export function keepAside(file: string, aside: string): void {
  try {
    linkSync(file, aside)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EXDEV'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    copyFileSync(file, aside)
  }
}

export function removeFile(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) if (existsSync(file + suffix)) rmSync(file + suffix)
}
