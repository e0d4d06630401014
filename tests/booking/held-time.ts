import { insertAddressProof } from '#db/queries/address-proofs'
import { DAY_MS } from '#tests/admin/start-admin'
import type { TestApp } from '#tests/setup/test-app'
import { proofPath } from '~/booking/proof-links.server'

/** A time that waits for the proof of an address. @returns the page where its form was sent */
export async function aHeldTime(app: TestApp, hostId: string, start = Date.now() + 5 * DAY_MS): Promise<string> {
  const { db, keyring } = app.services
  const eventType = await db
    .selectFrom('event_types')
    .select(['id', 'slug'])
    .where('host_id', '=', hostId)
    .where('slug', '=', 'intro-call')
    .executeTakeFirstOrThrow()
  const attendee = { name: 'Ada', email: 'held@example.com', timeZone: 'UTC', locale: 'en' }
  const request = {
    durationMinutes: 30,
    start,
    attendee,
    guests: [],
    answers: [],
    notes: '',
    tracking: {},
    metadata: {},
  }
  await insertAddressProof(db, {
    ...{ id: 'prf_waiting', host_id: hostId, event_type_id: eventType.id, form_key: 'any', email: attendee.email },
    ...{ mailbox: '', network: '', wide_network: '' },
    request: JSON.stringify({ ...request, crm: null, key: 'any', typed: {} }),
    ...{ starts_at: start, ends_at: start + 30 * 60_000, held_until: Date.now() + 10 * 60_000, created_at: Date.now() },
  })
  return proofPath(keyring, `/dana/${eventType.slug}`, { id: 'prf_waiting', kind: 'sent' })
}
