import { expect, inject, it } from 'vitest'
import { findDeliveriesOfHost } from '#db/queries/sent-mails'
import { planOf } from '#tests/setup/plan-of'
import { aHost } from '#tests/setup/test-app'
import { startAdmin } from './start-admin'

const COUNT = 107

it('the mail log shows each mail of its host once, page by page, newest first (B11, S1)', async () => {
  const { app, host, get } = await startAdmin()
  const stranger = await aHost(app, { handle: 'stranger', connected: false })
  const { db } = app.services
  await plantMails(stranger.id, 3)
  await plantMails(host.id, COUNT)
  const walked: string[] = []
  for (let query: string | undefined = ''; query !== undefined; ) {
    const html = await (await get(`/admin/deliveries${query}`)).text()
    walked.push(...[...html.matchAll(/mailbox-(\d+)@example\.com</g)].map(([, number]) => number ?? ''))
    expect(html.includes('Newest')).toBe(query !== '')
    query = /\?after=[\w.]+/.exec(html)?.[0]
  }
  expect(walked).toEqual(Array.from({ length: COUNT }, (_, index) => String(COUNT - 1 - index)))
  expect(await (await get('/admin/deliveries?after=junk')).text()).toContain(`mailbox-${COUNT - 1}@example.com`)

  async function plantMails(hostId: string, count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_, number) => ({
      id: `dlv_${hostId}_${String(number).padStart(3, '0')}`,
      ...{ host_id: hostId, booking_id: null, mail: 'verify-email', recipient: 'host' as const, method: null },
      ...{
        address: `mailbox-${number}@example.com`,
        message_id: `${hostId}-${number}`,
        sequence: null,
        response: '250',
      },
      // Some at the same moment: the id decides their order.
      accepted_at: Math.floor(number / 3) * 1_000,
    }))
    await db.insertInto('sent_mails').values(rows).execute()
  }
})

// PostgreSQL scans so small a table.
it.skipIf(inject('postgresServerUrl'))(
  'a page of the mail log is found by its position, however long the log is (P4)',
  async () => {
    const { app, host } = await startAdmin()
    const place = { after: { at: 5, id: 'dlv_x' }, limit: 51 }
    expect(await planOf(app.services.db, (db) => findDeliveriesOfHost(db, host.id, place))).toMatch(
      /SEARCH sent_mails USING INDEX sent_mails_host \(host_id=\? AND accepted_at<\?\)/,
    )
  },
)
