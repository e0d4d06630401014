import { describe, expect, it } from 'vitest'
import { deleteJobsOfHost } from '#db/queries/host-data'
import { findHostById } from '#db/queries/hosts'
import { DAY_MS, plantBooking, startAdmin } from '#tests/admin/start-admin'
import { queriesOf } from '#tests/setup/plan-of'
import { aPerson, aTeam, startTeamApp } from '#tests/team/team'
import { hostFromRow } from '~/accounts/host'
import { hashPassword } from '~/accounts/password.server'
import { issueManageToken } from '~/booking/manage-link.server'
import { proveAll } from '~/commands/prove'
import { accountData } from '~/privacy/export-account.server'
import { ACCOUNT, aHostWithEverything, CALENDAR, PASSWORD, rowsOf } from './leaving'
import { findWords, TRACES } from './person'

const DELETION = `${ACCOUNT}/deletion`

describe('deleting an account (S20)', () => {
  it('removes the host and their attendees from every table, and leaves other hosts unchanged', async () => {
    const { app, host, get, post, past, cancelled, others, cancel, bystander } = await aHostWithEverything()
    const { db, dialect, keyring } = app.services
    await cancel()
    await db.updateTable('bookings').set({ status: 'cancelled' }).where('id', '=', others).execute()
    const words = [...TRACES, host.id, 'zebulon', 'leaver', 'zeb-once', host.email, 'hopkins', 'bob@', past, cancelled]
    expect(await findWords(db, words)).toEqual(
      expect.arrayContaining([
        ...['hosts.name', 'former_handles.handle', 'host_photos.content', 'calendar_feeds.host_id', 'jobs.host_id'],
        ...['goto_connections.host_id', 'subscribe_feeds.host_id', 'webhooks.host_id', 'deliveries.host_id'],
        ...['idempotency_keys.booking_id', 'sent_mails.address', 'sessions.host_id', 'api_keys.host_id'],
      ]),
    )
    const before = await rowsOf(db, bystander.id)
    const page = await (await get(DELETION)).text()
    expect(page).toContain('Delete your account?')
    expect(page).toContain('3 bookings with their attendees')

    const wrong = await post(DELETION, { currentPassword: 'vier Birnen im Regal' })
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('This is not your current password.')
    expect(await findWords(db, ['zebulon'])).toContain('hosts.name')

    const answer = await post(DELETION, { currentPassword: PASSWORD })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/sign-in?gone=1&lang=en'])
    expect(await findWords(db, words)).toEqual([])
    expect(await rowsOf(db, bystander.id)).toEqual(before)

    expect(await (await get('/sign-in?gone=1&lang=en')).text()).toContain('Your account and all its data are deleted.')
    expect(await (await get('/sign-in?gone=1&lang=de')).text()).toContain(
      'Ihr Konto und alle seine Daten sind gelöscht',
    )
    expect((await get('/admin')).headers.get('location')).toMatch(/^\/sign-in/)
    const me = await fetch(`${app.url}/api/v1/me`, { headers: { Authorization: `Bearer ${host.apiToken}` } })
    expect(me.status).toBe(401)
    for (const path of ['/zebulon', '/zeb-once', '/zebulon/intro-call', '/photos/pho_zebulon'])
      expect([path, (await get(path)).status]).toEqual([path, 404])
    // GoTo has revoked our grants, and the host has a mail about it.
    expect(app.goto.state.grants.every(({ revoked }) => revoked)).toBe(true)
    const [last] = app.mail.to(host.email).slice(-1)
    expect(last?.parsed.subject).toBe('Your account is deleted')
    const findings = await proveAll({ db, dialect }, keyring)
    expect(findings.flatMap(({ rule, breaches }) => breaches.map((breach) => `${rule}: ${breach}`))).toEqual([])
  })

  it('waits until future meetings are cancelled, mails are sent, and running jobs end', async () => {
    const { app, host, get, post, cancelled, cancel, others } = await aHostWithEverything()
    const { db } = app.services
    const page = await (await get(DELETION)).text()
    expect(page).toContain('2 meetings are still to come.')
    expect(page).toContain(`/admin/bookings/${cancelled}`)
    expect(page).not.toContain('Your password')
    const refused = await post(DELETION, { currentPassword: PASSWORD })
    expect(refused.status).toBe(409)
    await cancel()
    await db.updateTable('bookings').set({ status: 'pending' }).where('id', '=', others).execute()
    expect((await post(DELETION, { currentPassword: PASSWORD })).status).toBe(409)
    await db.updateTable('bookings').set({ status: 'declined' }).where('id', '=', others).execute()

    const mail = await db
      .selectFrom('jobs')
      .select('id')
      .where('host_id', '=', host.id)
      .where('kind', '=', 'booking-mail')
      .executeTakeFirstOrThrow()
    const set = (values: object) => db.updateTable('jobs').set(values).where('id', '=', mail.id).execute()
    const later = Date.now() + DAY_MS
    await set({ state: 'queued', run_at: later, deadline_at: later })
    const unsent = await post(DELETION, { currentPassword: PASSWORD })
    expect(unsent.status).toBe(409)
    expect(await unsent.text()).toContain('still on their way')
    await set({ kind: 'delivery', lease_owner: 'wrk_other', lease_until: later })
    const being = await post(DELETION, { currentPassword: PASSWORD })
    expect(being.status).toBe(409)
    expect(await being.text()).toContain('still on their way')
    // All was rolled back: what had been deleted on the way exists again.
    expect(await findWords(db, ['zebulon'])).toContain('hosts.name')
    expect(await deleteJobsOfHost(db, host.id, later + 1)).toBe(true)
  })
})

it('a team is handed over first, and a member who deletes the account is no longer one (S20)', async () => {
  const app = await startTeamApp()
  const { db } = app.services
  const { owner, manager, member, teamId, stranger } = await aTeam(app)
  const page = await (await owner.get(DELETION)).text()
  expect(page).toContain('The team Client success is yours')
  const deletion = async (person: typeof owner) => {
    await db
      .updateTable('hosts')
      .set({ password_hash: await hashPassword(PASSWORD) })
      .where('id', '=', person.id)
      .execute()
    return person.post(DELETION, { currentPassword: PASSWORD })
  }
  expect((await deletion(owner)).status).toBe(409)

  await db.updateTable('hosts').set({ name: 'Max Quillon' }).where('id', '=', manager.id).execute()
  const bookingId = await plantBooking(db, member.id, { startsAt: Date.now() + DAY_MS })
  const manage = { manage_token: issueManageToken(app.services.keyring, bookingId).sealed }
  await db.updateTable('bookings').set(manage).where('id', '=', bookingId).execute()
  const path = `/admin/team/meetings/${bookingId}/cancellation`
  expect((await manager.post(path, { reason: 'Ill' })).status).toBe(302)
  await app.settled()
  const words = [manager.id, 'quillon', manager.email]
  expect(await findWords(db, words)).toEqual(expect.arrayContaining(['booking_events.actor_id', 'hosts.name']))
  expect((await deletion(manager)).status).toBe(302)
  await app.settled()
  expect(await findWords(db, words)).toEqual([])
  expect((await member.get(`/admin/bookings/${bookingId}`)).status).toBe(200)

  // An owner alone in the team deletes it as well.
  expect((await deletion(member)).status).toBe(302)
  expect((await deletion(owner)).status).toBe(302)
  expect(await findWords(db, [teamId, owner.id, member.id, owner.email, member.email])).toEqual([])
  expect((await stranger.get('/admin')).status).toBe(200)
})

describe('exporting an account (S20)', () => {
  it('returns all data of the host, without secrets and without data of others (S1)', async () => {
    const { app, host, get, past, cancelled, others, bystander } = await aHostWithEverything()
    const { db } = app.services
    const file = await get(`${ACCOUNT}/export`)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="account-\d{4}-\d\d-\d\d\.json"$/)
    const text = await file.text()
    const found = JSON.parse(text)
    expect(found).toMatchObject({
      profile: { name: 'Zebulon Leaver', email: host.email, handle: 'zebulon', photo: { mediaType: 'image/png' } },
      schedules: [{ isDefault: true }],
      eventTypes: [{ slug: 'intro-call', questions: [{ label: 'Topic' }] }],
      calendars: [{ address: 'http://localhost:9/…/basic.ics' }],
      webhooks: [{ events: ['booking.created', 'booking.rescheduled', 'booking.cancelled'] }],
      apiKeys: [{ name: 'Operator' }],
      goto: { status: 'connected' },
      team: null,
    })
    expect(found.bookings.map(({ id }: { id: string }) => id)).toEqual([past, cancelled, others])
    expect(found.bookings[1].history.map(({ what }: { what: string }) => what)).toContain('rescheduled')

    for (const secret of [PASSWORD, host.apiToken, CALENDAR, 'whsec_', '/booking/', bystander.id, 'bystander'])
      expect(text).not.toContain(secret)
    // Nothing that is stored sealed, hashed or as a token is in it, under any name.
    for (const [table, columns] of Object.entries(SECRETS))
      for (const row of await db
        .selectFrom(table as 'hosts')
        .selectAll()
        .where(ownerOf(table), '=', host.id)
        .execute())
        for (const column of columns) {
          const value = (row as Record<string, unknown>)[column]
          if (typeof value === 'string' && value !== '')
            expect([table, column, text.includes(value)]).toEqual([table, column, false])
        }
  })

  it('needs only a handful more queries for 1,100 bookings than for a few (P4)', async () => {
    const { app, host } = await startAdmin()
    const { db } = app.services
    const found = await findHostById(db, host.id)
    if (!found) throw new Error('The host is gone')
    const count = () =>
      queriesOf(db, (watched) => accountData({ ...app.services, db: watched }, hostFromRow(found), Date.now()))
    const plant = (from: number, until: number) =>
      db.transaction().execute(async (tx) => {
        for (let n = from; n < until; n++) await plantBooking(tx, host.id, { startsAt: n * DAY_MS })
      })
    await plant(0, 10)
    const few = (await count()).length
    await plant(10, 1_100)
    expect((await count()).length - few).toBe(6)
  })

  it('belongs to the signed-in host only (S1)', async () => {
    const app = await startTeamApp()
    const one = await aPerson(app, 'one')
    await aPerson(app, 'two')
    expect(await (await one.get(`${ACCOUNT}/export?host=two`)).text()).not.toContain('two@example.com')
    const anonymous = await fetch(`${app.url}${ACCOUNT}/export`, { redirect: 'manual' })
    expect(anonymous.headers.get('location')).toMatch(/^\/sign-in/)
  })
})

const SECRETS = {
  hosts: ['password_hash'],
  sessions: ['id_hash'],
  account_tokens: ['token_hash'],
  api_keys: ['key_hash', 'hint'],
  goto_connections: ['access_token', 'refresh_token'],
  calendar_feeds: ['url', 'url_hash'],
  subscribe_feeds: ['secret', 'secret_hash'],
  webhooks: ['secret', 'url'],
  bookings: ['manage_token', 'manage_token_hash'],
  idempotency_keys: ['key_hash', 'request_hash', 'answer'],
}

function ownerOf(table: string) {
  return (table === 'hosts' ? 'id' : 'host_id') as 'id'
}
