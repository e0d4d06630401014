import { describe, expect, it } from 'vitest'
import { aHost, callApi, startTestApp } from '#tests/setup/test-app'

const SETTINGS = {
  slug: 'deep-dive',
  title: 'Deep dive',
  description: 'Two lines\nof it',
  durationMinutes: 60,
  durationChoicesMinutes: [15, 30, 60],
  stepMinutes: 30,
  bufferBeforeMinutes: 5,
  bufferAfterMinutes: 10,
  minimumNoticeMinutes: 60,
  bookingWindow: { kind: 'range', from: '2026-12-01', to: '2027-01-31' },
  dailyLimit: 3,
  weeklyLimit: 9,
  confirmation: 'manual',
  hidden: true,
  guestsAllowed: true,
  cancelCutoffMinutes: 120,
  rescheduleCutoffMinutes: 240,
  questions: [
    { id: 'a', label: 'A?', kind: 'one_choice', required: true, choices: ['x', 'y'] },
    { id: 'b', label: 'B?', kind: 'phone', required: false },
  ],
  language: 'de',
}

describe('event types by the API', () => {
  it('return every field of the contract and no other, also one by one', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    const created = await callApi(app, host, 'POST', '/event-types', { slug: 'deep-dive', title: 'Deep dive' })
    const { data } = await created.json()
    expect(Object.keys(data).sort()).toEqual(['id', 'url', ...Object.keys(SETTINGS)].sort())
    for (const [field, value] of Object.entries(SETTINGS)) {
      const changed = await callApi(app, host, 'PATCH', `/event-types/${data.id}`, { [field]: value })
      expect((await changed.json()).data, field).toMatchObject({ [field]: value })
    }
    const read = await (await callApi(app, host, 'GET', `/event-types/${data.id}`)).json()
    const url = `${app.url}/${host.handle}/deep-dive`
    expect(read.data).toEqual({ ...SETTINGS, id: data.id, url })
  })

  const refused: [string, Record<string, unknown>, string][] = [
    ['an unknown field', { location: { kind: 'goto' } }, 'location'],
    ['a slug with capitals', { slug: 'Deep' }, 'slug'],
    ['a duration twice', { durationChoicesMinutes: [30, 30] }, 'durationChoicesMinutes'],
    [
      'a window that ends before it begins',
      { bookingWindow: { kind: 'range', from: '2026-12-02', to: '2026-12-01' } },
      'bookingWindow.to',
    ],
    ['no limit at all as 0', { dailyLimit: 0 }, 'dailyLimit'],
    [
      'a choice of nothing',
      { questions: [{ id: 'a', label: 'A', kind: 'one_choice', required: true }] },
      'questions.0.choices',
    ],
    [
      'a condition, which only the admin sets',
      { questions: [{ id: 'a', label: 'A', kind: 'phone', required: true, showIf: null }] },
      'questions.0.showIf',
    ],
  ]
  it('are refused with 422 and the path of the invalid field', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    for (const [what, change, path] of refused) {
      const response = await callApi(app, host, 'POST', '/event-types', {
        slug: 'any-thing',
        title: 'Any',
        ...change,
      })
      const { errors } = await response.json()
      expect([response.status, errors[0].path], what).toEqual([422, path])
    }
  })
})
