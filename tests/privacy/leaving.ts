import { updateHost } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import { AN_ATTENDEE, aHost, callApi, freeSlots, type TestApp, type TestHost } from '#tests/setup/test-app'
import { hashPassword } from '~/accounts/password.server'
import { addFeed } from '~/busy/save-feed.server'
import { renewSubscribeAddress } from '~/invites/outgoing-feed.server'
import { productTables, startAdminWithPerson } from './person'

export const PASSWORD = 'drei Birnen im Regal'
export const ACCOUNT = '/admin/settings/account'
/** A calendar's address that is as secret as a password. */
export const CALENDAR = 'http://localhost:9/private-0a1b2c3d/basic.ics'

/** A host with a password and something of nearly everything, with a changed name and handle; and another host with a booking. */
export async function aHostWithEverything() {
  const admin = await startAdminWithPerson()
  const { app, host } = admin
  const { db } = app.services
  const now = Date.now()
  const values = { name: 'Zebulon Leaver', handle: 'zebulon', password_hash: await hashPassword(PASSWORD) }
  await updateHost(db, host.id, values, now)
  await db
    .insertInto('former_handles')
    .values({ handle: 'zeb-once', host_id: host.id, expires_at: now * 2 })
    .execute()
  const photo = {
    id: 'pho_zebulon',
    media_type: 'image/png',
    content: Buffer.from('zebulon'),
    created_at: now,
  } as const
  await db
    .insertInto('host_photos')
    .values({ ...photo, host_id: host.id })
    .execute()
  await addFeed(app.services, host.id, { url: CALENDAR, allDayBlocks: true, staleBlocks: true }, now)
  await renewSubscribeAddress(app.services, host.id, now)
  const bystander = await aHost(app, { handle: 'bystander', connected: false })
  await aBooking(app, bystander)
  return { ...admin, bystander }
}

async function aBooking(app: TestApp, host: TestHost): Promise<void> {
  const [start] = await freeSlots(app, host)
  await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
  await app.settled()
}

/** Every row that a host owns, by table. */
export async function rowsOf(db: Db, hostId: string): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const { name, columns } of await productTables(db)) {
    const owner = name === 'hosts' ? 'id' : 'host_id'
    if (!columns.some((column) => column.name === owner)) continue
    const rows = await db
      .selectFrom(name as 'bookings')
      .selectAll()
      .where(owner as 'host_id', '=', hostId)
      .execute()
    found[name] = rows.map((row) => JSON.stringify(row)).sort()
  }
  return found
}
