import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Connection } from '#db/connection'
import { migrate } from '#db/migrate'

/** What a program with schema 18 left behind: rows in every table, two bookings with waiting mails and one with a waiting meeting. */
interface OldDatabase {
  /** Epoch ms, when it was stopped. */
  now: number
  secret: string
  bookings: { waitingMail: { id: string; managePath: string }; waitingMeeting: { id: string; hostId: string } }
  /** In an order in which every row comes after those that it refers to. */
  tables: Record<string, Record<string, unknown>[]>
}

export const OLD: OldDatabase = JSON.parse(readFileSync('tests/fixtures/database-schema-18.json', 'utf8'))
const SCHEMA_OF_ROWS = 18

/** Tables of schema 18 that have another name since. */
export const NEW_TABLES: Record<string, string> = { mail_deliveries: 'sent_mails', old_links: 'link_redirects' }

export async function insertRow(
  { db }: Pick<Connection, 'db'>,
  table: string,
  row: Record<string, unknown>,
): Promise<void> {
  const columns = Object.keys(row).map((column) => sql.ref(column))
  const values = Object.values(row).map((value) =>
    value !== null && typeof value === 'object' && 'base64' in value
      ? Buffer.from(String(value.base64), 'base64')
      : value,
  )
  await sql`insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(values)})`.execute(db)
}

/**
 * Brings an empty database to a schema, with rows: those of schema 18, as far as the tables and columns are there; from schema
 * 18 on all of them, as the later migrations left them.
 */
export async function fillAtVersion(connection: Connection, version: number): Promise<void> {
  await migrate(connection, { upTo: Math.min(version, SCHEMA_OF_ROWS) })
  const tables = await connection.db.introspection.getTables()
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]))
  for (const [table, rows] of Object.entries(OLD.tables)) {
    const columns = columnsOf.get(table)
    if (columns === undefined) continue
    for (const row of rows)
      await insertRow(connection, table, Object.fromEntries(Object.entries(row).filter(([name]) => columns.has(name))))
  }
  await migrate(connection, { upTo: version })
}
