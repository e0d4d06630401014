import { describe, expect, it } from 'vitest'
import { startAdmin } from '#tests/admin/start-admin'
import { callApi } from '#tests/setup/test-app'

const AT_ONCE = 6
const TAKEN = { status: 409, code: 'slug_taken' }

describe('one slug for several event types at the same moment', () => {
  it('is given to one of several new ones', async () => {
    const { app, host } = await startAdmin({ connected: false })
    const wanted = { slug: 'wanted', title: 'Wanted' }
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => (await callApi(app, host, 'POST', '/event-types', wanted)).status),
    )
    expect(answers.toSorted()).toEqual([201, ...Array(AT_ONCE - 1).fill(TAKEN.status)])
  })

  it('is given to one of several that are renamed', async () => {
    const { app, host } = await startAdmin({ connected: false })
    const ids: string[] = []
    for (let number = 0; number < AT_ONCE; number++) {
      const created = await callApi(app, host, 'POST', '/event-types', { slug: `call-${number}`, title: 'Call' })
      ids.push((await created.json()).data.id)
    }
    const answers = await Promise.all(
      ids.map(async (id) => (await callApi(app, host, 'PATCH', `/event-types/${id}`, { slug: 'wanted' })).status),
    )
    expect(answers.toSorted()).toEqual([200, ...Array(AT_ONCE - 1).fill(TAKEN.status)])
  })

  it('is not needed by copies: each gets another one', async () => {
    const { app, host, post } = await startAdmin({ connected: false })
    const { data } = await (await callApi(app, host, 'GET', '/event-types')).json()
    const copies = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => (await post(`/admin/event-types/${data[0].id}/copy`, {})).status),
    )
    expect(copies).toEqual(Array(AT_ONCE).fill(302))
    const all = await app.services.db.selectFrom('event_types').select('slug').where('host_id', '=', host.id).execute()
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(AT_ONCE + 1)
  })
})
