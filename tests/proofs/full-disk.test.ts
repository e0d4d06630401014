import { sql } from 'kysely'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Db } from '#db/schema'
import { type PostgresOfRun, postgresOfRun } from '#tests/setup/postgres-of-run'
import { aHost, builtPages, callApi, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { bookingOf } from './fleet'

const UNAVAILABLE = { status: 503, shown: '503', heading: 'The service is not available at the moment' }

// These wait for a recovery, on a slow machine too.
vi.setConfig({ testTimeout: 120_000 })

let postgres: PostgresOfRun
beforeAll(async () => {
  postgres = await postgresOfRun()
})

it.each([
  ['read-only', 'pragma query_only = on', 'pragma query_only = off'],
  ['full', 'pragma max_page_count = 1', 'pragma max_page_count = 1000000'],
])('a %s disk under SQLite gives 503, no half booking, and recovers by itself (D5)', async (_name, breakIt, mendIt) => {
  const { app, host, slots } = await createApp()
  const { db } = app.services
  await sql.raw(breakIt).execute(db)
  let booked = 0
  let status = 0
  // A full disk still takes what fits into its existing pages.
  while (status !== 503 && booked < slots.length) {
    status = (await callApi(app, host, 'POST', '/bookings', bookingOf(slots[booked]))).status
    if (status === 201) booked += 1
    expect([201, 503]).toContain(status)
  }
  expect(status).toBe(503)
  expect(await bookByPage(app, host, slots[booked])).toEqual(UNAVAILABLE)
  expect(await db.selectFrom('bookings').select('id').execute()).toHaveLength(booked)

  await sql.raw(mendIt).execute(db)
  expect((await callApi(app, host, 'POST', '/bookings', bookingOf(slots[booked]))).status).toBe(201)
  await expect.poll(() => app.goto.meetings().length).toBe(booked + 1)
})

it('a read-only PostgreSQL gives 503, writes nothing, and recovers by itself (D5)', async () => {
  const databaseUrl = await postgres.createDatabase()
  const { app, host, slots } = await createApp(databaseUrl)
  const { db } = app.services
  const name = new URL(databaseUrl).pathname.slice(1)
  await setReadOnly(db, name, 'on')
  // A request may still meet a connection that was closed meanwhile.
  await expect.poll(() => bookByApi(app, host, slots[0])).toBe(503)
  await expect.poll(() => bookByPage(app, host, slots[0])).toEqual(UNAVAILABLE)
  expect(await db.selectFrom('bookings').select('id').execute()).toEqual([])

  await setReadOnly(db, name, 'off')
  await expect.poll(() => bookByApi(app, host, slots[0])).toBe(201)
  await expect.poll(() => app.goto.meetings().length).toBe(1)
})

it('a PostgreSQL with a full disk gives 503, no half booking, and recovers by itself (D5, E1)', async () => {
  const { app, host, slots } = await createApp(await postgres.createDatabase())
  const { db } = app.services
  // The server's own error, at the last write of a booking's transaction: nothing of what came before may stay.
  await sql`create function out_of_space() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`.execute(db)
  await sql`create trigger out_of_space before insert on jobs for each row execute function out_of_space()`.execute(db)
  expect((await callApi(app, host, 'POST', '/bookings', bookingOf(slots[0]))).status).toBe(503)
  expect(await bookByPage(app, host, slots[0])).toEqual(UNAVAILABLE)
  expect(await db.selectFrom('bookings').select('id').execute()).toEqual([])

  await sql`drop trigger out_of_space on jobs`.execute(db)
  expect(await bookByApi(app, host, slots[0])).toBe(201)
  await expect.poll(() => app.goto.meetings().length).toBe(1)
})

async function createApp(databaseUrl?: string) {
  const environment = databaseUrl ? { DATABASE_URL: databaseUrl } : undefined
  const app = await startTestApp({ pages: await builtPages(), ...(environment ? { environment } : {}) })
  const host = await aHost(app)
  return { app, host, slots: await freeSlots(app, host) }
}

async function bookByApi(app: TestApp, host: TestHost, start: string | undefined): Promise<number> {
  return (await callApi(app, host, 'POST', '/bookings', bookingOf(start))).status
}

/** Opens the form, which writes nothing and so works, and sends it. @returns the status, also as the page says it, and its heading */
async function bookByPage(app: TestApp, host: TestHost, start = '') {
  const page = `${app.url}/${host.handle}/intro-call/book?start=${start}`
  const html = await (await fetch(page)).text()
  const formToken = /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const form = { formToken, start, tz: 'UTC', name: 'Ada Example', email: 'ada@example.com' }
  const headers = { Origin: app.url }
  const answer = await fetch(page, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual', headers })
  const text = await answer.text()
  return {
    status: answer.status,
    shown: /class="problem-status"[^>]*>(\d+)</.exec(text)?.[1],
    heading: /<h1>([^<]+)</.exec(text)?.[1],
  }
}

/** For every connection from now on; open ones are closed, and waited for. */
async function setReadOnly(db: Db, name: string, to: 'on' | 'off'): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set default_transaction_read_only = off`.execute(connection)
    await sql.raw(`alter database ${name} set default_transaction_read_only = ${to}`).execute(connection)
    await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = ${name} and pid <> pg_backend_pid()`.execute(connection)
    await sql.raw(`set default_transaction_read_only = ${to}`).execute(connection)
  })
}
