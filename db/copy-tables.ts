import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Dialect } from './dialect'
import type { DB, Db } from './schema'

/** A table as SQLite describes it; PostgreSQL has the same ones. */
export interface TableShape {
  name: string
  columns: string[]
  /** The columns of the primary key. */
  key: string[]
}

type Row = Record<string, unknown>

const BATCH = 500
/** Rows of these tables matter only to running processes, or come into every database by themselves. */
const NOT_COPIED = ['schema_version', 'request_counts', 'goto_pace', 'offer_versions']

/** Every table with users' data, after the tables it refers to. */
export async function readShapes(sqlite: Db): Promise<TableShape[]> {
  const { rows } = await sql<{
    name: string
  }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'
    order by name`.execute(sqlite)
  const shapes = new Map<string, TableShape & { refersTo: string[] }>()
  for (const { name } of rows.filter((table) => !NOT_COPIED.includes(table.name))) {
    const columns = await sql<{ name: string; pk: number }>`select name, pk from pragma_table_info(${name})`.execute(
      sqlite,
    )
    const parents = await sql<{ table: string }>`select "table" from pragma_foreign_key_list(${name})`.execute(sqlite)
    shapes.set(name, {
      name,
      columns: columns.rows.map((column) => column.name),
      key: columns.rows.filter(({ pk }) => pk > 0).map((column) => column.name),
      refersTo: parents.rows.map((parent) => parent.table).filter((parent) => parent !== name),
    })
  }
  const ordered: TableShape[] = []
  const visit = (name: string) => {
    const shape = shapes.get(name)
    if (!shape || ordered.some((done) => done.name === name)) return
    shape.refersTo.forEach(visit)
    ordered.push({ name, columns: shape.columns, key: shape.key })
  }
  for (const name of shapes.keys()) visit(name)
  return ordered
}

/** Copies every row, table by table. `to` is empty and migrated to the same schema. */
export async function copyTables(from: Db, to: Db, dialect: Dialect, shapes: TableShape[]): Promise<void> {
  for (const shape of shapes) {
    const counted = dialect === 'postgres' ? await findCountedColumn(to, shape.name) : undefined
    for await (const rows of batches(from, shape)) {
      const values = rows.map((row) => sql`(${sql.join(shape.columns.map((column) => row[column]))})`)
      await sql`insert into ${sql.table(shape.name)} (${sql.join(shape.columns.map((column) => sql.ref(column)))})
        ${counted ? sql`overriding system value` : sql``} values ${sql.join(values)}`.execute(to)
    }
    if (counted)
      await sql`select setval(pg_get_serial_sequence(${shape.name}, ${counted}),
        (select coalesce(max(${sql.ref(counted)}), 0) + 1 from ${sql.table(shape.name)}), false)`.execute(to)
  }
}

export interface TableDigest {
  rows: number
  /** Hex; the same for the same rows, in any order. */
  digest: string
}

/** Counts and digests of all rows, to compare a copy with what it was made from. */
export async function digestTables(db: Db, shapes: TableShape[]): Promise<Map<string, TableDigest>> {
  const digests = new Map<string, TableDigest>()
  for (const shape of shapes) {
    let count = 0
    let sum = 0n
    for await (const rows of batches(db, shape)) {
      count += rows.length
      for (const row of rows) sum += BigInt(`0x${hashOf(shape.columns.map((column) => row[column]))}`)
    }
    digests.set(shape.name, { rows: count, digest: (sum % 2n ** 256n).toString(16) })
  }
  return digests
}

/** Describes the first table in which two sets of digests differ; null when they agree. */
export function firstDifference(before: Map<string, TableDigest>, after: Map<string, TableDigest>): string | null {
  for (const [name, { rows, digest }] of before) {
    const copy = after.get(name)
    if (copy?.rows !== rows) return `${name}: ${rows} rows became ${copy?.rows ?? 'none'}`
    if (copy.digest !== digest) return `${name}: the rows differ`
  }
  return null
}

export async function isEmpty(db: Kysely<DB>, shapes: TableShape[]): Promise<boolean> {
  for (const { name } of shapes) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0) return false
  }
  return true
}

/** SQLite: changes whenever another connection has written. */
export async function readDataVersion(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db)
  return rows[0]?.data_version
}

async function* batches(db: Db, { name, columns, key }: TableShape): AsyncGenerator<Row[]> {
  const keys = sql.join(key.map((column) => sql.ref(column)))
  let last: Row | undefined
  for (;;) {
    const after = last ? sql`where (${keys}) > (${sql.join(key.map((column) => last?.[column]))})` : sql``
    const { rows } = await sql<Row>`select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(name)}
      ${after} order by ${keys} limit ${BATCH}`.execute(db)
    if (rows.length > 0) yield rows
    if (rows.length < BATCH) return
    last = rows.at(-1)
  }
}

/** The identity column of PostgreSQL, if the table has one. */
async function findCountedColumn(db: Db, table: string): Promise<string | undefined> {
  const { rows } = await sql<{ column_name: string }>`select column_name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_identity = 'YES'`.execute(db)
  return rows[0]?.column_name
}

function hashOf(values: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}
