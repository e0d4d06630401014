import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Kysely } from 'kysely'
import { type Connection, connect, databaseFile } from '#db/connection'
import { copyTables, digestTables, firstDifference, isEmpty, readShapes } from '#db/copy-tables'
import { migrate, NewerSchemaError } from '#db/migrate'
import { closeToOthers, copyPrivately } from '#db/private-file'
import { countPausedJobs, discardPausedJobs, holdOpenJobs, releasePausedJobs } from '#db/queries/paused-jobs'
import type { DB } from '#db/schema'
import { findFileDamage, foldLogIn, isFoyerFile, keepAside, publishFile, removeFile } from '#db/sqlite-file'
import type { Env } from '~/env.server'
import { refuse, say } from './say'

const USAGE =
  'Usage: npm run restore -- FILE [--release-jobs | --discard-jobs], or without FILE to decide about held jobs later'

/**
 * `npm run restore -- FILE`: replaces the database with a backup and keeps the old one beside it. Jobs that were queued in the
 * backup may have run since: they are paused until the operator says `--release-jobs` or `--discard-jobs` (D3).
 *
 * @returns the exit code
 */
export async function restoreCommand(
  args: string[],
  { DATABASE_URL, REPLICA_COPY }: Pick<Env, 'DATABASE_URL' | 'REPLICA_COPY'>,
  now: number,
): Promise<number> {
  const asked = readArguments(args)
  if (!asked) return refuse(USAGE)
  if (!asked.file) return asked.decision ? decideLater(DATABASE_URL, asked.decision, now) : refuse(USAGE)
  const backup = resolve(asked.file)
  if (!existsSync(backup)) return refuse(`There is no file ${backup}.`)
  if (!isFoyerFile(backup)) return refuse(`${backup} is no backup of Foyer.`)
  const [damage] = findFileDamage(backup)
  if (damage) return refuse(`${backup} is damaged: ${damage}`)

  try {
    const target = databaseFile(DATABASE_URL)
    // The replication would go on as if one file had changed into the other.
    if (target && REPLICA_COPY !== undefined && existsSync(target))
      return refuse(
        `${target} is replicated: stop the replication, move the file and those beside it away, and restore again.`,
      )
    return target
      ? await restoreFile(backup, target, asked.decision, now)
      : await restoreServer(backup, DATABASE_URL, asked.decision, now)
  } catch (error) {
    if (error instanceof NewerSchemaError) return refuse(error.message)
    throw error
  }
}

type Decision = 'release' | 'discard' | null

async function restoreFile(backup: string, target: string, decision: Decision, now: number): Promise<number> {
  if (existsSync(target) && !foldLogIn(target)) return refuse(`${target} is in use. Stop the server first.`)
  process.umask(0o077)
  mkdirSync(dirname(target), { recursive: true })
  const unfinished = `${target}.unfinished-${process.pid}`
  try {
    copyPrivately(backup, unfinished)
    const restored = connect(`file:${unfinished}`)
    try {
      await migrate(restored)
      await holdAndDecide(restored.db, decision, now)
    } finally {
      await restored.close()
    }
    foldLogIn(unfinished)
    const aside = `${target}.before-${new Date(now).toISOString().replace(/[:.]/g, '-')}`
    const kept = existsSync(target)
    if (kept) {
      closeToOthers(target)
      keepAside(target, aside)
    }
    publishFile(unfinished, target)
    say(`${target} is what ${backup} held.${kept ? ` What was there is kept as ${aside}.` : ''}`)
    return 0
  } finally {
    removeFile(unfinished)
  }
}

async function restoreServer(backup: string, databaseUrl: string, decision: Decision, now: number): Promise<number> {
  const unfinished = `${backup}.unfinished-${process.pid}`
  copyPrivately(backup, unfinished)
  const [source, target] = [connect(`file:${unfinished}`), connect(databaseUrl)]
  try {
    await migrate(source)
    await migrate(target)
    const problem = await fillEmpty(source, target)
    if (problem) return refuse(problem)
    await holdAndDecide(target.db, decision, now)
    say(`The database on ${new URL(databaseUrl).host} is what ${backup} held.`)
    return 0
  } finally {
    await Promise.all([source.close(), target.close()])
    removeFile(unfinished)
  }
}

/** Copies everything into an empty database and compares. @returns why it failed, or null; after a failure nothing is left */
export async function fillEmpty(source: Connection, target: Connection): Promise<string | null> {
  const shapes = await readShapes(source.db)
  if (!(await isEmpty(target.db, shapes))) return 'The target is not empty. Name an empty database.'
  const before = await digestTables(source.db, shapes)
  return target.db
    .transaction()
    .execute(async (tx) => {
      await copyTables(source.db, tx, target.dialect, shapes)
      const difference = firstDifference(before, await digestTables(tx, shapes))
      if (difference) throw new CopyDiffers(difference)
      return null
    })
    .catch((error: unknown) => {
      if (error instanceof CopyDiffers) return `The copy differs and was taken back: ${error.message}`
      throw error
    })
}

class CopyDiffers extends Error {}

async function holdAndDecide(db: Kysely<DB>, decision: Decision, now: number): Promise<void> {
  await holdOpenJobs(db, now)
  if (decision) return decide(db, decision, now)
  const held = await countPausedJobs(db)
  if (held > 0)
    say(
      `${held} jobs (mails, meetings, webhooks) were still open when the backup was made and are held: they may have been done since. ` +
        'Look at them, then run "npm run restore -- --release-jobs" to do them, or "--discard-jobs" to drop them.',
    )
}

async function decideLater(databaseUrl: string, decision: 'release' | 'discard', now: number): Promise<number> {
  const file = databaseFile(databaseUrl)
  if (file && !existsSync(file)) return refuse(`There is no database at ${file} yet.`)
  const { db, close } = connect(databaseUrl)
  try {
    await decide(db, decision, now)
    return 0
  } finally {
    await close()
  }
}

async function decide(db: Kysely<DB>, decision: 'release' | 'discard', now: number): Promise<void> {
  const count = decision === 'release' ? await releasePausedJobs(db, now) : await discardPausedJobs(db, now)
  say(`${count} held jobs ${decision === 'release' ? 'released' : 'discarded'}.`)
}

function readArguments(args: string[]): { file: string | undefined; decision: Decision } | null {
  try {
    const flag = { type: 'boolean', default: false } as const
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'release-jobs': flag, 'discard-jobs': flag },
    })
    if (positionals.length > 1 || (values['release-jobs'] && values['discard-jobs'])) return null
    const decision = values['release-jobs'] ? 'release' : values['discard-jobs'] ? 'discard' : null
    return { file: positionals[0], decision }
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
