import Database from 'better-sqlite3'
import { DEFAULT_TEAM_SETTINGS } from '~/event-types/team-settings'

/** Written straight into the file before the app starts: a hundred thousand rows over HTTP would take an hour. */
function write(file: string, work: (database: Database.Database) => void): void {
  const database = new Database(file)
  database.pragma('foreign_keys = ON')
  database.transaction(work)(database)
  database.close()
}

/** Other tenants: copies of a host with their hours and event types. */
export function copyHosts(file: string, hostId: string, count: number): void {
  if (count === 0) return
  write(file, (database) => {
    copyRows(database, 'hosts', 'id', hostId, count, {
      id: `'hst_' || n`,
      handle: `'stranger-' || n`,
      email: `'stranger-' || n || '@example.com'`,
    })
    for (const table of ['schedules', 'event_types'])
      copyRows(database, table, 'host_id', hostId, count, { id: `'copy_' || n`, host_id: `'hst_' || n` })
  })
}

/** Bookings of a host, hour by hour into the past, the oldest first; all so far back that they cannot meet a slot. */
export function plantPast(file: string, hostId: string, count: number): void {
  if (count === 0) return
  const begin = Date.now() - 7 * 24 * 3_600_000
  write(file, (database) => {
    const eventType = database.prepare('select id from event_types where host_id = ?').pluck().get(hostId)
    database
      .prepare(
        `with recursive past (n) as (select ? union all select n - 1 from past where n > 1)
         insert into bookings (id, host_id, event_type_id, status, starts_at, ends_at, buffer_before_minutes, buffer_after_minutes, title,
           attendee_name, attendee_email, attendee_time_zone, attendee_locale, guests, answers, notes, tracking, metadata,
           sequence, manage_token_hash, manage_token, meeting_status, meeting_marker, created_at, updated_at, title_key, attendee_key)
         select 'bkg_' || n, ?, ?, 'confirmed', ? - n * 3600000, ? - n * 3600000 + 1800000, 0, 0, 'Intro call',
           'Ada Example', 'ada@example.com', 'Europe/Zurich', 'en', '[]', '[]', '', '{}', '{}',
           0, 'hash_' || n, 'none', 'ready', 'M' || n, 1, 1, 'intro call', 'person ' || (n * 7919 % 100003)
         from past`,
      )
      .run(count, hostId, eventType, begin, begin)
  })
}

export const TEAM_PAGE_ID = 'hst_team'

/** A team with the page `/crew` and an event type `demo` in turn, made of copies of a host, who is its owner. */
export function plantTeam(file: string, ownerId: string, memberIds: string[]): void {
  write(file, (database) => {
    copyRows(database, 'hosts', 'id', ownerId, 1, {
      ...{ id: `'${TEAM_PAGE_ID}'`, handle: `'crew'`, email: `'team:crew'`, is_team: '1' },
    })
    const settings = JSON.stringify({ ...DEFAULT_TEAM_SETTINGS, allowsWithoutConnection: true })
    copyRows(database, 'event_types', 'host_id', ownerId, 1, {
      ...{ id: `'evt_crew'`, host_id: `'${TEAM_PAGE_ID}'`, slug: `'demo'` },
      ...{ team_rule: `'round_robin'`, team_settings: `'${settings}'` },
    })
    database
      .prepare('insert into teams (id, name, host_id, created_at, updated_at) values (?, ?, ?, 1, 1)')
      .run('tem_crew', 'Crew', TEAM_PAGE_ID)
    const member = database.prepare(
      `insert into team_members (host_id, team_id, role, shares_goto, agreed_at, bookable_since) values (?, 'tem_crew', ?, 0, 1, 1)`,
    )
    const part = database.prepare(
      `insert into event_type_members (event_type_id, host_id, page_id, priority, weight, position, created_at)
       values ('evt_crew', ?, ?, 1, 1, ?, 1)`,
    )
    member.run(ownerId, 'owner')
    for (const [position, id] of memberIds.entries()) {
      member.run(id, 'member')
      part.run(id, TEAM_PAGE_ID, position)
    }
  })
}

function copyRows(
  database: Database.Database,
  table: string,
  key: string,
  value: string,
  count: number,
  changed: Record<string, string>,
): void {
  const columns = database.prepare(`select name from pragma_table_info('${table}')`).pluck().all() as string[]
  database
    .prepare(
      `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ?)
       insert into ${table} (${columns.join(', ')})
       select ${columns.map((name) => changed[name] ?? name).join(', ')} from numbers, ${table} where ${table}.${key} = ?`,
    )
    .run(count, value)
}
