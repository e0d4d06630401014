import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, callApi, freeSlots, type TestApp, type TestHost } from '#tests/setup/test-app'
import { complainAboutMail, MAX_BOUNCES, MAX_REPORTS } from '~/booking/changes/complain.server'
import { startOperatorApp } from './operator'

async function bookFor(app: TestApp, host: TestHost, start: string | undefined, email: string): Promise<void> {
  const booking = { eventType: 'intro-call', start, attendee: { ...AN_ATTENDEE, email } }
  expect((await callApi(app, host, 'POST', '/bookings', booking)).status).toBe(201)
  await app.settled()
}

/** The path of the link to report a mail, as its reader finds it. */
function reportPathIn(app: TestApp, address: string): string {
  const text = app.mail.to(address).at(-1)?.parsed.text ?? ''
  return /\/report\/\S+/.exec(text)?.[0] ?? ''
}

function press(app: TestApp, path: string): Promise<Response> {
  return fetch(app.url + path, { method: 'POST', body: new URLSearchParams(), headers: { Origin: app.url } })
}

async function startWithReaders() {
  const scene = await startOperatorApp()
  const { app, tenant } = scene
  const slots = (await freeSlots(app, tenant)).filter((_, index) => index % 4 === 0)
  const readers = Array.from({ length: MAX_REPORTS }, (_, n) => `reader${n}@example.org`)
  for (const [n, reader] of readers.entries()) await bookFor(app, tenant, slots[n], reader)
  return { ...scene, readers, slots: slots.slice(MAX_REPORTS) }
}

describe('a link to report a mail', () => {
  it('is in text and HTML of every mail to somebody without an account, and in no mail to the host', async () => {
    const { app, tenant, readers } = await startWithReaders()
    const [mail] = app.mail.to(readers[0] ?? '')
    expect(mail?.parsed.text).toMatch(/Report it: http:\/\/localhost:\d+\/report\//)
    expect(mail?.parsed.html || '').toMatch(/<a [^>]*href="http:\/\/localhost:\d+\/report\/[^"]+"[^>]*>/)
    expect(reportPathIn(app, tenant.email)).toBe('')
  })

  it('counts by its button alone, once for each mailbox, and not when altered (S15)', async () => {
    const { app, tenant, readers } = await startWithReaders()
    const { db } = app.services
    const path = reportPathIn(app, readers[0] ?? '')
    const page = await fetch(app.url + path)
    expect([page.status, (await page.text()).includes('Report the mail')]).toEqual([200, true])
    const count = async () => (await db.selectFrom('mail_complaints').selectAll().execute()).length
    expect(await count()).toBe(0)
    for (let n = 0; n < 5; n++) expect((await press(app, path)).status).toBe(200)
    expect(await count()).toBe(1)
    const altered = path.slice(0, -2) + (path.endsWith('AA') ? 'BB' : 'AA')
    expect((await press(app, altered)).status).toBe(404)
    expect(await db.selectFrom('mail_quarantines').selectAll().execute()).toEqual([])
    expect(JSON.stringify(await db.selectFrom('mail_complaints').selectAll().execute())).not.toContain('reader0')
    expect(tenant.id).not.toBe('')
  })
})

describe('mails of a tenant that too many have reported (S16)', () => {
  it('wait, while the host gets theirs, until the operator releases them', async () => {
    const { app, operator, tenant, readers, slots } = await startWithReaders()
    for (const reader of readers) await press(app, reportPathIn(app, reader))
    const before = app.mail.to(tenant.email).length
    await bookFor(app, tenant, slots[0], 'later@example.org')
    expect(app.mail.to('later@example.org')).toEqual([])
    expect(app.mail.to(tenant.email).length).toBeGreaterThan(before)
    const place = `/operator/tenants/${tenant.id}`
    const page = await (await operator.get(place)).text()
    expect(page).toContain('3 reported a mail')
    expect(page).toContain('too many were reported')
    expect((await operator.post(place, { step: 'release' })).status).toBe(302)
    await app.settled()
    expect(app.mail.to('later@example.org')).toHaveLength(1)
    await bookFor(app, tenant, slots[1], 'after@example.org')
    expect(app.mail.to('after@example.org')).toHaveLength(1)
  })

  it('are discarded where the operator says so, and never sent', async () => {
    const { app, operator, tenant, slots } = await startWithReaders()
    const place = `/operator/tenants/${tenant.id}`
    expect((await operator.post(place, { step: 'stop' })).status).toBe(302)
    await bookFor(app, tenant, slots[0], 'later@example.org')
    expect((await operator.post(place, { step: 'discard' })).status).toBe(302)
    await app.settled()
    expect(app.mail.to('later@example.org')).toEqual([])
    const discarded = await app.services.db.selectFrom('jobs').select('kind').where('state', '=', 'discarded').execute()
    expect(discarded.map(({ kind }) => kind)).toEqual(['booking-mail'])
  })

  it('begin to wait after ten bounces too, unless they are few among many mails', async () => {
    const { app, tenant } = await startOperatorApp()
    const { db } = app.services
    const bounce = (n: number, hostId: string) =>
      complainAboutMail(db, { hostId, kind: 'bounce', mailbox: `box-${n}` }, Date.now())
    const stopped = async () =>
      (await db.selectFrom('mail_quarantines').select('cause').execute()).map(({ cause }) => cause)
    for (let n = 0; n < MAX_BOUNCES - 1; n++) await bounce(n, tenant.id)
    expect(await stopped()).toEqual([])
    const mail = (n: number) => ({
      ...{ id: `dlv_${n}`, host_id: tenant.id, booking_id: null, mail: 'confirmed', recipient: 'attendee' as const },
      ...{ address: `a${n}@example.org`, message_id: `<${n}@x>`, sequence: null, method: null, response: '250' },
      accepted_at: Date.now(),
    })
    await db
      .insertInto('sent_mails')
      .values(Array.from({ length: 101 }, (_, n) => mail(n)))
      .execute()
    await bounce(MAX_BOUNCES, tenant.id)
    expect(await stopped()).toEqual([])
    await bounce(MAX_BOUNCES + 1, tenant.id)
    expect(await stopped()).toEqual(['bounces'])
  })
})
