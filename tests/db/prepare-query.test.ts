import type { Insertable } from 'kysely'
import { describe, expect, it } from 'vitest'
import { prepareInsert, prepareQuery } from '#db/prepare-query'
import type { Db } from '#db/schema'
import type { JobsTable } from '#db/tables/jobs'
import { aDatabase } from '#tests/setup/test-database'

const JOB: Insertable<JobsTable> = {
  ...{ host_id: 'hst_x', booking_id: null, lane: 'a', queue: null, kind: 'account-mail', payload: '{}' },
  ...{ run_at: 1, deadline_at: 9, created_at: 0, updated_at: 0 },
}

describe('a prepared query', () => {
  const dueIn = prepareQuery((db, { lane, from, until }: { lane: string; from: number; until: number }) =>
    db
      .selectFrom('jobs')
      .select(['lane', 'run_at'])
      .where('lane', '=', lane)
      .where('state', 'in', ['queued', 'waiting'])
      .where(({ between }) => between('run_at', from, until))
      .orderBy('run_at', 'desc')
      .limit(2),
  )

  it('runs each call with its own values, also simultaneous ones', async () => {
    const { db } = await aDatabaseWithJobs()
    const [early, late, other] = await Promise.all([
      dueIn(db, { lane: 'a', from: 0, until: 2 }),
      dueIn(db, { lane: 'a', from: 2, until: 9 }),
      dueIn(db, { lane: 'b', from: 0, until: 9 }),
    ])
    expect(early.map(({ run_at }) => run_at)).toEqual([2, 1])
    expect(late.map(({ run_at }) => run_at)).toEqual([4, 3])
    expect(other).toEqual([{ lane: 'b', run_at: 5 }])
  })

  it('sees what its transaction wrote, and is prepared again for another database', async () => {
    const range = { lane: 'a', from: 0, until: 9 }
    for (const { db } of [await aDatabaseWithJobs(), await aDatabaseWithJobs()])
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('jobs').where('run_at', '>', 1).execute()
        expect(await dueIn(tx, range)).toEqual([{ lane: 'a', run_at: 1 }])
      })
  })
})

describe('a prepared insert', () => {
  const insert = prepareInsert('jobs')

  it('writes any number of rows, with whichever columns they have', async () => {
    const { db } = await aDatabaseWithHost()
    await insert(db, [])
    await insert(db, [{ ...JOB, lane: 'one' }])
    await insert(db, [{ ...JOB, lane: 'another' }])
    await insert(db, [
      { ...JOB, lane: 'two', state: 'done' },
      { ...JOB, lane: 'three', state: 'failed' },
    ])
    const rows = await db.selectFrom('jobs').select(['lane', 'state']).orderBy('id').execute()
    expect(rows).toEqual([
      { lane: 'one', state: 'queued' },
      { lane: 'another', state: 'queued' },
      { lane: 'two', state: 'done' },
      { lane: 'three', state: 'failed' },
    ])
  })
})

async function aDatabaseWithHost() {
  const { db } = await aDatabase()
  await plantHost(db)
  return { db }
}

async function aDatabaseWithJobs() {
  const { db } = await aDatabaseWithHost()
  const lanes = ['a', 'a', 'a', 'a', 'b']
  await prepareInsert('jobs')(
    db,
    lanes.map((lane, index) => ({ ...JOB, lane, run_at: index + 1 })),
  )
  return { db }
}

async function plantHost(db: Db): Promise<void> {
  const host = { id: 'hst_x', email: 'dana@example.com', handle: 'dana', name: 'Dana Example' }
  await db
    .insertInto('hosts')
    .values({
      ...host,
      ...{ locale: 'en', welcome_text: '', password_hash: 'x', time_zone: 'UTC', created_at: 0, updated_at: 0 },
    })
    .execute()
}
