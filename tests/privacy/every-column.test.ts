import { describe, expect, it } from 'vitest'
import { DAY_MS, plantBooking } from '#tests/admin/start-admin'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { erasePerson } from '~/privacy/erase-person.server'
import { personData } from '~/privacy/export-person.server'
import { productTables } from './person'

/** Columns of a booking that stay when its attendee is erased: they say when and how a meeting was, not with whom. */
const KEPT = [
  ...['id', 'host_id', 'event_type_id', 'status', 'sequence', 'created_at', 'updated_at', 'expired', 'answer_due_at'],
  ...[
    'starts_at',
    'ends_at',
    'buffer_before_minutes',
    'buffer_after_minutes',
    'previous_starts_at',
    'previous_ends_at',
  ],
  ...[
    'attendee_time_zone',
    'attendee_locale',
    'location_kind',
    'cancelled_by',
    'cancelled_at',
    'no_show_at',
    'attended_at',
  ],
  ...['meeting_status', 'meeting_marker', 'meeting_attempted_at', 'meeting_id', 'meeting_gone_at'],
  ...['join_url', 'dial_in', 'link_by_host', 'team_rule', 'turn_group_id'],
]
/** Keys, and texts that repeat other columns. */
const NOT_EXPORTED = ['manage_token', 'manage_token_hash', 'title_key', 'attendee_key', 'meeting_synced_body']

const ADDRESS = 'attendee_email@person.example'
/** Each contains the name of its column; the others contain nothing else. */
const VALUES: Record<string, string> = {
  attendee_email: ADDRESS,
  guests: '["guests@person.example"]',
  answers: '[{"question":"Topic","answer":"answers"}]',
  tracking: '{"utmSource":"tracking"}',
  metadata: '{"deal":"metadata"}',
}

describe('a column of bookings, whichever is added (S20)', () => {
  it('is exported and erased with its person, unless it is listed as saying nothing about them', async () => {
    const app = await startTestApp()
    const { db } = app.services
    const host = await aHost(app, { connected: false })
    const table = (await productTables(db)).find(({ name }) => name === 'bookings')
    const columns = (table?.columns ?? []).map(({ name }) => name)
    expect(KEPT.filter((column) => !columns.includes(column))).toEqual([])
    const personal = columns.filter((column) => !KEPT.includes(column))
    const id = await plantBooking(db, host.id, {
      ...{ startsAt: Date.now() - 3 * DAY_MS, location_kind: 'host_calls' },
      ...{ status: 'cancelled', cancelled_by: 'attendee', cancelled_at: Date.now() - 4 * DAY_MS },
    })
    const planted = Object.fromEntries(personal.map((column) => [column, VALUES[column] ?? column]))
    await db.updateTable('bookings').set(planted).where('id', '=', id).execute()

    const exported = JSON.stringify(
      (await personData(db, { id: host.id, name: 'Dana' }, ADDRESS, Date.now())).bookings.map(valuesIn),
    )
    const missing = personal.filter((column) => !NOT_EXPORTED.includes(column) && !exported.includes(column))
    expect(missing).toEqual([])

    const actor = { kind: 'host', id: host.id, name: 'Dana' } as const
    const erased = await erasePerson(app.services, { hostId: host.id, address: ADDRESS }, actor, Date.now())
    expect(erased).toMatchObject({ ok: true })
    const row = (await db.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst()) ?? {}
    const left = Object.entries(row).filter(([column, value]) => personal.includes(column) && value === planted[column])
    expect(left).toEqual([])
  })
})

/** The texts of an exported booking without the names of its fields. */
function valuesIn(value: unknown): unknown[] {
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(valuesIn) : [value]
}
