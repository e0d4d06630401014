import { type Kysely, sql } from 'kysely'
import type { Db } from './schema'

/** The two databases that Foyer supports. Their differences are in this file and in connection.ts, by name. */
export type Dialect = 'sqlite' | 'postgres'

/** Parts of `create table` that the two write differently. */
export const COLUMN_TYPES = {
  sqlite: {
    instant: 'integer',
    id: 'integer primary key autoincrement',
    strict: 'strict',
    folded: 'text',
    forgetful: '',
    bytes: 'blob',
  },
  postgres: {
    instant: 'bigint',
    id: 'bigint generated always as identity primary key',
    strict: '',
    // By bytes, as SQLite compares, regardless of the server's locale.
    folded: 'text collate "C"',
    // Not logged, and emptied by a crash: for data that may be lost.
    forgetful: 'unlogged',
    bytes: 'bytea',
  },
} as const satisfies Record<Dialect, Record<'instant' | 'id' | 'strict' | 'folded' | 'forgetful' | 'bytes', string>>

/**
 * Enforces B1 in the database: no two held bookings of one host overlap, whichever statement tries it. Our code checks first,
 * so only a faulty statement gets here. The plus makes SQLite use the index on held bookings: by start it would read the host's
 * whole past.
 */
export async function createOverlapGuard(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') {
    await sql`create extension if not exists btree_gist`.execute(db)
    await sql`alter table bookings add constraint bookings_overlap exclude using gist
      (host_id with =, int8range(starts_at, ends_at) with &&) where (status in ('pending', 'confirmed'))`.execute(db)
    return
  }
  for (const event of ['insert', 'update']) {
    await sql`create trigger ${sql.raw(`bookings_overlap_${event}`)} before ${sql.raw(event)} on bookings
      when new.status in ('pending', 'confirmed') and exists (
        select 1 from bookings where host_id = new.host_id and id <> new.id and status in ('pending', 'confirmed')
        and +starts_at < new.ends_at and ends_at > new.starts_at)
      begin select raise(abort, 'bookings_overlap'); end`.execute(db)
  }
}

/**
 * Makes `audit_entries` append-only, whichever statement tries to change it (S25). Entries may go only while `audit_erasures` names their
 * host or a time after them, and an entry may lose its actor only while it names the actor; `db/queries/audit-entries.ts` writes and
 * removes that row in the transaction of the deletion.
 */
export async function createAppendOnlyGuard(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  const mayGo = 'exists (select 1 from audit_erasures where host_id = old.host_id or old.at < before)'
  const same = (column: string) => `new.${column} ${dialect === 'sqlite' ? 'is' : 'is not distinct from'} old.${column}`
  const mayLoseActor = [
    ...['id', 'at', 'host_id', 'actor_kind', 'act', 'network', 'facts'].map(same),
    'new.actor_id is null',
    'exists (select 1 from audit_erasures where host_id = old.actor_id)',
  ].join(' and ')
  if (dialect === 'sqlite') {
    const refuse = "begin select raise(abort, 'audit_entries is append-only'); end"
    await run(`create trigger audit_entries_delete before delete on audit_entries when not ${mayGo} ${refuse}`)
    await run(`create trigger audit_entries_update before update on audit_entries when not (${mayLoseActor}) ${refuse}`)
    // `insert or replace` deletes the former row without a trigger for it.
    await run(`create trigger audit_entries_replace before insert on audit_entries
      when exists (select 1 from audit_entries where id = new.id) ${refuse}`)
    return
  }
  await run(`create function audit_entries_guard() returns trigger language plpgsql as $$ begin
    if tg_op = 'DELETE' then
      if ${mayGo} then return old; end if;
    elsif tg_op = 'UPDATE' then
      if ${mayLoseActor} then return new; end if;
    end if;
    raise exception 'audit_entries is append-only'; end $$`)
  await run(`create trigger audit_entries_guard before update or delete on audit_entries
    for each row execute function audit_entries_guard()`)
  await run(`create trigger audit_entries_truncate before truncate on audit_entries
    for each statement execute function audit_entries_guard()`)
}

/**
 * Raises `offer_versions` of a host whenever a row of the host is written, by triggers: no statement can forget it. PostgreSQL does it once
 * per statement, because each raise there leaves an old row behind; SQLite knows only triggers per row, and a raise costs it 2 µs. A new
 * host gets its version, and a deleted one loses it before its other rows are deleted.
 */
export async function raiseVersionOnWrite(
  db: Kysely<unknown>,
  dialect: Dialect,
  { table, hostColumn }: { table: string; hostColumn: string },
): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  const raise = (hosts: string) => `update offer_versions set version = version + 1 where host_id ${hosts};`
  const actions = { insert: 'new', update: 'new', delete: 'old' } as const
  for (const [event, row] of Object.entries(actions)) {
    const isHost = table === 'hosts'
    const trigger = `offer_version_${table}_${event}`
    if (dialect === 'sqlite') {
      const host = `${row}.${hostColumn}`
      const action =
        isHost && event === 'insert'
          ? `insert into offer_versions (host_id) values (${host});`
          : isHost && event === 'delete'
            ? `delete from offer_versions where host_id = ${host};`
            : raise(`= ${host}`)
      const moment = isHost && event === 'delete' ? 'before' : 'after'
      await run(`create trigger ${trigger} ${moment} ${event} on ${table} begin ${action} end`)
      continue
    }
    const hosts = `select ${hostColumn} from changed`
    const action =
      isHost && event === 'insert'
        ? `insert into offer_versions (host_id) ${hosts};`
        : isHost && event === 'delete'
          ? `delete from offer_versions where host_id in (${hosts});`
          : raise(`in (${hosts})`)
    await run(`create function ${trigger}() returns trigger language plpgsql as $$ begin ${action} return null; end $$`)
    await run(
      `create trigger ${trigger} after ${event} on ${table} referencing ${row} table as changed
       for each statement execute function ${trigger}()`,
    )
  }
}

/**
 * The same for single rows, where the hosts that a row concerns are found by a query, or where only some writes matter.
 *
 * @param row `hosts` follows `where host_id`; it and `when` name the row's columns by `new` and `old`
 */
export async function raiseVersionOnRow(
  db: Kysely<unknown>,
  dialect: Dialect,
  row: { trigger: string; table: string; event: 'insert' | 'update' | 'delete'; hosts: string; when?: string },
): Promise<void> {
  const { trigger, table, event, hosts, when } = row
  const run = (statement: string) => sql.raw(statement).execute(db)
  const condition = when === undefined ? '' : `when (${when})`
  const raise = `update offer_versions set version = version + 1 where host_id ${hosts};`
  if (dialect === 'sqlite') {
    await run(`create trigger ${trigger} after ${event} on ${table} ${condition} begin ${raise} end`)
    return
  }
  await run(`create function ${trigger}() returns trigger language plpgsql as $$ begin ${raise} return null; end $$`)
  await run(
    `create trigger ${trigger} after ${event} on ${table} for each row ${condition} execute function ${trigger}()`,
  )
}

/**
 * Serialises the writers of one host (B2). SQLite has done so already with `begin immediate`; PostgreSQL locks the host's row,
 * because an exclusion constraint alone causes deadlocks when many book one slot. Not `for update`: that would also wait for
 * every insert that refers to the host, and two transactions could then wait for each other.
 */
export async function lockHost(db: Db, dialect: Dialect, hostId: string): Promise<void> {
  if (dialect === 'postgres') await sql`select id from hosts where id = ${hostId} for no key update`.execute(db)
}

/** The same for several hosts: always in the order of their ids, so that no two writers wait for each other. */
export async function lockHosts(db: Db, dialect: Dialect, hostIds: readonly string[]): Promise<void> {
  if (dialect === 'sqlite' || hostIds.length === 0) return
  await sql`select id from hosts where id in (${sql.join([...hostIds])}) order by id for no key update`.execute(db)
}

/**
 * The same for deleting the host, but stronger: it also waits for every insert that refers to the host, because the deletion
 * does. If that lock were taken later, it could deadlock with a transaction that waits for us.
 */
export async function lockHostToDelete(db: Db, dialect: Dialect, hostId: string): Promise<void> {
  if (dialect === 'postgres') await sql`select id from hosts where id = ${hostId} for update`.execute(db)
}

/**
 * Whether a write failed because a unique value was just taken. In PostgreSQL two writers may both check before either writes;
 * SQLite's writers run one after the other and never see this.
 */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}
