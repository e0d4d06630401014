import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { connect } from '#db/connection'
import { claimSoleWriter } from '#db/sole-writer'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { backupCommand } from '~/commands/backup'
import { restoreCommand } from '~/commands/restore'
import { parseEnv } from '~/env.server'
import { checkReplica } from '~/operator/checks/check-replica'

const onServer = inject('postgresServerUrl') !== ''
const MINUTE_MS = 60_000

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-replica-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function hush(): () => string {
  let said = ''
  for (const stream of ['stdout', 'stderr'] as const) {
    const spy = vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said += String(text)
      return true
    })
    onTestFinished(() => spy.mockRestore())
  }
  return () => said
}

it.skipIf(onServer)(
  'doctor accepts a recent copy, and names what is wrong with an old, damaged or incomplete one',
  async () => {
    hush()
    const folder = aFolder()
    const copy = join(folder, 'copy.db')
    const app = await startTestApp({ environment: { DATABASE_URL: `file:${join(folder, 'foyer.db')}` } })
    const host = await aHost(app)
    const slots = await freeSlots(app, host)
    const book = (start: string | undefined) =>
      callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
    const diagnose = async () => (await checkReplica({ ...app.env, REPLICA_COPY: copy }, Date.now))[0]
    const aged = (minutes: number) => utimesSync(copy, new Date(), new Date(Date.now() - minutes * MINUTE_MS))

    const made = (minutesAgo: number) =>
      app.services.db
        .updateTable('bookings')
        .set({ created_at: Date.now() - minutesAgo * MINUTE_MS })
        .execute()

    expect(await checkReplica(app.env, Date.now)).toEqual([])
    expect(await diagnose()).toMatchObject({ ok: false, text: expect.stringContaining('there is none') })
    await book(slots[0])
    expect(await backupCommand([copy], app.env)).toBe(0)
    // Files have the machine's time; programs under test have that of the test.
    aged(0)
    expect(await diagnose()).toMatchObject({ ok: true, subject: 'replica' })

    // A booking that is too young to be in the copy, and one that should be there.
    await book(slots[1])
    await made(0)
    expect(await diagnose()).toMatchObject({ ok: true })
    await made(20)
    expect(await diagnose()).toMatchObject({ ok: false, text: expect.stringContaining('lacks 1 bookings') })

    aged(4 * 60)
    expect(await diagnose()).toMatchObject({ ok: false, text: expect.stringContaining('4 hours ago') })
    writeFileSync(copy, 'Dear reader, this is no database.')
    expect(await diagnose()).toMatchObject({ ok: false, text: expect.stringContaining('no database of Foyer') })
  },
)

it.skipIf(onServer)('a file that is replicated is restored only where there is none', async () => {
  const said = hush()
  const folder = aFolder()
  const [file, backup] = [join(folder, 'foyer.db'), join(folder, 'backup.db')]
  const app = await startTestApp({ environment: { DATABASE_URL: `file:${join(folder, 'other.db')}` } })
  await backupCommand([backup], app.env)
  const env = { DATABASE_URL: `file:${file}`, REPLICA_COPY: join(folder, 'copy.db') }
  expect(await restoreCommand([backup], env, Date.now())).toBe(0)
  copyFileSync(file, join(folder, 'before.db'))
  expect(await restoreCommand([backup], env, Date.now())).toBe(1)
  expect(said()).toContain('is replicated')
  expect(existsSync(file)).toBe(true)
})

it.skipIf(onServer)(
  'a second server on a replicated file is refused in one line, until the first has gone',
  async () => {
    const folder = aFolder()
    const file = join(folder, 'foyer.db')
    const release = claimSoleWriter(file)
    expect(release).not.toBeNull()
    expect(await start(file, folder)).toEqual({
      code: 1,
      said: 'DATABASE_URL is served by another process: a file that is replicated has one writer. Stop the other first\n',
    })
    expect(existsSync(file)).toBe(false)
    release?.()
    const next = claimSoleWriter(file)
    expect(next).not.toBeNull()
    next?.()
    // Without replication several processes may share a file.
    const [one, other] = [connect(`file:${file}`), connect(`file:${file}`)]
    await Promise.all([one.close(), other.close()])
  },
)

it('PostgreSQL takes no continuous copy of a file', () => {
  const variables = {
    APP_URL: 'https://book.example.com',
    APP_SECRET: 'a secret of thirty-two characters',
    SMTP_URL: 'smtps://mail.example.com',
    MAIL_FROM: 'bookings@example.com',
    REPLICA_COPY: '/data/copy.db',
  }
  expect(parseEnv(variables).ok).toBe(true)
  expect(parseEnv({ ...variables, DATABASE_URL: 'postgres://db/foyer' })).toEqual({
    ok: false,
    problems: ['REPLICA_COPY is for a database in a file: PostgreSQL has its own replication'],
  })
})

async function start(file: string, folder: string): Promise<{ code: number | null; said: string }> {
  const child = spawn('node', ['build/process/start.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      APP_URL: 'http://localhost:1',
      APP_SECRET: 'a secret of thirty-two characters',
      DATABASE_URL: `file:${file}`,
      REPLICA_COPY: join(folder, 'copy.db'),
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'bookings@example.com',
      LOG_LEVEL: 'silent',
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, said }
}
