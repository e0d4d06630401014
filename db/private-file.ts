import { chmodSync, closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'

const FOR_US_ALONE = { file: 0o600, folder: 0o700 } as const
const OTHERS = 0o077
/** The files that SQLite keeps beside a database. */
const BESIDE = ['', '-wal', '-shm', '-journal']

/**
 * Creates the folder of a database, if it is missing, and the file itself, so that no other user of the machine can read
 * either.
 */
export function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: FOR_US_ALONE.folder })
  if (existsSync(file)) return
  try {
    // SQLite gives its log the mode of the database.
    closeSync(openSync(file, 'a', FOR_US_ALONE.file))
  } catch {
    // SQLite opens it next and reports why that fails.
  }
}

/** Copies a database. No other user can read the copy, regardless of the original's permissions. */
export function copyPrivately(from: string, to: string): void {
  copyFileSync(from, to)
  chmodSync(to, FOR_US_ALONE.file)
}

/**
 * Removes other users' permissions on a database, the files beside it and earlier copies in its folder; and on the folder, if
 * nothing else is in it. Files of another user stay unchanged.
 *
 * @returns the names of files that others could read until now
 */
export function closeToOthers(file: string): string[] {
  if (!existsSync(file)) return []
  const folder = dirname(file)
  const name = basename(file)
  const inFolder = readdirSync(folder)
  const ours = inFolder.filter((one) => BESIDE.some((end) => one === name + end) || one.startsWith(`${name}.before-`))
  const closed = ours.map((one) => `${folder}/${one}`).filter((one) => closePath(one, FOR_US_ALONE.file))
  const isOurFolder = inFolder.every((one) => one.startsWith(name))
  return isOurFolder && closePath(folder, FOR_US_ALONE.folder) ? [...closed, folder] : closed
}

function closePath(path: string, mode: number): boolean {
  try {
    const found = statSync(path)
    // A device or a pipe is not a database: its mode belongs to the system, and root could change it.
    if ((!found.isFile() && !found.isDirectory()) || (found.mode & OTHERS) === 0) return false
    chmodSync(path, mode)
    return (statSync(path).mode & OTHERS) === 0
  } catch (error) {
    // Not our file, or deleted meanwhile, like a log when the last reader closes it.
    if (['EPERM', 'EACCES', 'ENOENT', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}
