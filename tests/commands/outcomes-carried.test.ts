import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { connect } from '#db/connection'
import { findBooking } from '#db/queries/bookings'
import { claimFollowUp, saveAfterMeeting, setUnsubscribed } from '#db/queries/follow-ups'
import { findHostById, updateHost } from '#db/queries/hosts'
import { storeMailText } from '#db/queries/mail-texts'
import { storeSender } from '#db/queries/senders'
import { replaceSendingAddress } from '#db/queries/sending-addresses'
import type { Db } from '#db/schema'
import { MINUTE_MS, startWithClock } from '#tests/booking/held-meetings'
import { findWords } from '#tests/privacy/person'
import { AN_ATTENDEE } from '#tests/setup/test-app'
import { createDatabaseOn } from '#tests/setup/test-postgres'
import { newShareToken } from '#tests/simulators/goto/state'
import { hostFromRow } from '~/accounts/host'
import { hashPassword } from '~/accounts/password.server'
import { mailboxDigest } from '~/booking/mailbox-link.server'
import { openRecording } from '~/booking/recording.server'
import { backupCommand } from '~/commands/backup'
import { copyDatabaseCommand } from '~/commands/copy-database'
import { proveCommand } from '~/commands/prove'
import { restoreCommand } from '~/commands/restore'
import { deleteAccount } from '~/privacy/delete-account.server'
import { erasePerson } from '~/privacy/erase-person.server'
import { accountData } from '~/privacy/export-account.server'
import { personData } from '~/privacy/export-person.server'
import { forgetPeople } from '~/privacy/forget-people.server'
import { DAY_MS } from '~/time/units'

const postgres = inject('postgresServerUrl')
/** What became of meetings, what follows them, and how the mails about them are written and signed. */
const TABLES = [
  ...(['meeting_outcomes', 'follow_ups', 'unsubscribes'] as const),
  ...(['mail_texts', 'senders', 'sending_addresses'] as const),
]

beforeEach(() => {
  for (const stream of ['stdout', 'stderr'] as const) vi.spyOn(process[stream], 'write').mockReturnValue(true)
})

describe('attendance, recordings, texts, senders and follow-ups', () => {
  it('are in a backup, and prove opens them once restored', async () => {
    const { app, booking, folder, token } = await startFilled()
    const file = join(folder, 'backup.db')
    expect(await backupCommand([file], app.env)).toBe(0)
    const target = postgres ? await createDatabaseOn(postgres) : `file:${join(folder, 'restored.db')}`
    const env = { ...app.env, DATABASE_URL: target }
    expect(await restoreCommand([file], env, Date.now())).toBe(0)
    expect(await proveCommand([], env)).toBe(0)
    const other = connect(target)
    onTestFinished(() => other.close())
    expect(await rowsOf(other.db)).toEqual(await rowsOf(app.services.db))
    const row = await findBooking(other.db, booking.id)
    expect(row && openRecording(app.services.keyring, row)).toContain(token)

    await other.db.updateTable('meeting_outcomes').set({ recording: 'v1.other.key.text' }).execute()
    expect(await proveCommand([], env)).toBe(1)
  })

  it.runIf(postgres)('go from PostgreSQL to a SQLite file and back, row by row', async () => {
    const { app, booking, folder, token } = await startFilled()
    const file = join(folder, 'moved.db')
    expect(await backupCommand([file], app.env)).toBe(0)
    const to = await createDatabaseOn(postgres)
    expect(await copyDatabaseCommand(['--to', to], { ...app.env, DATABASE_URL: `file:${file}` })).toBe(0)
    expect(await proveCommand([], { ...app.env, DATABASE_URL: to })).toBe(0)
    const other = connect(to)
    onTestFinished(() => other.close())
    expect(await rowsOf(other.db)).toEqual(await rowsOf(app.services.db))
    const row = await findBooking(other.db, booking.id)
    expect(row && openRecording(app.services.keyring, row)).toContain(token)
  })

  it('are in the exports of their host and of the attendee, without the key of the recording (S15)', async () => {
    const { app, host, token } = await startFilled()
    const row = await findHostById(app.services.db, host.id)
    if (!row) throw new Error('The host is gone')
    const account = await accountData(app.services, hostFromRow(row), Date.now())
    const person = await personData(app.services.db, { id: host.id, name: 'Dana' }, AN_ATTENDEE.email, Date.now())
    expect(account).toMatchObject({
      sender: { signature: 'Quillsignature' },
      sendingAddress: { address: 'dana@quill.example' },
      eventTypes: [
        {
          mailTexts: [{ body: 'Quilltext' }],
          afterMeeting: { followUps: { thanks: { outcomes: ['met'] } } },
        },
      ],
      bookings: [{ attendance: { state: 'held', participants: 2 }, recording: { sent: false } }],
    })
    expect(person).toMatchObject({
      bookings: [{ attendance: { state: 'held', participants: 2 }, recording: { sent: false } }],
      unsubscribed: true,
    })
    for (const data of [account, person]) expect(JSON.stringify(data)).not.toContain(token)
  })

  it('keep when a meeting was held, and nothing of the attendee, after the erase (S20)', async () => {
    const { app, host, booking, goTo } = await startFilled()
    await goTo(booking.end + 2 * DAY_MS)
    const actor = { kind: 'host', id: host.id, name: 'Dana' } as const
    const erased = await erasePerson(app.services, { hostId: host.id, address: AN_ATTENDEE.email }, actor, Date.now())
    expect(erased).toMatchObject({ ok: true })
    await expectErased(app.services.db)
  })

  it('keep the same after the time that the host keeps people for (S20)', async () => {
    const { app, host, booking, goTo } = await startFilled()
    await goTo(booking.end + 40 * DAY_MS)
    await app.services.db.updateTable('hosts').set({ keep_people_days: 30 }).where('id', '=', host.id).execute()
    await forgetPeople(app.services, Date.now())
    await expectErased(app.services.db)
  })

  it('end with the account', async () => {
    const { app, host, booking, goTo } = await startFilled()
    await goTo(booking.end + 2 * DAY_MS)
    const { db } = app.services
    await updateHost(db, host.id, { password_hash: await hashPassword('drei Birnen im Regal') }, Date.now())
    const row = await findHostById(db, host.id)
    if (!row) throw new Error('The host is gone')
    const leaving = { ...hostFromRow(row), sessionIdHash: '' }
    const ended = await deleteAccount(app.services, leaving, { currentPassword: 'drei Birnen im Regal' }, Date.now())
    expect(ended).toMatchObject({ ok: true })
    expect(Object.values(await rowsOf(app.services.db)).flat()).toEqual([])
  })
})

/** A meeting that was held and recorded, with everything that a host can say about its mails. */
async function startFilled() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-outcomes-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const source = postgres ? await createDatabaseOn(postgres) : `file:${join(folder, 'foyer.db')}`
  const started = await startWithClock({ environment: { DATABASE_URL: source } })
  const { app, host, book, hold, goTo } = started
  const { db } = app.services
  const { id: eventTypeId } = await db.selectFrom('event_types').select('id').executeTakeFirstOrThrow()
  const after = { recordingAfterHours: null, followUps: { thanks: { outcomes: ['met'], delayMinutes: 600 } } }
  await saveAfterMeeting(db, { hostId: host.id, eventTypeId, value: JSON.stringify(after) }, Date.now())
  const booking = await book()
  const token = newShareToken()
  hold(booking, 0, 30, { recording: { token, listedFrom: booking.end } })
  await goTo(booking.end + 2 * MINUTE_MS)
  const now = Date.now()
  await claimFollowUp(db, { bookingId: booking.id, followUp: 'thanks', outcome: 'met' }, now)
  await setUnsubscribed(db, { hostId: host.id, mailbox: mailboxDigest(AN_ATTENDEE.email), wanted: false }, now)
  const text = { moment: 'confirmed', variant: '', locale: 'en', subject: '', body: 'Quilltext', updated_at: now }
  await storeMailText(db, { event_type_id: eventTypeId, host_id: host.id, ...text })
  const sender = { name: '', reply_to: '', signature: 'Quillsignature', updated_at: now }
  await storeSender(db, { host_id: host.id, ...sender })
  await replaceSendingAddress(db, {
    ...{ host_id: host.id, address: 'dana@quill.example', asked_at: now, token_hash: null, token_expires_at: null },
    ...{ proven_at: now, relay: '[]', lines: '[]', checked_at: now, next_check_at: now, right_at: now, refusal: null },
  })
  for (const rows of Object.values(await rowsOf(db))) expect(rows.length).toBeGreaterThan(0)
  return { ...started, booking, folder, token }
}

async function rowsOf(db: Db) {
  const found = await Promise.all(
    TABLES.map(async (table) => [table, await db.selectFrom(table).selectAll().execute()] as const),
  )
  return Object.fromEntries(found)
}

/** The figures stay, and so does the wish for no more mails, which names nobody. */
async function expectErased(db: Db): Promise<void> {
  const { meeting_outcomes: outcomes, unsubscribes } = await rowsOf(db)
  expect(outcomes).toMatchObject([{ state: 'held', participants: 2, recording: null, recording_found_at: null }])
  expect(unsubscribes).toMatchObject([{ mailbox: mailboxDigest(AN_ATTENDEE.email) }])
  expect(await findWords(db, [AN_ATTENDEE.email, AN_ATTENDEE.name])).toEqual([])
  const waiting = await db.selectFrom('jobs').select('kind').where('kind', '=', 'follow-up').execute()
  expect(waiting).toEqual([])
}
