import { existsSync } from 'node:fs'
import { type Connection, connect, databaseFile } from '#db/connection'
import { findVersion, LATEST_VERSION } from '#db/migrate'
import { findMissingGuards, findOwnDamage } from '#db/queries/database-damage'
import { findWeakSettings } from '#db/queries/database-settings'
import { countPausedJobs } from '#db/queries/paused-jobs'
import type { Env } from '~/env.server'
import type { Diagnosis } from './diagnosis'

/** Opens the database as the app does, and checks it without changing anything. */
export async function checkDatabase(env: Env): Promise<Diagnosis[]> {
  const subject = 'database'
  const file = databaseFile(env.DATABASE_URL)
  if (file && !existsSync(file))
    return [{ ok: false, subject, text: `there is none at ${file} yet: "npm start" creates it` }]
  try {
    const connection = connect(env.DATABASE_URL)
    return await examineDatabase(connection).finally(() => connection.close())
  } catch (error) {
    return [{ ok: false, subject, text: `does not answer: ${messageOf(error)}` }]
  }
}

async function examineDatabase(connection: Connection): Promise<Diagnosis[]> {
  const version = await findVersion(connection)
  const diagnoses = [await diagnoseSettings(connection), diagnoseVersion(version)]
  if (version !== LATEST_VERSION) return diagnoses
  return [...diagnoses, await diagnoseDamage(connection), ...(await diagnosePausedJobs(connection))]
}

async function diagnoseSettings({ db, dialect }: Connection): Promise<Diagnosis> {
  const weak = await findWeakSettings(db, dialect)
  return {
    ok: weak.length === 0,
    subject: 'database',
    text: weak.length === 0 ? `${dialect}, durable settings` : weak.join('; '),
  }
}

function diagnoseVersion(version: number): Diagnosis {
  const subject = 'migrations'
  if (version === LATEST_VERSION) return { ok: true, subject, text: 'up to date' }
  const text =
    version > LATEST_VERSION
      ? `schema ${version} is newer than this program, which knows ${LATEST_VERSION}`
      : `${LATEST_VERSION - version} migrations are pending: "npm start" applies them`
  return { ok: false, subject, text }
}

async function diagnoseDamage({ db, dialect }: Connection): Promise<Diagnosis> {
  const damage = [
    ...(await findOwnDamage(db, dialect)),
    ...(await findMissingGuards(db, dialect)).map((name) => `${name} is missing`),
  ]
  return {
    ok: damage.length === 0,
    subject: 'integrity',
    text: damage.length === 0 ? 'sound' : damage.slice(0, 3).join('; '),
  }
}

async function diagnosePausedJobs({ db }: Connection): Promise<Diagnosis[]> {
  const held = await countPausedJobs(db)
  if (held === 0) return []
  const text = `${held} wait since a restore: "npm run restore -- --release-jobs" or "--discard-jobs"`
  return [{ ok: false, subject: 'held jobs', text }]
}

function messageOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return [code, message].filter(Boolean).join(' ').slice(0, 200)
}
