import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { connect } from '#db/connection'
import { readShapes } from '#db/copy-tables'
import { migrate } from '#db/migrate'
import type { Db } from '#db/schema'
import { insertRow } from '#tests/db/old-database'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { createDatabaseOn } from '#tests/setup/test-postgres'
import { startSession } from '~/accounts/session.server'
import { backupCommand } from '~/commands/backup'
import { copyDatabaseCommand } from '~/commands/copy-database'
import { proveCommand } from '~/commands/prove'
import { restoreCommand } from '~/commands/restore'

const postgres = inject('postgresServerUrl')
const DAY_MS = 86_400_000
/** The last schema before accounts, abuse and the operator. */
const BEFORE = 29

beforeEach(() => {
  for (const stream of ['stdout', 'stderr'] as const) vi.spyOn(process[stream], 'write').mockReturnValue(true)
})

/** An app with a row in every table of accounts, proofs, blocks and the operator. */
async function startFilled() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-operator-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const source = postgres ? await createDatabaseOn(postgres) : `file:${join(folder, 'foyer.db')}`
  const app = await startTestApp({ environment: { DATABASE_URL: source } })
  const { db, keyring } = app.services
  const host = await aHost(app)
  const now = Date.now()
  const event_type_id = (await db.selectFrom('event_types').select('id').executeTakeFirstOrThrow()).id
  await startSession(db, host.id, null, now)
  const session = (await db.selectFrom('sessions').select('id_hash').executeTakeFirstOrThrow()).id_hash
  const [start = ''] = await freeSlots(app, host)
  await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
  await app.settled()
  const booking_id = (await db.selectFrom('bookings').select('id').executeTakeFirstOrThrow()).id
  const mine = { host_id: host.id }
  const time = { event_type_id, starts_at: now + DAY_MS, ends_at: now + DAY_MS + 1_800_000, held_until: now + 600_000 }
  const proof = {
    ...{ ...mine, ...time, email: 'ada@example.com', mailbox: 'm', network: 'n', wide_network: 'w', created_at: now },
    request: JSON.stringify({ attendee: { name: 'Ada' }, key: 'form' }),
  }
  const sealed = (context: string) => keyring.seal('a secret', context)
  const rows: Record<string, Record<string, unknown>[]> = {
    address_proofs: [
      { id: 'prf_1', form_key: 'f1', ...proof, mails: 2, wrong_codes: 3 },
      { id: 'prf_2', form_key: 'f2', ...proof, booking_id, withdrawn_at: now },
    ],
    held_times: [{ proof_id: 'prf_1', ...mine, ...time, buffer_before_minutes: 5, buffer_after_minutes: 10 }],
    audit_entries: [
      { at: now, ...mine, actor_kind: 'operator', actor_id: host.id, act: 'quotas_changed', facts: '{}' },
    ],
    audit_erasures: [{ ...mine, before: 7 }],
    authenticator_apps: [
      { ...mine, id: 'app_1', secret: sealed(`authenticator-app:${host.id}:app_1`), last_step: 5, created_at: now },
    ],
    blocked_senders: [
      { ...mine, kind: 'domain', value: 'spam.example', created_at: now },
      { host_id: null, kind: 'address', value: 'x@spam.example', created_at: now },
    ],
    held_forms: [
      { id: 'frm_1', session_id_hash: session, sealed: sealed(`held-form:${session}:frm_1`), expires_at: now + DAY_MS },
    ],
    known_browsers: [{ ...mine, browser_hash: 'b', last_used_at: now }],
    mail_complaints: [{ ...mine, kind: 'report', mailbox: 'm', at: now }],
    mail_quarantines: [{ ...mine, cause: 'bounces', began_at: now }],
    oidc_attempts: [
      {
        ...{ id: 'oidc_1', browser_hash: 'b', step: 'asked', sealed: sealed('oidc-attempt:oidc_1') },
        ...{ created_at: now, expires_at: now + DAY_MS },
      },
    ],
    oidc_identities: [{ issuer: 'https://id.example', subject: 's', ...mine, email: null, created_at: now }],
    operator_settings: [{ name: 'sign_up', value: '{"open":true,"domains":[]}', updated_at: now }],
    passkey_challenges: [{ challenge_hash: 'c', asker_hash: 'a', purpose: 'confirm', expires_at: now + DAY_MS }],
    passkeys: [
      {
        ...{ id: 'pky_1', credential_id: 'cred', ...mine, name: 'Work “laptop” 😀', public_key: 'AA' },
        ...{ counter: 4_294_967_295, transports: '["usb"]', created_at: now, last_used_at: null },
      },
    ],
    pending_sign_ins: [{ id_hash: 'p', ...mine, next: '/admin', attempts: 2, expires_at: now + DAY_MS }],
    recovery_codes: [{ ...mine, code_hash: 'r', created_at: now, used_at: now }],
    tenant_quotas: [{ ...mine, bookings_per_day: 3, mails_per_day: null, updated_at: now }],
    sending_addresses: [
      {
        ...{ ...mine, address: 'dana@own.example', asked_at: now, relay: '[]', lines: '[]', checked_at: now },
        ...{ next_check_at: now, proven_at: now, right_at: now },
      },
    ],
  }
  for (const [table, planted] of Object.entries(rows)) for (const row of planted) await insertRow({ db }, table, row)
  const limits = { max_open_of_address: 3, max_open_of_network: 4, max_open_in_all: 5, second_step_at: now }
  await db.updateTable('hosts').set(limits).where('id', '=', host.id).execute()
  await db.updateTable('event_types').set({ proves_address: 1 }).where('id', '=', event_type_id).execute()
  return { app, folder, tables: [...Object.keys(rows), 'hosts', 'event_types', 'sessions'] }
}

async function rowsOf(db: Db, tables: string[]) {
  const found = await Promise.all(
    tables.map(async (table) => {
      const rows = await db
        .selectFrom(table as 'hosts')
        .selectAll()
        .execute()
      return [table, rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort()] as const
    }),
  )
  return Object.fromEntries(found)
}

describe('accounts’ factors, proofs of addresses, blocks and what the operator decided', () => {
  it('are all tables that came with them', async () => {
    const { app, tables, folder } = await startFilled()
    const sqlite = connect(`file:${join(folder, 'before.db')}`)
    onTestFinished(() => sqlite.close())
    await migrate(sqlite, { upTo: BEFORE })
    const before = (await readShapes(sqlite.db)).map(({ name }) => name)
    await migrate(sqlite)
    const added = (await readShapes(sqlite.db)).map(({ name }) => name).filter((name) => !before.includes(name))
    expect(added.filter((name) => !tables.includes(name))).toEqual([])
    for (const rows of Object.values(await rowsOf(app.services.db, tables))) expect(rows).not.toEqual([])
  })

  it('are in a backup, and prove opens what is sealed once they are restored', async () => {
    const { app, folder, tables } = await startFilled()
    const file = join(folder, 'backup.db')
    expect(await backupCommand([file], app.env)).toBe(0)
    const target = postgres ? await createDatabaseOn(postgres) : `file:${join(folder, 'restored.db')}`
    const env = { ...app.env, DATABASE_URL: target }
    expect(await restoreCommand([file], env, Date.now())).toBe(0)
    expect(await proveCommand([], env)).toBe(0)
    const other = connect(target)
    onTestFinished(() => other.close())
    expect(await rowsOf(other.db, tables)).toEqual(await rowsOf(app.services.db, tables))
    for (const [table, column] of [
      ['authenticator_apps', 'secret'],
      ['held_forms', 'sealed'],
      ['oidc_attempts', 'sealed'],
    ] as const) {
      const { [column as 'secret']: right } = await other.db
        .selectFrom(table as 'authenticator_apps')
        .select(column as 'secret')
        .executeTakeFirstOrThrow()
      const set = (text: string) =>
        other.db
          .updateTable(table as 'authenticator_apps')
          .set({ [column]: text })
          .execute()
      await set('v1.other.key.text')
      expect([table, await proveCommand([], env)]).toEqual([table, 1])
      await set(right)
    }
    expect(await proveCommand([], env)).toBe(0)
  })

  it.runIf(postgres)('go from PostgreSQL to a SQLite file and back, row by row', async () => {
    const { app, folder, tables } = await startFilled()
    const file = join(folder, 'moved.db')
    expect(await backupCommand([file], app.env)).toBe(0)
    const to = await createDatabaseOn(postgres)
    expect(await copyDatabaseCommand(['--to', to], { ...app.env, DATABASE_URL: `file:${file}` })).toBe(0)
    expect(await proveCommand([], { ...app.env, DATABASE_URL: to })).toBe(0)
    const other = connect(to)
    onTestFinished(() => other.close())
    expect(await rowsOf(other.db, tables)).toEqual(await rowsOf(app.services.db, tables))
    // New rows get ids that no copied row has.
    await other.db
      .insertInto('blocked_senders')
      .values({ host_id: null, kind: 'domain', value: 'n.example', created_at: 0 })
      .execute()
    expect(await other.db.selectFrom('blocked_senders').select('id').execute()).toHaveLength(3)
  })
})
