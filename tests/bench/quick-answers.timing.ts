import { expect, it } from 'vitest'
import { DAY_MS, plantBooking } from '#tests/admin/start-admin'
import { aHost } from '#tests/setup/test-app'
import { aTeam, startTeamApp } from '#tests/team/team'
import { hashPassword, verifyPassword } from '~/accounts/password.server'
import { findHolidays } from '~/availability/slots/holidays.server'

const ROUNDS = 15

async function msFor(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The fastest of several: other load on the machine only ever adds. */
async function quickest(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await msFor(work))
  return Math.min(...times)
}

it('510 meetings of 20 organizers render within 3 times the empty team table', async () => {
  const app = await startTeamApp()
  const { teamId, manager } = await aTeam(app)
  const { db } = app.services
  const open = async () => (await manager.get('/admin/team')).text()
  await quickest(open)
  const emptyMs = await quickest(open)
  for (let number = 0; number < 17; number++) {
    const { id } = await aHost(app, { handle: `host-${number}`, connected: false })
    await db
      .insertInto('team_members')
      .values({ host_id: id, team_id: teamId, role: 'member', shares_goto: 0, agreed_at: 0 })
      .execute()
    for (let i = 0; i < 30; i++) await plantBooking(db, id, { startsAt: Date.now() + DAY_MS + i * 3_600_000 })
  }
  await quickest(open)
  const fullMs = await quickest(open)
  console.info(`team table: empty ${emptyMs.toFixed(1)} ms, 510 meetings ${fullMs.toFixed(1)} ms`)
  expect(fullMs / emptyMs).toBeLessThan(3)
})

it('a password of an unknown account costs as much as that of a known one (S6)', async () => {
  const known = await hashPassword('drei Birnen im Regal')
  const unknownMs = await quickest(() => verifyPassword(null, 'etwas anderes'))
  const knownMs = await quickest(() => verifyPassword(known, 'etwas anderes'))
  console.info(`password: unknown ${unknownMs.toFixed(1)} ms, known ${knownMs.toFixed(1)} ms`)
  expect(unknownMs / knownMs).toBeGreaterThan(0.5)
})

it('a year’s holidays are named 1,000 times in half a second after the first time', async () => {
  const days = () => findHolidays({ country: 'CH', region: 'ZH', switched: [] }, { first: 2029, last: 2029 })
  await days()
  const ms = await msFor(async () => {
    for (let i = 0; i < 1_000; i++) await days()
  })
  expect(ms).toBeLessThan(500)
})
