import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { connect } from '#db/connection'
import { findBooking } from '#db/queries/bookings'
import { claimFollowUp, saveAfterMeeting, setUnsubscribed } from '#db/queries/follow-ups'
import { MINUTE_MS, startWithClock } from '#tests/booking/held-meetings'
import { createDatabaseOn } from '#tests/setup/test-postgres'
import { newShareToken } from '#tests/simulators/goto/state'
import { openRecording } from '~/booking/recording.server'
import { backupCommand } from '~/commands/backup'
import { proveCommand } from '~/commands/prove'
import { restoreCommand } from '~/commands/restore'

const postgres = inject('postgresServerUrl')

it('attendance, recordings and follow-ups are in a backup, and prove opens them once restored', async () => {
  for (const stream of ['stdout', 'stderr'] as const) vi.spyOn(process[stream], 'write').mockReturnValue(true)
  const folder = mkdtempSync(join(tmpdir(), 'foyer-outcomes-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const source = postgres ? await createDatabaseOn(postgres) : `file:${join(folder, 'foyer.db')}`
  const { app, host, book, hold, goTo } = await startWithClock({ environment: { DATABASE_URL: source } })
  const { db, keyring } = app.services
  const { id: eventTypeId } = await db.selectFrom('event_types').select('id').executeTakeFirstOrThrow()
  const after = { recordingAfterHours: 24, followUps: { thanks: { outcomes: ['met'], delayMinutes: 600 } } }
  await saveAfterMeeting(db, { hostId: host.id, eventTypeId, value: JSON.stringify(after) }, Date.now())
  const booking = await book()
  const token = newShareToken()
  hold(booking, 0, 30, { recording: { token, listedFrom: booking.end } })
  await goTo(booking.end + 2 * MINUTE_MS)
  await claimFollowUp(db, { bookingId: booking.id, followUp: 'thanks', outcome: 'met' }, Date.now())
  await setUnsubscribed(db, { hostId: host.id, mailbox: 'digest', wanted: false }, Date.now())

  const file = join(folder, 'backup.db')
  expect(await backupCommand([file], app.env)).toBe(0)
  const target = postgres ? await createDatabaseOn(postgres) : `file:${join(folder, 'restored.db')}`
  const env = { ...app.env, DATABASE_URL: target }
  expect(await restoreCommand([file], env, Date.now())).toBe(0)
  expect(await proveCommand([], env)).toBe(0)
  const other = connect(target)
  onTestFinished(() => other.close())
  for (const table of ['meeting_outcomes', 'follow_ups', 'unsubscribes'] as const)
    expect(await other.db.selectFrom(table).selectAll().execute()).toEqual(
      await db.selectFrom(table).selectAll().execute(),
    )
  const row = await findBooking(other.db, booking.id)
  expect(row && openRecording(keyring, row)).toContain(token)

  await other.db.updateTable('meeting_outcomes').set({ recording: 'v1.other.key.text' }).execute()
  expect(await proveCommand([], env)).toBe(1)
})
