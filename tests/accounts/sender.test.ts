import { describe, expect, it } from 'vitest'
import { signedIn, startAdmin } from '#tests/admin/start-admin'
import { mailsTo } from '#tests/booking/a-booking'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { aBookedTeam, bookTeam, teamSlots } from '#tests/team/booked-team'
import { saveSender } from '~/accounts/sender.server'

const OFFICE = {
  name: 'Example Consulting',
  replyTo: 'office@example.com',
  signature: 'Dana Example\nTel. at the office',
}

const PAGE = '/admin/settings/sender'

describe('the sender of mails to attendees', () => {
  it('has the name, the reply address and the signature that the host chose; the host’s own copies do not', async () => {
    const { app, host, post } = await startAdmin()
    const saved = await post(PAGE, { ...OFFICE, replyTo: host.email.toUpperCase() })
    expect(saved.headers.get('location')).toBe(`${PAGE}?saved=1`)
    const toAttendee = await nextMail(app, host)
    expect(toAttendee?.parsed.from?.value[0]?.name).toBe('Example Consulting (Foyer)')
    expect(toAttendee?.parsed.replyTo?.value[0]?.address?.toLowerCase()).toBe(host.email)
    expect(toAttendee?.parsed.text).toMatch(/Dana Example\nTel\. at the office/)
    const [toHost] = mailsTo(app, host.email)
    expect(toHost?.parsed.text).not.toContain('Tel. at the office')
    expect(toHost?.parsed.replyTo?.value).toMatchObject([{ address: AN_ATTENDEE.email }])
  })

  it('takes replies at another address only once its mailed link was confirmed by its own host', async () => {
    const { app, host, get, post } = await startAdmin()
    const saved = await post(PAGE, OFFICE)
    expect(saved.headers.get('location')).toBe(`${PAGE}?done=asked`)
    const page = await (await get(PAGE)).text()
    expect(page).toContain('office@example.com is not confirmed yet')
    expect(page).toContain('value="office@example.com"')
    const before = await nextMail(app, host)
    expect(before?.parsed.from?.value[0]?.name).toBe('Example Consulting (Foyer)')
    expect(before?.parsed.replyTo?.value).toMatchObject([{ address: host.email }])

    // Saving something else sends no second link; the button does, and ends the first one.
    const first = await replyToLink(app)
    expect((await post(PAGE, { ...OFFICE, signature: 'Yours' })).headers.get('location')).toBe(`${PAGE}?done=asked`)
    await app.settled()
    expect(mailsTo(app, OFFICE.replyTo)).toHaveLength(1)
    expect((await post(`${PAGE}/reply-to`, {})).headers.get('location')).toBe(`${PAGE}?done=sent`)
    const link = await replyToLink(app)
    expect(await (await get(first)).text()).toContain('was replaced by a newer one')

    // Opening proves nothing, and only the host who asked can press the button.
    expect(await (await get(link)).text()).toContain('Confirm the address')
    const token = new URL(link, app.url).searchParams.get('token') ?? ''
    const other = await signedIn(app, await aHost(app, { handle: 'emil', connected: false }))
    expect(await (await other.get(link)).text()).not.toContain(OFFICE.replyTo)
    const confirmation = `${PAGE}/reply-to/confirmation`
    expect((await other.post(confirmation, { token })).headers.get('location')).toBe(confirmation)
    expect((await nextMail(app, host))?.parsed.replyTo?.value).toMatchObject([{ address: host.email }])
    expect((await post(confirmation, { token })).headers.get('location')).toBe(`${PAGE}?done=proven`)
    expect((await post(confirmation, { token })).headers.get('location')).toBe(confirmation)
    expect((await nextMail(app, host))?.parsed.replyTo?.value).toMatchObject([{ address: OFFICE.replyTo }])

    // A proven one stays until the next one is proven, and what waits can be taken back.
    await post(PAGE, { ...OFFICE, replyTo: 'victim@elsewhere.example' })
    expect((await nextMail(app, host))?.parsed.replyTo?.value).toMatchObject([{ address: OFFICE.replyTo }])
    expect((await post(PAGE, OFFICE)).headers.get('location')).toBe(`${PAGE}?saved=1`)
    expect(await (await get(PAGE)).text()).not.toContain('victim@elsewhere.example')
    expect((await post(`${PAGE}/reply-to`, {})).status).toBe(404)
  })

  it('mails few links to one mailbox, and says so without losing what was typed (S16)', async () => {
    const { app, post } = await startAdmin({ connected: false, environment: { RATE_LIMIT: 'on' } })
    await post(PAGE, OFFICE)
    for (let time = 0; time < 2; time++) {
      await app.settled()
      await post(`${PAGE}/reply-to`, {})
    }
    expect((await post(`${PAGE}/reply-to`, {})).headers.get('location')).toBe(`${PAGE}?done=full`)
    await app.settled()
    expect(mailsTo(app, OFFICE.replyTo)).toHaveLength(3)
    await post(PAGE, { ...OFFICE, replyTo: '' })
    const refused = await post(PAGE, { ...OFFICE, signature: 'Not lost' })
    expect(refused.status).toBe(429)
    const html = await refused.text()
    expect(html).toContain('This mailbox has got many mails from us today.')
    expect(html).toContain('Not lost')
  })

  it('is refused with a line break, a link or two addresses, and keeps what was typed (S14, S16)', async () => {
    const { get, post } = await startAdmin({ connected: false })
    for (const [field, value] of [
      ['name', 'Dana\r\nBcc: eve@example.com'],
      ['name', 'Pay at evil.com'],
      ['name', '=?utf-8?b?UGF5IGF0IGV2aWwuY29t?='],
      ['name', 'Dana =?UTF-8?Q?=65vil=2Ecom?='],
      ['replyTo', 'a@example.com, b@example.com'],
      ['replyTo', 'a@example.com\r\nBcc: b@example.com'],
      ['signature', 'x'.repeat(1_001)],
      ['signature', 'a\u0000b'],
    ] as const) {
      const refused = await post('/admin/settings/sender', { ...OFFICE, [field]: value })
      expect(refused.status, value).toBe(400)
      expect(await refused.text()).toContain(field === 'signature' ? 'Example Consulting' : 'Tel. at the office')
    }
    expect(await (await get('/admin/settings/sender')).text()).not.toContain('Example Consulting')
  })

  it('of a team signs its bookings; a member’s own sender signs their other ones', async () => {
    const app = await startTestApp()
    const { owner, acting, members } = await aBookedTeam(app, { connected: true })
    const { db } = app.services
    const page = await db
      .selectFrom('teams')
      .select('host_id')
      .where('id', '=', acting.teamId)
      .executeTakeFirstOrThrow()
    const now = Date.now()
    const save = (id: string, typed: typeof OFFICE) => {
      const person = { id: owner.id, email: owner.email, emailVerifiedAt: now }
      return saveSender(app.services, { owner: { id, domain: null, path: PAGE }, person, typed }, now)
    }
    for (const { id } of members) await save(id, { ...OFFICE, name: 'A member', replyTo: '' })
    await save(page.host_id ?? '', { name: 'The sales team', replyTo: '', signature: '' })
    const [start] = await teamSlots(app)
    expect((await bookTeam(app, owner, start)).status).toBe(201)
    await app.settled()
    const [mail] = mailsTo(app, AN_ATTENDEE.email)
    expect(mail?.parsed.from?.value[0]?.name).toBe('The sales team (Foyer)')
    expect(mail?.parsed.text).not.toContain('Tel. at the office')
  })
})

/** Books, and gives the attendee's mail about it. */
async function nextMail(app: TestApp, host: TestHost) {
  const [start] = await freeSlots(app, host)
  const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  expect((await callApi(app, host, 'POST', '/bookings', request)).status).toBe(201)
  await app.settled()
  return mailsTo(app, AN_ATTENDEE.email).at(-1)
}

/** The path that the last mail to the address for replies names. */
async function replyToLink(app: TestApp): Promise<string> {
  await app.settled()
  const text = mailsTo(app, OFFICE.replyTo).at(-1)?.parsed.text ?? ''
  return /https?:\/\/[^/]+(\/admin\/\S+?token=[\w-]+)/.exec(text)?.[1] ?? ''
}
