import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { connect } from '#db/connection'
import { connectCalendar } from '#tests/demo/connect-calendar'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { createDatabaseOn } from '#tests/setup/test-postgres'
import { backupCommand } from '~/commands/backup'
import { copyDatabaseCommand } from '~/commands/copy-database'
import { doctorCommand } from '~/commands/doctor'
import { proveCommand } from '~/commands/prove'
import { restoreCommand } from '~/commands/restore'

const postgres = inject('postgresServerUrl')
let said = ''

beforeEach(() => {
  said = ''
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said += String(text)
      return true
    })
})

afterEach(() => vi.restoreAllMocks())

/** An app on a file or a server, with one booking whose mails were sent and one whose mails still wait. */
async function startAppWithFile() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const url = postgres ? await createDatabaseOn(postgres) : `file:${join(folder, 'foyer.db')}`
  const app = await startTestApp({ environment: { DATABASE_URL: url } })
  const host = await aHost(app)
  const slots = await freeSlots(app, host)
  const book = (start: string | undefined) =>
    callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
  return { app, host, folder, slots, book }
}

describe('npm run backup and restore', () => {
  it('contains every booking acknowledged before it began, although others follow meanwhile (D2)', async () => {
    const { app, folder, slots, book } = await startAppWithFile()
    const acknowledged: string[] = []
    let going = true
    const load = (async () => {
      for (const start of slots) {
        if (!going) return
        const answer = await book(start)
        if (answer.status === 201) acknowledged.push(((await answer.json()) as { data: { id: string } }).data.id)
      }
    })()
    while (acknowledged.length < 5) await new Promise((resolve) => setTimeout(resolve, 5))
    const before = [...acknowledged]
    const file = join(folder, 'backups', 'one.db')
    expect(await backupCommand([file], app.env)).toBe(0)
    const during = [...acknowledged]
    going = false
    await load
    const copy = connect(`file:${file}`)
    onTestFinished(() => copy.close())
    const held = (await copy.db.selectFrom('bookings').select('id').orderBy('created_at').execute()).map(({ id }) => id)
    expect(held).toEqual(expect.arrayContaining(before))
    expect(held.length).toBeLessThanOrEqual(acknowledged.length)
    expect(during.length).toBeGreaterThanOrEqual(before.length)
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.includes('unfinished'))).toEqual([])
  })

  it('restores beside the old database, and sends no queued mail until it is released (D3)', async () => {
    const { app, folder, slots, book } = await startAppWithFile()
    app.mail.refuseNext({ code: 451, count: 1_000 })
    await book(slots[0])
    await app.settled()
    const file = join(folder, 'one.db')
    expect(await backupCommand([file], app.env)).toBe(0)

    const target = postgres ? await createDatabaseOn(postgres) : `file:${join(folder, 'restored.db')}`
    const env = { ...app.env, DATABASE_URL: target }
    expect(await restoreCommand([file], env, Date.now())).toBe(0)
    expect(said).toMatch(/\d+ jobs .* are held/)
    if (postgres) expect(await restoreCommand([file], env, Date.now())).toBe(1)

    const restored = await startTestApp({
      environment: { DATABASE_URL: target, APP_SECRET: app.env.APP_SECRET.join(',') },
    })
    await restored.settled()
    expect(restored.mail.messages).toEqual([])
    expect(await restored.services.db.selectFrom('bookings').select('id').execute()).toHaveLength(1)
    expect(await restoreCommand(['--release-jobs'], env, Date.now())).toBe(0)
    restored.services.outbox.wake()
    expect(
      (await restored.mail.waitFor(({ envelope }) => envelope.to.includes('ada@example.com'))).parsed.subject,
    ).toBeTruthy()
    expect(await proveCommand([], env)).toBe(0)
  })

  it('refuse to overwrite a file, and to restore one that is missing or not a backup', async () => {
    const { app, folder } = await startAppWithFile()
    const letter = join(folder, 'letter.txt')
    writeFileSync(letter, 'Dear Ada')
    expect(await backupCommand([letter], app.env)).toBe(1)
    expect(await restoreCommand([letter], app.env, Date.now())).toBe(1)
    expect(await restoreCommand([join(folder, 'nothing.db')], app.env, Date.now())).toBe(1)
    expect(await backupCommand([], app.env)).toBe(1)
    expect(await restoreCommand(['a', 'b'], app.env, Date.now())).toBe(1)
  })

  it.skipIf(postgres)('refuse a database in use, and keep the old one when it is not', async () => {
    const { app, folder, slots, book } = await startAppWithFile()
    await book(slots[0])
    const file = join(folder, 'one.db')
    await backupCommand([file], app.env)
    expect(await restoreCommand([file], app.env, Date.now())).toBe(1)
    expect(said).toContain('is in use')
    const other = { ...app.env, DATABASE_URL: `file:${join(folder, 'other.db')}` }
    expect(await restoreCommand([file], other, Date.now())).toBe(0)
    expect(await restoreCommand([file, '--discard-jobs'], other, Date.now())).toBe(0)
    expect(readdirSync(folder).filter((name) => name.startsWith('other.db.before-'))).toHaveLength(1)
    expect(await backupCommand([join(folder, 'foyer.db')], app.env)).toBe(1)
  })
})

describe('npm run copy-database', () => {
  it.runIf(postgres)('moves a SQLite database to PostgreSQL, compares it, and refuses a target with data', async () => {
    const { app, folder, slots, book } = await startAppWithFile()
    for (const start of slots.slice(0, 3)) await book(start)
    await app.settled()
    // The app of this test is on PostgreSQL already: its backup is the SQLite file to move.
    const file = join(folder, 'foyer.db')
    await backupCommand([file], app.env)
    const env = { ...app.env, DATABASE_URL: `file:${file}` }
    const target = await createDatabaseOn(postgres)
    expect(await copyDatabaseCommand(['--to', target], env)).toBe(0)
    expect(said).toMatch(/bookings: 3/)
    expect(await copyDatabaseCommand(['--to', target], env)).toBe(1)
    expect(said).toContain('not empty')
    expect(await proveCommand([], { ...env, DATABASE_URL: target })).toBe(0)

    const moved = await startTestApp({
      environment: { DATABASE_URL: target, APP_SECRET: app.env.APP_SECRET.join(',') },
    })
    const again = await callApi(
      moved,
      { apiToken: (await aHost(moved, { handle: 'second', connected: false })).apiToken } as never,
      'GET',
      '/bookings',
    )
    expect(again.status).toBe(200)
  })

  it('explains itself', async () => {
    const { app } = await startAppWithFile()
    expect(await copyDatabaseCommand([], app.env)).toBe(1)
    expect(said).toContain('Usage')
  })
})

describe('npm run doctor', () => {
  const doctor = async (app: Awaited<ReturnType<typeof startTestApp>>, changes: Record<string, string> = {}) => {
    said = ''
    const environment = { ...process.env, ...environmentOf(app), ...changes }
    return { code: await doctorCommand([], environment), lines: said.trim().split('\n') }
  }

  it('reports no problem for a healthy app', async () => {
    const { app } = await startAppWithFile()
    const { code, lines } = await doctor(app)
    // The tests' PostgreSQL does not survive a power cut, on purpose; the doctor says so.
    const failures = lines.filter((line) => !line.startsWith('ok') && !(postgres && line.includes('fsync is off')))
    expect(failures).toEqual([])
    expect(code).toBe(postgres ? 1 : 0)
    expect(lines.length).toBeGreaterThanOrEqual(8)
  })

  it.each([
    ['GOTO_CLIENT_SECRET', 'wrong', 'GoTo client'],
    ['SMTP_URL', 'smtp://127.0.0.1:9', 'mail'],
    ['GOTO_API_URL', 'http://127.0.0.1:9', 'GoTo API'],
    ['GOOGLE_CLIENT_SECRET', 'wrong', 'Google client'],
    ['GOOGLE_TOKEN_URL', 'http://127.0.0.1:9', 'Google client'],
    ['MICROSOFT_CLIENT_ID', 'wrong', 'Microsoft client'],
    ['MICROSOFT_CLIENT_SECRET', 'wrong', 'Microsoft client'],
    ['APP_SECRET', 'another secret that has more than 32 characters', 'APP_URL'],
    ['APP_URL', 'http://localhost:9', 'APP_URL'],
    ['DATABASE_URL', 'file:/tmp/there-is-no-such-folder/foyer.db', 'database'],
    ['DATABASE_URL', 'postgres://nobody@127.0.0.1:9/nothing', 'database'],
  ])('finds a bad %s (%s)', async (name, value, subject) => {
    const { app } = await startAppWithFile()
    const { code, lines } = await doctor(app, { [name]: value })
    expect(code).toBe(1)
    expect(lines.some((line) => line.startsWith(`FAIL  ${subject}`))).toBe(true)
    expect(existsSync('/tmp/there-is-no-such-folder')).toBe(false)
  })

  it('says where no calendars of Google and Microsoft are offered', async () => {
    const { app } = await startAppWithFile()
    const none = {
      GOOGLE_CLIENT_ID: '',
      GOOGLE_CLIENT_SECRET: '',
      MICROSOFT_CLIENT_ID: '',
      MICROSOFT_CLIENT_SECRET: '',
    }
    const { lines } = await doctor(app, none)
    const clients = lines.filter((line) => /Google|Microsoft/.test(line))
    expect(clients).toEqual([expect.stringMatching(/^ok .*not offered$/), expect.stringMatching(/^ok .*not offered$/)])
  })

  it('knows a Google client in testing mode by the age at which its grants ended', async () => {
    const { app, host } = await startAppWithFile()
    const accountKey = app.google.state.accounts[0]?.key ?? ''
    await connectCalendar(app.services, { hostId: host.id, kind: 'google', accountKey })
    const endAfter = (days: number) =>
      app.services.db
        .updateTable('calendar_accounts')
        .set(({ eb }) => ({ status: 'reconnect_needed', failing_since: eb('granted_at', '+', days * 86_400_000) }))
        .execute()
    await endAfter(20)
    expect((await doctor(app)).lines.filter((line) => line.includes('Testing'))).toEqual([])
    await endAfter(7)
    const { code, lines } = await doctor(app)
    expect(code).toBe(1)
    expect(lines).toContainEqual(expect.stringMatching(/^FAIL {2}Google grants .*"Testing"/))
  })

  it('describes a wrong configuration in one line for each variable', async () => {
    const { app } = await startAppWithFile()
    const { code, lines } = await doctor(app, { APP_URL: 'book.example.com', PORT: 'x' })
    expect(code).toBe(1)
    expect(lines).toEqual([expect.stringContaining('PORT '), expect.stringContaining('APP_URL ')])
  })

  it('notices a wrong clock', async () => {
    const { app } = await startAppWithFile()
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10 * 60_000)
    const { code, lines } = await doctor(app)
    expect(code).toBe(1)
    expect(lines.find((line) => line.includes('clock'))).toMatch(/FAIL .* ahead of/)
  })
})

function environmentOf({ env, variables }: Awaited<ReturnType<typeof startTestApp>>): Record<string, string> {
  const { APP_SECRET, DATABASE_URL, APP_URL, SMTP_URL, GOTO_AUTH_URL, GOTO_API_URL } = env
  return {
    ...{ DATABASE_URL, APP_URL, SMTP_URL, MAIL_FROM: env.MAIL_FROM.address, GOTO_AUTH_URL, GOTO_API_URL },
    APP_SECRET: APP_SECRET.join(','),
    GOTO_CLIENT_ID: env.GOTO_CLIENT_ID ?? '',
    GOTO_CLIENT_SECRET: env.GOTO_CLIENT_SECRET ?? '',
    PORT: '3000',
    ...Object.fromEntries(Object.entries(variables).filter(([name]) => /^(GOOGLE|MICROSOFT)_/.test(name))),
  }
}
