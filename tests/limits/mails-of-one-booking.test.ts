import { describe, expect, it } from 'vitest'
import { mailsTo } from '#tests/booking/a-booking'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { budgetMails } from '~/limits/recipient-budget.server'
import { asRequestOf } from '~/limits/requester.server'

const DAY_MS = 86_400_000
const ADA = 'ada@honest.example'

/** A host whose account is younger than a week by default, and calls that count what they send. */
async function aNewHost({ days = 0, connected = false } = {}) {
  const app = await startTestApp({ environment: { RATE_LIMIT: 'on' } })
  const host = await aHost(app, { connected })
  const { db } = app.services
  if (days > 0)
    await db
      .updateTable('hosts')
      .set({ email_verified_at: Date.now() - days * DAY_MS })
      .where('id', '=', host.id)
      .execute()
  const slots = await freeSlots(app, host, 30)
  const call = async (path: string, body: object) =>
    (await (await callApi(app, host, 'POST', `/bookings${path}`, body)).json()).data
  const book = (slot: number) =>
    call('', { eventType: 'intro-call', start: slots[slot], attendee: { ...AN_ATTENDEE, email: ADA } })
  const move = (id: string, slot: number) => call(`/${id}/reschedule`, { start: slots[slot] })
  const cancel = (id: string) => call(`/${id}/cancellation`, {})
  const subjects = () => mailsTo(app, ADA).map(({ parsed }) => parsed.subject?.split(':')[0])
  const held = () => db.selectFrom('held_back_mails').select(['mail', 'reason']).execute()
  return { app, host, db, book, move, cancel, subjects, held }
}

describe('the mails of one booking on one day (S16)', () => {
  it('include the cancellation after the invite and two moves, for a new host', async () => {
    const { app, book, move, cancel, subjects, held } = await aNewHost()
    const { id } = await book(0)
    await app.settled()
    for (const slot of [20, 40]) {
      await move(id, slot)
      await app.settled()
    }
    await cancel(id)
    await app.settled()
    expect(subjects()).toEqual([expect.anything(), expect.anything(), expect.stringContaining('ancelled')])
    expect(await held()).toEqual([{ mail: 'rescheduled', reason: 'recipient' }])
  })

  it('include the cancellation after four moves, for an established host', async () => {
    const { app, book, move, cancel, subjects } = await aNewHost({ days: 30 })
    const { id } = await book(0)
    await app.settled()
    for (const slot of [20, 40, 60, 80]) {
      await move(id, slot)
      await app.settled()
    }
    await cancel(id)
    await app.settled()
    expect(subjects().at(-1)).toContain('ancelled')
    expect(subjects()).toHaveLength(4)
  })

  it('cost nothing when they were outdated before they were sent', async () => {
    const { app, db, book, move, cancel, held } = await aNewHost()
    await app.worker.stop(5_000)
    const { id } = await book(0)
    for (const slot of [20, 40, 60]) await move(id, slot)
    await cancel(id)
    expect(await held()).toEqual([])
    const queued = await db
      .selectFrom('jobs')
      .select('payload')
      .where('kind', '=', 'booking-mail')
      .where('state', '=', 'queued')
      .execute()
    const mails = queued.map(({ payload }) => JSON.parse(payload)).filter(({ recipient }) => recipient === 'attendee')
    expect(mails).toMatchObject([{ mail: 'cancelled' }])
  })
})

describe('the budget of a network (S16)', () => {
  const NOW = Date.UTC(2026, 10, 2, 9)
  const networks = (last: string) => [
    { key: '2001:db8::/48', share: 16 },
    { key: `2001:db8:0:${last}::/64`, share: 1 },
  ]

  it('allows a network two hundred mails to strangers a day, and a wider one less than its parts’ sum', async () => {
    const { db, host } = await aNewHost()
    const ask = (stranger: string, network: string, now = NOW) =>
      asRequestOf(networks(network), () =>
        budgetMails(
          db,
          { hostId: host.id, established: true },
          [{ mail: 'confirmed', recipient: 'attendee', address: stranger, rank: 'first', cause: 'anybody' }],
          now,
        ),
      )
    let sent = 0
    for (let n = 0; n < 210; n++) if ((await ask(`s${n}@example.org`, 'a'))[0] === null) sent++
    expect(sent).toBe(200)
    expect(await ask('other@example.org', 'b')).toEqual([null])
    expect(await ask('again@example.org', 'a')).toEqual(['network'])
    expect(await ask('again@example.org', 'a', NOW + DAY_MS)).toEqual([null])
  })

  it('counts what visitors cause, not what a host does by program or by hand', async () => {
    const { db, host } = await aNewHost()
    const ask = (n: number) =>
      asRequestOf(networks('a'), () =>
        budgetMails(
          db,
          { hostId: host.id, established: true },
          [{ mail: 'confirmed', recipient: 'attendee', address: `s${n}@example.org`, rank: 'first', cause: 'host' }],
          NOW,
        ),
      )
    for (let n = 0; n < 250; n++) expect(await ask(n)).toEqual([null])
  })
})
