import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import type { Db } from '#db/schema'
import { linksOf } from '#tests/http/page-forms'
import { callApi, freeSlots } from '#tests/setup/test-app'
import { backupCommand } from '~/commands/backup'
import { aSecretWorld, type SecretWorld, TYPED } from './planted-secrets'

/** Where a secret is meant to be seen: by the one whose it is, on the page that is there for it. */
const MEANT: Record<string, string[]> = {
  // They open the system that gets the delivery.
  ...{ 'token in the address of a webhook': ['a delivery'], 'token in the address of a feed': ['a delivery'] },
  'token of a CRM': ['a delivery'],
  'address of the feed of bookings': ['/admin/calendars'],
  'manage link': ['/admin/bookings/:id', '/admin/bookings', '/admin', '/admin/calendar', 'a delivery'],
  recording: ['/admin/bookings/:id', 'a delivery'],
  // It is the location of the meeting: whoever has the booking has it, and the database finds the booking by it.
  'join link': [
    ...['/admin', '/admin/bookings', '/admin/bookings/:id', '/admin/calendar', 'a delivery', 'the database'],
    ...['settings/account/export', 'settings/person/export?address=ada@example.com', 'bookings/export.csv'].map(
      (path) => `the file ${path}`,
    ),
  ],
  'secret link': ['/admin/event-types/:id/links'],
  'one-time link': ['/admin/event-types/:id/links'],
}

it('thirty kinds of secrets stay out of logs, pages, files, metrics, deliveries and backups (T7)', async () => {
  const world = await aSecretWorld()
  const { app, secrets } = world
  const kinds = Object.entries(secrets)
  for (const [kind, values] of kinds) {
    expect([kind, values.length > 0, values.every((value) => value.length >= 12)]).toEqual([kind, true, true])
  }
  expect(kinds.length).toBeGreaterThanOrEqual(30)

  const places: Record<string, string[]> = {
    'an error': await provokeErrors(world),
    ...(await pagesOf(world)),
    ...(await filesOf(world)),
    'a delivery': world.received,
  }
  await app.settled()
  places['the log'] = world.lines
  places['the database'] = await storedIn(world)
  const isIn = (texts: string[], values: string[]) =>
    values.flatMap(spellingsOf).some((one) => texts.some((text) => text.includes(one)))
  const found = kinds.map(([kind, values]) => ({
    kind,
    in: Object.keys(places).filter((place) => isIn(places[place] ?? [], values)),
  }))
  const isMeant = (kind: string, place: string) => MEANT[kind]?.includes(place) ?? false
  expect(
    found.flatMap(({ kind, in: all }) => all.filter((place) => !isMeant(kind, place)).map((place) => [kind, place])),
  ).toEqual([])
  // What is meant to be seen was seen, so what is not there was looked for.
  expect(
    found
      .filter(({ in: all }) => all.length > 0)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(Object.keys(MEANT).sort())
  for (const words of ['API request failed', 'request failed', 'refused'])
    expect(
      world.lines.some((line) => line.includes(words)),
      words,
    ).toBe(true)
})

/** Every provider answers badly, some with what they were sent; so do our own pages and calls. @returns what we answered */
async function provokeErrors({ app, mail, caldav, host, browser, booking, secrets }: SecretWorld): Promise<string[]> {
  const { db } = app.services
  const answers: string[] = []
  const keep = async (response: Response) => answers.push(await response.text(), JSON.stringify([...response.headers]))
  const firstSecretOf = (kind: string) => secrets[kind]?.[0] ?? ''

  await keep(await browser.post('/sign-in', { email: host.email, password: TYPED.wrongPassword }))
  await keep(
    await browser.post('/admin/settings?part=password', { currentPassword: TYPED.wrongPassword, newPassword: 'x' }),
  )
  await keep(await browser.get(`${booking.path}/nothing`))
  await keep(await browser.get(`/feeds/${firstSecretOf('address of the feed of bookings')}.icx`))
  await keep(await browser.get(`/reset-password/${firstSecretOf('token of an account link')}`))
  for (const query of ['code=x&state=y', 'error=access_denied'])
    for (const provider of ['goto', 'calendars/google', 'calendars/microsoft', 'oidc'])
      await keep(await browser.get(`/${provider}/callback?${query}`))
  await keep(await callApi(app, { ...host, apiToken: `${host.apiToken}x` }, 'GET', '/me'))
  await keep(
    await callApi(app, host, 'POST', '/webhooks', { url: `ftp://x/${TYPED.webhook}`, events: ['booking.created'] }),
  )

  const echo = JSON.stringify({ message: secrets['access token of GoTo'], refresh: secrets['refresh token of GoTo'] })
  app.goto.plant({ on: 'POST /G2M/rest/meetings', status: 500, body: echo })
  app.goto.plant({ on: 'POST /oauth/v2/token', status: 400, body: echo })
  mail.refuseNext({ code: 550, count: 1 })
  await db.updateTable('event_types').set({ secret: 0 }).where('host_id', '=', host.id).execute()
  const [start] = await freeSlots(app, host)
  const attendee = { name: 'Ben Example', email: 'ben@example.com', timeZone: 'UTC' }
  await keep(await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee }))
  await app.settled()
  await db.updateTable('event_types').set({ secret: 1 }).where('host_id', '=', host.id).execute()
  app.goto.expireAccessTokens()
  const accounts = await db.selectFrom('calendar_accounts').select(['id', 'provider']).execute()
  for (const kind of ['html-error', 'unreadable', 'forbidden', 'dead-token'] as const) {
    for (const simulator of [app.google, app.microsoft]) simulator.faults.add({ kind, on: '' })
    caldav.faults.push({ methods: ['PROPFIND', 'REPORT'], times: 1, status: kind === 'forbidden' ? 401 : 500 })
    for (const { id } of accounts) await app.services.calendars.source.readNow(host.id, id)
  }

  await whileMissing(db, 'webhooks', async () => {
    await keep(await callApi(app, host, 'GET', '/webhooks'))
    await keep(
      await browser.post('/admin/webhooks', { url: `http://127.0.0.1:9/${TYPED.webhook}`, events: 'booking.created' }),
    )
  })
  await whileMissing(db, 'api_keys', async () => keep(await callApi(app, host, 'GET', '/me')))
  await whileMissing(db, 'account_tokens', async () =>
    keep(
      await browser.post('/reset-password', {
        token: firstSecretOf('token of an account link'),
        password: TYPED.wrongPassword,
      }),
    ),
  )
  await whileMissing(db, 'booking_events', async () => keep(await browser.get(`/admin/bookings/${booking.id}`)))
  return answers
}

async function whileMissing(db: Db, table: string, work: () => Promise<unknown>): Promise<void> {
  await sql`alter table ${sql.table(table)} rename to ${sql.table(`${table}_away`)}`.execute(db)
  try {
    await work()
  } finally {
    await sql`alter table ${sql.table(`${table}_away`)} rename to ${sql.table(table)}`.execute(db)
  }
}

/** The pages of the admin that link to one another, one of each kind, and those of the operator. */
async function pagesOf({
  browser,
  operator,
  host,
  booking,
  eventTypeId,
}: SecretWorld): Promise<Record<string, string[]>> {
  const pages: Record<string, string[]> = {}
  const read = async (who: SecretWorld['browser'], path: string) => {
    const kind = path.replace(/[?#].*/, '').replace(/\/(\d+|[a-z]+_[0-9a-z]+)(?=\/|$)/g, '/:id')
    if (pages[kind] || /export|\.(csv|ics)$/.test(kind)) return []
    const html = await (await who.get(path)).text()
    pages[kind] = [html]
    return linksOf(html)
  }
  const waiting = ['/admin', `/admin/bookings/${booking.id}`, `/admin/event-types/${eventTypeId}/links`]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
    waiting.push(...(await read(browser, path)).filter((link) => link.startsWith('/admin')))
  for (const page of ['', '/mail', '/log', '/settings', '/system', `/tenants/${host.id}`])
    await read(operator, `/operator${page}`)
  return pages
}

async function filesOf({ app, browser }: SecretWorld): Promise<Record<string, string[]>> {
  const files: Record<string, string[]> = {}
  const paths = ['settings/account/export', 'settings/person/export?address=ada@example.com', 'bookings/export.csv']
  for (const path of [...paths, 'insights/attendance.csv']) {
    const response = await browser.get(`/admin/${path}`)
    expect([path, response.status, response.headers.get('content-disposition')?.split(';')[0]]).toEqual([
      path,
      200,
      'attachment',
    ])
    files[`the file ${path}`] = [await response.text()]
  }
  const metrics = await fetch(`${app.url}/metrics`, {
    headers: { Authorization: `Bearer ${app.variables.METRICS_TOKEN}` },
  })
  files['the metrics'] = [await metrics.text()]
  return files
}

/** All rows; on SQLite also the bytes of the file and its log, and of a backup. */
async function storedIn({ app }: SecretWorld): Promise<string[]> {
  const { db } = app.services
  // A reused database has notes of the tests beside ours.
  const tables = (await db.introspection.getTables()).filter(({ schema = 'public' }) => schema === 'public')
  const rows = await Promise.all(
    tables.map(async ({ name }) => JSON.stringify((await sql`select * from ${sql.table(name)}`.execute(db)).rows)),
  )
  const folder = mkdtempSync(join(tmpdir(), 'foyer-secrets-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const backup = join(folder, 'backup.db')
  expect(await backupCommand([backup], app.env)).toBe(0)
  return [...rows, readFileSync(backup, 'latin1')]
}

/** As texts contain it: in an address, a form, a header, JSON. */
function spellingsOf(value: string): string[] {
  const encoded = encodeURIComponent(value)
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '').slice(0, -2)
  return [value, encoded, encoded.replaceAll('%20', '+'), JSON.stringify(value).slice(1, -1), base64]
}
