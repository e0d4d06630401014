import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'

import type { DB } from './schema'

const CHANNEL = 'foyer_jobs'
const RECONNECT_MS = 2_000
/** A notification to ourselves that takes longer is lost. */
const PROBE_MS = 5_000
/** Many bookings at once cause one notification. */
const QUIET_MS = 50

/** Wakes the workers of other processes: they find new jobs by themselves, but later. */
export interface JobNotifier {
  ring(): void
  close(): Promise<void>
}

/** SQLite has no notifications; its only process wakes itself. */
export const NO_JOB_NOTIFIER: JobNotifier = { ring() {}, async close() {} }

interface Options {
  db: Kysely<DB>
  databaseUrl: string
  /** Another process has queued a job. */
  onRing: () => void
  onTrouble: (detail: string) => void
}

/**
 * PostgreSQL's LISTEN and NOTIFY, on a separate connection: the pool's connections keep no session state, so that a pooler in
 * transaction mode may be in front. Through such a pooler LISTEN receives nothing. A notification to ourselves detects that,
 * and the workers then rely on polling the table.
 */
export function listenForJobs({ db, databaseUrl, onRing, onTrouble }: Options): JobNotifier {
  const self = randomUUID()
  let client: pg.Client | null = null
  let closing = false
  let probeArrived = () => {}
  let state: 'idle' | 'due' | 'resting' | 'resting, due again' = 'idle'
  let timer: NodeJS.Timeout | undefined

  async function listen(): Promise<void> {
    while (!closing) {
      const lost = await listenOnce().catch((error: Error) => error.message)
      if (lost === 'deaf' || closing) return
      onTrouble(`the listening connection ended: ${lost}`)
      await pause(RECONNECT_MS, undefined, { ref: false })
    }
  }

  /** @returns why it ended */
  async function listenOnce(): Promise<string> {
    const connection = new pg.Client({ connectionString: databaseUrl })
    client = connection
    const ended = new Promise<string>((resolve) => {
      connection.on('error', (error) => resolve(error.message))
      connection.on('end', () => resolve('closed by the server'))
    })
    connection.on('notification', ({ payload }) => (payload === self ? probeArrived() : onRing()))
    await connection.connect()
    await connection.query(`listen ${CHANNEL}`)
    if (await receivesNotifications()) return ended
    onTrouble('notifications do not arrive (a pooler in transaction mode?): workers look at the table instead')
    await connection.query(`unlisten ${CHANNEL}`)
    await connection.end()
    return 'deaf'
  }

  async function receivesNotifications(): Promise<boolean> {
    const arrived = new Promise<boolean>((resolve) => {
      probeArrived = () => resolve(true)
    })
    await notify()
    return Promise.race([arrived, pause(PROBE_MS, false, { ref: false })])
  }

  async function notify(): Promise<void> {
    await sql`select pg_notify(${CHANNEL}, ${self})`.execute(db)
  }

  function notifySoon(): void {
    state = 'due'
    timer = setTimeout(() => {
      notify().catch((error: Error) => onTrouble(`others were not woken: ${error.message}`))
      state = 'resting'
      timer = setTimeout(restEnded, QUIET_MS).unref()
    }).unref()
  }

  function restEnded(): void {
    if (state === 'resting, due again') notifySoon()
    else state = 'idle'
  }

  const listening = listen()
  return {
    ring() {
      if (closing) return
      if (state === 'idle') notifySoon()
      else if (state === 'resting') state = 'resting, due again'
    },
    async close() {
      closing = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
      await Promise.race([listening, pause(1_000, undefined, { ref: false })])
    },
  }
}
