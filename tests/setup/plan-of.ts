import { CompiledQuery, createQueryId, type Kysely, type RootOperationNode } from 'kysely'
import type { DB } from '#db/schema'

/** What SQLite intends to do for the first query that a function makes, a step a line. */
export async function planOf(db: Kysely<DB>, ask: (watched: Kysely<DB>) => Promise<unknown>): Promise<string> {
  const asked: RootOperationNode[] = []
  const watched = db.withPlugin({
    transformQuery({ node }) {
      asked.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  })
  await ask(watched)
  if (!asked[0]) throw new Error('It asked nothing')
  const { sql, parameters } = db.getExecutor().compileQuery(asked[0], createQueryId())
  const { rows } = await db.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
  )
  return rows.map(({ detail }) => detail).join('\n')
}
