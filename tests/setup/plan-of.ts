import { CompiledQuery, type Kysely } from 'kysely'
import type { DB } from '#db/schema'

type Ask = (watched: Kysely<DB>) => Promise<unknown>

/** SQLite's plan for the first query of a function, a step a line. */
export async function planOf(db: Kysely<DB>, ask: Ask): Promise<string> {
  const [first] = await queriesOf(db, ask)
  if (!first) throw new Error('It asked nothing')
  const { sql, parameters } = first
  const { rows } = await db.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
  )
  return rows.map(({ detail }) => detail).join('\n')
}

/** The queries that a function makes outside of transactions, in order. */
export async function queriesOf(db: Kysely<DB>, ask: Ask): Promise<CompiledQuery[]> {
  const asked: CompiledQuery[] = []
  // A plugin that does nothing, to get a separate executor.
  const watched = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => result,
  })
  const executor = watched.getExecutor()
  const execute = executor.executeQuery.bind(executor)
  executor.executeQuery = (query, ...rest) => {
    asked.push(query)
    return execute(query, ...rest)
  }
  await ask(watched)
  return asked
}
