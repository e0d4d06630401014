import { CompiledQuery, type Kysely } from 'kysely'
import type { DB } from '#db/schema'

/** What SQLite intends to do for the first query that a function makes, a step a line. */
export async function planOf(db: Kysely<DB>, ask: (watched: Kysely<DB>) => Promise<unknown>): Promise<string> {
  const asked: CompiledQuery[] = []
  // A plugin that does nothing, for an executor of its own.
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
  if (!asked[0]) throw new Error('It asked nothing')
  const { sql, parameters } = asked[0]
  const { rows } = await db.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
  )
  return rows.map(({ detail }) => detail).join('\n')
}
