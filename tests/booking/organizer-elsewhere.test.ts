import { describe, expect, it } from 'vitest'
import { findBooking } from '#db/queries/bookings'
import { builtPages, callApi } from '#tests/setup/test-app'
import { isOrganizerElsewhere } from '~/booking/meetings/find-running-meeting.server'
import { MINUTE_MS, startWithClock } from './held-meetings'

describe('an organizer who is still in the meeting before', () => {
  it('is said to be there while GoTo says that it runs, and asked for once a minute at most', async () => {
    const { app, clock, ask, questions, first, second, hold } = await twoInARow()
    hold(first, 0, 38)
    clock.step(second.start - 20 * MINUTE_MS - Date.now())
    expect(await ask()).toBe(false)
    expect(questions()).toBe(0)
    clock.step(second.start + MINUTE_MS - Date.now())
    expect(await Promise.all([ask(), ask(), ask()])).toContain(true)
    expect(await ask()).toBe(true)
    expect(questions()).toBe(1)
    clock.step(9 * MINUTE_MS)
    expect(await ask()).toBe(false)
    expect(questions()).toBe(2)
    app.goto.faults.add({ kind: 'server-error', on: 'GET /G2M/rest/meetings/' })
    clock.step(2 * MINUTE_MS)
    expect(await ask()).toBe(false)
  })

  it('is asked for once by people who come within moments, in whatever order they are served', async () => {
    const { clock, ask, questions, first, second, hold } = await twoInARow()
    hold(first, 0, 38)
    const now = second.start + MINUTE_MS
    clock.step(now - Date.now())
    expect(await Promise.all([ask(now + 2), ask(now + 1), ask(now)])).toContain(true)
    expect(questions()).toBe(1)
  })

  it('is not said to be there by the answer of an earlier minute while GoTo is slow', async () => {
    const { clock, ask, askSlowly, first, second, hold } = await twoInARow()
    hold(first, 0, 38)
    clock.step(second.start + MINUTE_MS - Date.now())
    expect(await ask()).toBe(true)
    clock.step(20 * MINUTE_MS)
    const late = askSlowly()
    await late.asked
    expect(await ask()).toBe(false)
    late.answer()
    await late.said
    expect(await ask()).toBe(false)
  })

  it('is said to be there by a slow answer once it has come, but not after the next question', async () => {
    const { app, clock, ask, askSlowly, first, second, hold } = await twoInARow()
    hold(first, 0, 38)
    clock.step(second.start + MINUTE_MS - Date.now())
    const slow = askSlowly()
    await slow.asked
    expect(await ask()).toBe(false)
    slow.answer()
    await slow.said
    expect(await ask()).toBe(true)
    clock.step(2 * MINUTE_MS)
    const late = askSlowly()
    await late.asked
    clock.step(2 * MINUTE_MS)
    app.goto.faults.add({ kind: 'server-error', on: 'GET /G2M/rest/meetings/' })
    expect(await ask()).toBe(false)
    late.answer()
    await late.said
    expect(await ask()).toBe(false)
  })

  it('is named on the page of the attendee who waits, and not on that of another meeting', async () => {
    const { app, clock, first, second, hold, pageOf } = await twoInARow({ pages: await builtPages() })
    const title = 'Dana Example is still in another meeting'
    hold(first, 0, 38)
    clock.step(second.start - 10 * MINUTE_MS - Date.now())
    expect(await pageOf(second)).not.toContain(title)
    clock.step(second.start + 2 * MINUTE_MS - Date.now())
    expect(await pageOf(second)).toContain(title)
    expect(await pageOf(second, '?lang=de')).toContain('Dana Example ist noch in einem anderen Termin')
    expect(await pageOf(first)).not.toContain(title)
    clock.step(9 * MINUTE_MS)
    expect(await pageOf(second)).not.toContain(title)
    expect(app.goto.state.ledger.filter(({ path }) => path.endsWith('/start'))).toEqual([])
  })

  it('is not looked for when the meeting before was at another place, or this one is over', async () => {
    const { app, clock, ask, questions, first, second, hold } = await twoInARow()
    hold(first, 0, 300)
    clock.step(second.end + MINUTE_MS - Date.now())
    expect(await ask()).toBe(false)
    clock.step(-3 * MINUTE_MS)
    const address = { location_kind: 'address', meeting_id: null } as const
    await app.services.db.updateTable('bookings').set(address).where('id', '=', first.id).execute()
    expect(await ask()).toBe(false)
    expect(questions()).toBe(0)
  })
})

async function twoInARow(options: Parameters<typeof startWithClock>[0] = {}) {
  const world = await startWithClock(options)
  const { app, host } = world
  const [first, second] = [await world.book(0), await world.book(0)]
  // Its own readings are no question of a page.
  await app.worker.stop(0)
  const before = app.goto.state.ledger.length
  const { db, conferencing } = app.services
  const askThrough = async (getMeeting: typeof conferencing.goto.getMeeting, now = Date.now()) => {
    const row = await findBooking(db, second.id)
    if (!row) throw new Error('no booking')
    const slower = { ...conferencing, goto: { ...conferencing.goto, getMeeting } }
    return isOrganizerElsewhere({ db, conferencing: slower }, row, now)
  }
  return {
    ...{ ...world, first, second },
    ask: (now?: number) => askThrough((...about) => conferencing.goto.getMeeting(...about), now),
    pageOf: async ({ id }: { id: string }, query = '') => {
      const { data } = await (await callApi(app, host, 'GET', `/bookings/${id}`)).json()
      return (await fetch(`${app.url}${new URL(data.manageUrl).pathname}${query}`)).text()
    },
    /** GoTo's answer is on its way until `answer` is called. */
    askSlowly: () => {
      const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const said = askThrough(async (...about) => {
        const found = await conferencing.goto.getMeeting(...about)
        asked.resolve()
        await answered.promise
        return found
      })
      return { asked: asked.promise, answer: () => answered.resolve(), said }
    },
    questions: () =>
      app.goto.state.ledger
        .slice(before)
        .filter(({ method, path }) => method === 'GET' && path === `/G2M/rest/meetings/${first.meetingId}`).length,
  }
}
