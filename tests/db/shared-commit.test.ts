import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Connection, connect } from '#db/connection'
import { inTransaction } from '#db/in-transaction'
import type { Db } from '#db/schema'

describe('simultaneous transactions on SQLite', () => {
  it('share a commit, each seeing what earlier ones wrote', async () => {
    const { db } = await aNotebook()
    const seen = await Promise.all(['a', 'b', 'c'].map((word) => inTransaction(db, (tx) => write(tx, word))))
    expect(seen).toEqual([['a'], ['a', 'b'], ['a', 'b', 'c']])
    expect(await words(db)).toEqual(['a', 'b', 'c'])
  })

  it('keep nothing of one that throws, and are not disturbed by it', async () => {
    const { db } = await aNotebook()
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c'].map((word) =>
        inTransaction(db, async (tx) => {
          await write(tx, word)
          if (word === 'b') throw new Error('changed my mind')
        }),
      ),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await words(db)).toEqual(['a', 'c'])
  })

  it('report the error of a refused statement to its own transaction; the others stay', async () => {
    const { db } = await aNotebook()
    const outcomes = await Promise.allSettled(['a', 'a', 'b'].map((word) => inTransaction(db, (tx) => write(tx, word))))
    expect(outcomes[1]).toMatchObject({ reason: { code: 'SQLITE_CONSTRAINT_UNIQUE' } })
    expect(await words(db)).toEqual(['a', 'b'])
  })

  it('report success only after the commit; when it fails, all fail and nothing is written (D1)', async () => {
    const { db } = await aNotebook()
    // A reference that is only checked at the commit.
    await sql`create table refers (word text references words (word) deferrable initially deferred) strict`.execute(db)
    const finished: string[] = []
    const outcomes = await Promise.allSettled([
      inTransaction(db, (tx) => write(tx, 'a')).then(() => finished.push('a')),
      inTransaction(db, (tx) => sql`insert into refers (word) values ('missing')`.execute(tx)),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(finished).toEqual([])
    expect(await words(db)).toEqual([])
    expect(await inTransaction(db, (tx) => write(tx, 'later'))).toEqual(['later'])
  })

  it('all fail with the disk’s own error when it is full, and the next ones work again (D5)', async () => {
    const { db } = await aNotebook()
    await sql`pragma max_page_count = 8`.execute(db)
    const long = 'x'.repeat(40_000)
    const outcomes = await Promise.allSettled(
      ['a', `${long}`, 'c'].map((word) => inTransaction(db, (tx) => write(tx, word))),
    )
    expect(outcomes[1]).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_FULL' } })
    const kept = await words(db)
    for (const [index, word] of ['a', long, 'c'].entries())
      expect(kept.includes(word)).toBe(outcomes[index]?.status === 'fulfilled')
    expect(await inTransaction(db, (tx) => write(tx, 'later'))).toContain('later')
  })
})

async function aNotebook(): Promise<Connection> {
  const connection = connect('file::memory:')
  onTestFinished(() => connection.close())
  await sql`create table words (id integer primary key, word text not null unique) strict`.execute(connection.db)
  return connection
}

async function write(tx: Db, word: string): Promise<string[]> {
  await sql`insert into words (word) values (${word})`.execute(tx)
  return words(tx)
}

async function words(db: Db): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`select word from words order by id`.execute(db)
  return rows.map(({ word }) => word)
}
