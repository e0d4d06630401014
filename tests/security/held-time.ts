import { findEventTypesOfHost } from '#db/queries/event-types'
import type { TestApp, TestHost } from '#tests/setup/test-app'
import { holdTime } from '~/booking/changes/hold-time.server'
import { proofToken } from '~/booking/proof-links.server'
import { eventTypeFromRow } from '~/event-types/event-type'

/** A time that waits for the proof of an address. @returns the tokens of its two pages */
export async function heldTime(app: TestApp, host: TestHost, start: string): Promise<{ sent: string; mailed: string }> {
  const { db, dialect, keyring } = app.services
  const [row] = await findEventTypesOfHost(db, host.id)
  if (!row) throw new Error('There is no event type')
  const request = {
    ...{ durationMinutes: 30, start: Date.parse(start), guests: [], answers: [], notes: '', tracking: {} },
    attendee: { name: 'Ada Example', email: 'ada@example.com', timeZone: 'UTC', locale: 'en' as const },
    ...{ metadata: {}, crm: null, key: 'form', typed: { name: 'Ada Example' } },
  }
  const of = { host: { id: host.id, timeZone: 'Europe/Zurich', email: host.email }, eventType: eventTypeFromRow(row) }
  const held = await holdTime({ db, dialect, keyring }, { ...of, request, visitorAddress: '203.0.113.5' }, Date.now())
  if (!held.ok) throw new Error(held.reason)
  const token = (kind: 'sent' | 'mailed') => proofToken(keyring, { id: held.proof.id, kind })
  return { sent: token('sent'), mailed: token('mailed') }
}

/** What a stranger could change of them; tries and mails are counted. */
export async function addressProofsOf(app: TestApp) {
  return app.services.db.selectFrom('address_proofs').select(['id', 'booking_id', 'withdrawn_at']).execute()
}
