import { spawn } from 'node:child_process'
import { once } from 'node:events'
import Database from 'better-sqlite3'
import { connect } from '#db/connection'
import { findEventTypeBySlug } from '#db/queries/event-types'
import { findOfferedSlots } from '~/availability/slots/find-slots.server'
import { eventTypeFromRow } from '~/event-types/event-type'
import { buildApp, buildProgram } from './apps'
import { middle, ratioOf } from './requests'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const ACCOUNTS = 5
const EVENTS = 2_000
const SLOT_ROUNDS = 60

/** What connected calendars cost: on the way of each visitor, and in the background. */
export async function connectedCalendarRows(folder: string): Promise<string[][]> {
  return [...(await slotRows(`${folder}/slots`)), ...(await freshRows(`${folder}/fresh`))]
}

/** CPU time of a month of slots for two hosts with the same busy times: from connected calendars, and from feeds. */
async function slotRows(folder: string): Promise<string[][]> {
  const { file, hostIds } = await buildApp(folder)
  const [ofCalendars = '', ofFeeds = ''] = hostIds
  plantBusy(file, ofCalendars, ofFeeds)
  const { db, close } = connect(`file:${file}`)
  const now = Date.now()
  const slotsOf = async (id: string) => {
    const row = await findEventTypeBySlug(db, id, 'intro-call')
    if (!row) throw new Error('The app has no event type')
    const host = { id, timeZone: 'Europe/Zurich' }
    const eventType = eventTypeFromRow(row)
    return () =>
      findOfferedSlots(db, { host, eventType, durationMinutes: 30, from: now, until: now + 31 * DAY_MS, now })
  }
  const [calendars, feeds] = [await slotsOf(ofCalendars), await slotsOf(ofFeeds)]
  if (JSON.stringify(await calendars()) !== JSON.stringify(await feeds())) throw new Error('The two hosts differ')
  const spent = { calendars: [] as number[], feeds: [] as number[] }
  for (let round = 0; round < SLOT_ROUNDS; round++) {
    spent.calendars.push(await cpuMs(calendars))
    spent.feeds.push(await cpuMs(feeds))
  }
  await close()
  return [
    [`a month of slots, ${ACCOUNTS} calendar accounts × ${EVENTS.toLocaleString('en')} events, to the same from feeds`],
    [
      '  CPU time',
      `${middle(spent.calendars).toFixed(2)} ms`,
      `${middle(spent.feeds).toFixed(2)} ms`,
      `${ratioOf(spent.calendars, spent.feeds).toFixed(2)}×`,
      '≤ 1.1×',
    ],
  ]
}

const CALLS_PER_ROUND = 10

async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  for (let call = 0; call < CALLS_PER_ROUND; call++) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / CALLS_PER_ROUND
}

/** Half an hour each, over the 460 days that are kept. */
function plantBusy(file: string, ofCalendars: string, ofFeeds: string): void {
  const database = new Database(file)
  const begin = Date.now() - 60 * DAY_MS
  const insert = (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row)
    database
      .prepare(`insert into ${table} (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`)
      .run(row)
  }
  database.transaction(() => {
    for (let account = 0; account < ACCOUNTS; account++) {
      const [accountId, calendarId, feedId] = [`cac_${account}`, `cln_${account}`, `cal_${account}`]
      const common = { created_at: 1, updated_at: 1, next_check_at: Number.MAX_SAFE_INTEGER }
      const ofAccount = { id: accountId, host_id: ofCalendars, provider: 'google', account_key: accountId }
      const grant = { access_token: 'sealed', refresh_token: 'sealed', granted_at: 1 }
      insert('calendar_accounts', { ...ofAccount, ...grant, name: accountId, status: 'connected', ...common })
      insert('calendars', {
        ...{ id: calendarId, account_id: accountId, host_id: ofCalendars, remote_id: calendarId, name: calendarId },
        ...{ blocks: 1, created_at: 1, updated_at: 1 },
      })
      insert('calendar_feeds', {
        ...{ id: feedId, host_id: ofFeeds, url: 'sealed', url_hash: feedId, name: feedId },
        ...{ all_day_blocks: 1, stale_blocks: 1, ...common },
      })
      for (let event = 0; event < EVENTS; event++) {
        const start = begin + event * Math.floor((460 * DAY_MS) / EVENTS) + account * HOUR_MS
        const times = { starts_at: start, ends_at: start + HOUR_MS / 2, blocks: 1 }
        const objectId = `cob_${account}_${event}`
        insert('calendar_objects', {
          ...{ id: objectId, calendar_id: calendarId, host_id: ofCalendars, remote_id: objectId, etag: '"1"' },
        })
        insert('busy_intervals', { host_id: ofCalendars, calendar_id: calendarId, object_id: objectId, ...times })
        insert('busy_intervals', { host_id: ofFeeds, feed_id: feedId, ...times })
      }
    }
  })()
  database.pragma('optimize')
  database.close()
}

/** Compiled as the app itself is, in a process whose CPU time is measured. */
async function freshRows(folder: string): Promise<string[][]> {
  const program = await buildProgram('fresh-calendars')
  const child = spawn('node', [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk
  })
  await once(child, 'close')
  return JSON.parse(said) as string[][]
}
