import { expect, it } from 'vitest'
import { countPausedJobs, holdOpenJobs } from '#db/queries/paused-jobs'
import { AN_ATTENDEE, aHost, callApi, freeSlots } from '#tests/setup/test-app'
import { signedIn, startAdmin } from './start-admin'

it('only the host runs or discards the jobs that a restored backup has paused (D3)', async () => {
  const { app, host, get, post } = await startAdmin()
  const { db, outbox } = app.services
  const [start] = await freeSlots(app, host)
  // Until they are held: a retry may come at once, because its random delay may be zero.
  app.mail.refuseNext({ code: 451, count: 1_000 })
  const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  const { data: booking } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
  await app.settled()
  // What `npm run restore` does to a database.
  await holdOpenJobs(db, Date.now())
  app.mail.refuseNext({ code: 451, count: 0 })
  outbox.wake()
  await app.settled()
  expect(app.mail.messages).toEqual([])

  const count = await countPausedJobs(db, host.id)
  expect(count).toBeGreaterThanOrEqual(2)
  expect(await (await get('/admin')).text()).toContain(`${count} tasks are on hold since a backup was restored`)
  const page = await (await get('/admin/deliveries')).text()
  expect(page).toContain('On hold since a backup was restored')
  expect(page).toContain('Sending a mail about a booking')
  expect(page).toContain(`Run all ${count}`)
  expect(await (await get(`/admin/bookings/${booking.id}`)).text()).toContain('On hold since a restore')

  const [mail] = await db.selectFrom('jobs').select('id').where('kind', '=', 'booking-mail').orderBy('id').execute()
  const one = { id: String(mail?.id), decision: 'release' }
  // Another host's held jobs are treated as missing (S1).
  const other = await signedIn(app, await aHost(app, { handle: 'other', connected: false }))
  expect((await other.post('/admin/jobs/paused', one)).status).toBe(404)
  expect((await other.post('/admin/jobs/paused', { decision: 'discard' })).status).toBe(404)
  expect(await (await other.get('/admin/deliveries')).text()).not.toContain('On hold since')
  expect((await post('/admin/jobs/paused', { id: 'x', decision: 'release' })).status).toBe(400)

  expect((await post('/admin/jobs/paused', one)).status).toBe(302)
  await expect.poll(() => app.mail.messages.length).toBe(1)
  expect((await post('/admin/jobs/paused', { decision: 'discard' })).status).toBe(302)
  await app.settled()
  expect(await countPausedJobs(db, host.id)).toBe(0)
  expect(app.mail.messages).toHaveLength(1)
  expect(await (await get('/admin/deliveries')).text()).not.toContain('On hold since')
})
