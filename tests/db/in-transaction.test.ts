import { describe, expect, it } from 'vitest'
import { inTransaction } from '#db/in-transaction'
import { aDatabase } from '#tests/setup/test-database'

describe('inTransaction', () => {
  it('runs the work again after a PostgreSQL deadlock, and keeps nothing of the first try', async () => {
    const { db } = await aDatabase()
    let attempts = 0
    await inTransaction(db, async (tx) => {
      attempts++
      await tx
        .insertInto('former_handles')
        .values({ handle: `try-${attempts}`, host_id: (await aHostRow(tx)).id, expires_at: 1 })
        .execute()
      if (attempts < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    })
    expect(await db.selectFrom('former_handles').select('handle').execute()).toEqual([{ handle: 'try-3' }])
    expect(await db.selectFrom('hosts').select('id').execute()).toHaveLength(1)
  })

  it('gives up after a few tries, and at once on any other failure', async () => {
    const { db } = await aDatabase()
    for (const [code, expected] of [
      ['40001', 5],
      ['23505', 1],
    ] as const) {
      let attempts = 0
      const failing = inTransaction(db, async () => {
        attempts++
        throw Object.assign(new Error('refused'), { code })
      })
      await expect(failing).rejects.toMatchObject({ code })
      expect(attempts).toBe(expected)
    }
  })
})

type Tx = Parameters<Parameters<typeof inTransaction>[1]>[0]

async function aHostRow(tx: Tx): Promise<{ id: string }> {
  const row = {
    email: 'dana@example.com',
    name: 'Dana',
    handle: 'dana',
    time_zone: 'UTC',
    locale: 'en',
    welcome_text: '',
  }
  await tx
    .insertInto('hosts')
    .values({ id: 'hst_1', ...row, created_at: 1, updated_at: 1 })
    .execute()
  return { id: 'hst_1' }
}
