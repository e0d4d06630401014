import Database from 'better-sqlite3'
import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDriver,
  SqliteQueryCompiler,
} from 'kysely'
import pg from 'pg'
import type { Dialect } from './dialect'
import { createPrivately } from './private-file'
import type { DB } from './schema'
import { shareCommits } from './shared-commit'

/** How long a writer waits for another process's write before it gives up, in ms. */
const BUSY_TIMEOUT_MS = 5_000
const BUSY_PAUSE_MS = 10
/**
 * The log grows to 16 MB before it is written into the database, so that many concurrent bookings wait for that a quarter as
 * often.
 */
const CHECKPOINT_PAGES = 4_000
/** More connections than this only queue inside PostgreSQL. */
const POSTGRES_POOL_SIZE = 20

export interface Connection {
  db: Kysely<DB>
  dialect: Dialect
  close(): Promise<void>
}

/**
 * Opens the database that a `DATABASE_URL` names: `file:./data/foyer.db`, or `postgres://…`.
 *
 * @param onIdleError called when an idle PostgreSQL connection broke; the pool replaces it
 */
export function connect(databaseUrl: string, onIdleError: (error: Error) => void = () => {}): Connection {
  return databaseUrl.startsWith('file:')
    ? connectSqlite(databaseUrl.slice('file:'.length))
    : connectPostgres(databaseUrl, onIdleError)
}

/** The file that a `DATABASE_URL` names; null for PostgreSQL. */
export function databaseFile(databaseUrl: string): string | null {
  return databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null
}

function connectSqlite(file: string): Connection {
  if (file !== ':memory:') createPrivately(file)
  const database = new Database(file)
  applyPragmas(database)
  const db = new Kysely<DB>({ dialect: new OurSqliteDialect({ database: withStatementCache(database) }) })
  shareCommits(db)
  return { db, dialect: 'sqlite', close: () => db.destroy() }
}

/** Set on every connection: an existing WAL file opens with `synchronous=NORMAL`, which loses the last commits on power loss (D1). */
export function applyPragmas(database: Database.Database): void {
  useWriteAheadLog(database)
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  database.pragma('trusted_schema = OFF')
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
}

/** If two processes open a new file at once, SQLite refuses one immediately, regardless of its busy timeout: it tries again. */
function useWriteAheadLog(database: Database.Database): void {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let tries = 1; ; tries++) {
    try {
      database.pragma('journal_mode = WAL')
      return
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!isBusy || tries * BUSY_PAUSE_MS > BUSY_TIMEOUT_MS) throw error
      Atomics.wait(pause, 0, 0, BUSY_PAUSE_MS)
    }
  }
}

class OurSqliteDialect extends SqliteDialect {
  /** Takes the write lock when a transaction begins: one that begins by reading fails half the time under two writers. */
  override createDriver() {
    const driver = super.createDriver() as SqliteDriver
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'))
    }
    return driver
  }

  override createQueryCompiler() {
    return new SteadyPlanCompiler()
  }
}

/**
 * SQLite plans a statement again whenever a bound value could change the plan, and for a join that costs more than running it.
 * A value after a plus does not affect the plan, so each statement is planned once. Values that a plan needs, such as the
 * condition of a partial index, are literals in the query (`sql.lit`).
 */
class SteadyPlanCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder() {
    return '+?'
  }
}

/** Kysely prepares each statement again; preparing costs more than running most of our queries. */
function withStatementCache(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, Database.Statement>()
  return {
    prepare(text: string) {
      let statement = statements.get(text)
      if (!statement) {
        if (statements.size >= 500) statements.clear()
        statement = database.prepare(text)
        statements.set(text, statement)
      }
      return statement as unknown as ReturnType<SqliteDatabase['prepare']>
    },
    close: () => void database.close(),
  }
}

function connectPostgres(connectionString: string, onIdleError: (error: Error) => void): Connection {
  const pool = new pg.Pool({
    connectionString,
    max: POSTGRES_POOL_SIZE,
    // Our bigints are instants and counters, all below 2^53.
    types: {
      getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  })
  // Without a listener a stopping server would end our process.
  pool.on('error', onIdleError)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, dialect: 'postgres', close: () => db.destroy() }
}
