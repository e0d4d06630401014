import { describe, expect, it } from 'vitest'
import { aHost, builtPages, startTestApp } from '#tests/setup/test-app'
import { type MailboxLinkKind, mailboxUrl } from '~/booking/mailbox-link.server'

async function startWithLinks() {
  const app = await startTestApp({ pages: await builtPages(), environment: { RATE_LIMIT: 'on' } })
  const { id: hostId } = await aHost(app, { connected: false })
  const tools = { keyring: app.services.keyring, appUrl: app.url }
  const linkOf = (kind: MailboxLinkKind, mailbox: string) => mailboxUrl(tools, kind, { hostId, mailbox })
  return { app, linkOf }
}

const ONE_CLICK = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }

describe('a link of a mail to a mailbox', () => {
  it('ends mails for a hundred readers of one mail provider, and is limited for each (RFC 8058)', async () => {
    const { app, linkOf } = await startWithLinks()
    const ended = await Promise.all(
      Array.from(
        { length: 100 },
        async (_, index) => (await fetch(linkOf('unsubscribe', `m${index}`), ONE_CLICK)).status,
      ),
    )
    expect(ended).toEqual(Array(100).fill(200))
    const rows = await app.services.db.selectFrom('unsubscribes').select('mailbox').execute()
    expect(rows).toHaveLength(100)
    const again = Array.from({ length: 70 }, async () => (await fetch(linkOf('unsubscribe', 'm0'), ONE_CLICK)).status)
    expect(await Promise.all(again)).toContain(429)
  })

  it('tells no other site its address, and is no link of the other kind', async () => {
    const { linkOf } = await startWithLinks()
    for (const kind of ['unsubscribe', 'report'] as const) {
      const page = await fetch(linkOf(kind, 'm'))
      expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer'])
    }
    expect((await fetch(linkOf('report', 'm').replace('/report/', '/unsubscribe/'))).status).toBe(404)
  })
})
