import Database from 'better-sqlite3'
import { createPrivately } from './private-file'

/** Releases the file to other servers; the end of the process does so as well, also when it is killed. */
export type ReleaseFile = () => void

/**
 * Claims a database file for this server alone, by a lock on a file beside it. A program that copies the file all the time
 * follows one writer; two servers, such as an old and a new container on one volume, would each be one.
 *
 * @returns null if another server has claimed it
 */
export function claimSoleWriter(file: string): ReleaseFile | null {
  const name = `${file}.writer`
  createPrivately(name)
  const lock = new Database(name, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
    return () => void lock.close()
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}
