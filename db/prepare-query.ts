import type { Compilable, CompiledQuery, Insertable } from 'kysely'
import type { DB, Db } from './schema'

/** A placeholder in a query for a value that is known when it runs. */
class StandIn {
  constructor(readonly name: string | symbol) {}
}

/**
 * A query that is built once and run with different values, for the most frequent queries: building it takes several times as
 * long as SQLite needs to run it, and Kysely builds at every call.
 *
 * @param build gets placeholders for the values: it may pass them on, but not read them or compute with them
 * @returns the rows, for a database or a transaction on it
 */
export function prepareQuery<Values extends Record<string, unknown>, Row>(
  build: (db: Db, values: Values) => Compilable<Row>,
): (db: Db, values: Values) => Promise<Row[]> {
  // The adapter is one object per open database and shows which dialect it has.
  const compiled = new WeakMap<object, CompiledQuery<Row>>()
  return async (db, values) => {
    const { adapter } = db.getExecutor()
    let query = compiled.get(adapter)
    if (!query) {
      query = build(db, standIns<Values>()).compile()
      compiled.set(adapter, query)
    }
    const parameters = query.parameters.map((value) =>
      value instanceof StandIn ? values[value.name as string] : value,
    )
    return (await db.executeQuery<Row>({ ...query, parameters })).rows
  }
}

/**
 * The same for inserts into a table: one per number of rows and set of columns.
 *
 * @returns inserts rows that all have the columns of the first; does nothing without rows
 */
export function prepareInsert<Table extends keyof DB>(table: Table) {
  const inserts = new Map<string, (db: Db, values: Record<string, unknown>) => Promise<unknown>>()
  return async (db: Db, rows: Insertable<DB[Table]>[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {})
    if (columns.length === 0) return
    const shape = `${rows.length} ${columns}`
    let insert = inserts.get(shape)
    if (!insert) {
      const places = rows.map((_, row) => columns.map((column) => [column, `${column} ${row}`] as const))
      insert = prepareQuery((db, values: Record<string, unknown>) =>
        db
          .insertInto(table)
          .values(
            places.map((place) => Object.fromEntries(place.map(([column, name]) => [column, values[name]])) as never),
          ),
      )
      inserts.set(shape, insert)
    }
    const values: Record<string, unknown> = {}
    for (const [index, row] of rows.entries())
      for (const column of columns) values[`${column} ${index}`] = row[column as keyof typeof row]
    await insert(db, values)
  }
}

function standIns<Values extends object>(): Values {
  return new Proxy({} as Values, { get: (_, name) => new StandIn(name) })
}
