import { describe, expect, it } from 'vitest'
import { aHost, callApi, startTestApp } from '#tests/setup/test-app'

describe('messages about a field', () => {
  it.each<[string, unknown, string]>([
    ['durationMinutes', 2, 'must be at least 5'],
    ['durationMinutes', 721, 'must be at most 720'],
    ['durationMinutes', 30.5, 'must be a whole number'],
    ['durationMinutes', '30', 'must be a number'],
    ['title', 7, 'must be a text'],
    ['title', '', 'must not be empty'],
    ['hidden', 'no', 'must be true or false'],
    ['questions', {}, 'must be a list'],
    ['confirmation', 'maybe', 'must be one of automatic, manual'],
    ['durationChoicesMinutes', Array(11).fill(5), 'must have at most 10 entries'],
  ])('say what %s must be instead of %j', async (field, value, words) => {
    expect(await errorsFor({ [field]: value })).toContainEqual({ path: field, message: words })
  })

  it('say what a nested field must be', async () => {
    const errors = await errorsFor({
      bookingWindow: { kind: 'forever' },
      questions: [{ id: 'q', kind: 'short_text', required: true }],
    })
    expect(errors).toContainEqual({ path: 'bookingWindow.kind', message: 'must be one of rolling, range, open' })
    expect(errors).toContainEqual({ path: 'questions.0.label', message: 'is missing' })
    expect(await errorsFor({ bookingWindow: { kind: 'range', from: 'soon', to: '2026-12-04' } })).toContainEqual({
      path: 'bookingWindow.from',
      message: 'must be a date such as 2026-12-03',
    })
  })
})

async function errorsFor(changes: Record<string, unknown>): Promise<unknown> {
  const app = await startTestApp()
  const host = await aHost(app)
  const response = await callApi(app, host, 'PATCH', '/event-types/evt_x', changes)
  expect(response.status).toBe(422)
  return (await response.json()).errors
}
