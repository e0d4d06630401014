import { describe, expect, it, onTestFinished } from 'vitest'
import { findHostById } from '#db/queries/hosts'
import { signedIn, startAdmin } from '#tests/admin/start-admin'
import { mailsTo } from '#tests/booking/a-booking'
import { setClock } from '#tests/setup/stepped-clock'
import { AN_ATTENDEE, aHost, callApi, freeSlots, type TestApp, type TestHost } from '#tests/setup/test-app'
import { addLines, addRelay, RELAY_VARIABLES, startDnsSimulator } from '#tests/simulators/dns/server'
import { aBookedTeam, bookTeam, teamSlots } from '#tests/team/booked-team'
import { hostFromRow } from '~/accounts/host'
import { checkSendingAddress, queueSendingAddressChecks } from '~/accounts/sending-address/daily-check.server'
import { accountData } from '~/privacy/export-account.server'

const PAGE = '/admin/settings/sender/address'
const OWN = 'bookings+team@studio.example'
const SERVICE = 'foyer@example.com'
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

describe('an own sending address', () => {
  it('is in From once its link was opened by its host and its DNS is right; bounces come to the service', async () => {
    const { app, host, dns, clock, get, post } = await start()
    expect(await text(get('/admin/settings/sender'))).toContain(PAGE)
    expect((await post(PAGE, { address: 'Bookings+Team@STUDIO.example ' })).headers.get('location')).toBe(
      `${PAGE}?done=asked`,
    )
    const page = await text(get(PAGE))
    for (const shown of [
      'v=spf1 include:spf.relay.example ~all',
      's1._domainkey.studio.example',
      's2.dkim.relay.example',
      '_dmarc.studio.example',
      'There is no such line yet',
      'The address is not confirmed',
    ])
      expect(page).toContain(shown)
    const link = await proofLink(app, 'Bookings+Team@studio.example')

    // Opening proves nothing, and only the host who asked can press the button.
    expect(await text(get(link))).toContain('Confirm the address')
    const other = await signedIn(app, await aHost(app, { handle: 'emil', connected: false }))
    expect(await text(other.get(link))).not.toContain('studio.example')
    const token = new URL(link, app.url).searchParams.get('token') ?? ''
    expect((await other.post(`${PAGE}/confirmation`, { token })).headers.get('location')).toBe(`${PAGE}/confirmation`)
    expect(await addressRow(app)).toMatchObject({ proven_at: null })
    expect((await fetch(app.url + link, { redirect: 'manual' })).headers.get('location')).toMatch(/^\/sign-in/)

    expect((await post(`${PAGE}/confirmation`, { token })).headers.get('location')).toBe(`${PAGE}?done=proven`)
    expect((await post(`${PAGE}/confirmation`, { token })).headers.get('location')).toBe(`${PAGE}/confirmation`)
    expect(await fromOfNextMail(app, host)).toEqual(['Dana Example (Foyer)', SERVICE, SERVICE])

    addLines(dns, 'studio.example')
    clock.step(2 * MINUTE_MS)
    expect((await post(`${PAGE}/check`, {})).headers.get('location')).toBe(`${PAGE}?done=checked`)
    expect(await text(get(PAGE))).toContain('come from this address')
    expect(await fromOfNextMail(app, host)).toEqual(['Dana Example', 'Bookings+Team@studio.example', SERVICE])
    // The host's own copies, and the invite, are as before.
    const toHost = mailsTo(app, host.email).at(-1)
    expect(toHost?.parsed.from?.value[0]?.address).toBe(SERVICE)
    const invite = mailsTo(app, AN_ATTENDEE.email).at(-1)?.calendar?.content.replaceAll('\r\n ', '') ?? ''
    expect(invite).toMatch(/ORGANIZER;[^\r]*mailto:dana@example\.com\r/)
    expect(mailsTo(app, AN_ATTENDEE.email).at(-1)?.parsed.replyTo?.value).toMatchObject([{ address: host.email }])

    // Read at most once a minute.
    const asked = dns.queries.length
    expect((await post(`${PAGE}/check`, {})).headers.get('location')).toBe(`${PAGE}?done=too-soon`)
    expect(dns.queries.length).toBe(asked)
    // Nor for somebody who asked a moment before that check, and is served after it.
    clock.step(-2_000)
    expect((await post(`${PAGE}/check`, {})).headers.get('location')).toBe(`${PAGE}?done=too-soon`)
    expect(dns.queries.length).toBe(asked)
    expect((await post(`${PAGE}/removal`, {})).headers.get('location')).toBe(`${PAGE}?done=removed`)
    expect(await fromOfNextMail(app, host)).toEqual(['Dana Example (Foyer)', SERVICE, SERVICE])
  })

  it('is left at once when its DNS is no longer right, and the host is told once', async () => {
    const { app, host, dns, clock } = await startInUse()
    expect((await fromOfNextMail(app, host))[1]).toBe(OWN)
    dns.remove('s1._domainkey.studio.example')
    for (let day = 0; day < 3; day++) {
      clock.step(DAY_MS + HOUR_MS)
      await queueSendingAddressChecks(app.services, Date.now())
      await queueSendingAddressChecks(app.services, Date.now())
      app.services.outbox.wake()
      await app.settled()
    }
    const told = () => mailsTo(app, host.email).filter(({ parsed }) => parsed.subject?.includes('no longer come from'))
    expect(told()).toHaveLength(1)
    expect(told()[0]?.parsed.text).toContain(`${app.env.APP_URL}${PAGE}`)
    expect((await fromOfNextMail(app, host))[1]).toBe(SERVICE)
    const checks = await app.services.db
      .selectFrom('jobs')
      .select('state')
      .where('kind', '=', 'sending-address-check')
      .execute()
    expect(checks.map(({ state }) => state)).toEqual(['done', 'done', 'done'])

    // Right again by itself.
    addLines(dns, 'studio.example')
    await checkSendingAddress(app.services, host.id, Date.now())
    expect((await fromOfNextMail(app, host))[1]).toBe(OWN)
  })

  it('stays while DNS does not answer for a day, but not for three', async () => {
    const { app, host, dns, clock } = await startInUse()
    dns.silent = true
    clock.step(DAY_MS)
    const now = Date.now()
    await checkSendingAddress(app.services, host.id, now)
    expect(await addressRow(app)).toMatchObject({ next_check_at: now + HOUR_MS, right_at: expect.any(Number) })
    clock.step(2 * DAY_MS)
    await checkSendingAddress(app.services, host.id, Date.now())
    expect(await addressRow(app)).toMatchObject({ right_at: null })
  }, 60_000)

  it('stays in use until another one has its link confirmed and its DNS right', async () => {
    const { app, host, dns, clock, get, post } = await startInUse()
    const next = 'office@agency.example'
    clock.step(2 * MINUTE_MS)
    await post(PAGE, { address: next })
    expect((await fromOfNextMail(app, host))[1]).toBe(OWN)
    expect(await text(get(PAGE))).toContain(`Mails still come from ${OWN}.`)

    // Given up: the link is over, and the one in use stays.
    const first = await proofLink(app, next)
    expect(await text(get(`${PAGE}/removal`))).toContain(`Mails go on coming from ${OWN}.`)
    await post(`${PAGE}/removal`, {})
    expect(await text(get(first))).toContain('This link has been used')
    expect(await text(get(PAGE))).toContain('come from this address')
    expect((await fromOfNextMail(app, host))[1]).toBe(OWN)

    // Proven, but without its DNS lines, it cannot be used yet.
    await post(PAGE, { address: 'third@agency.example' })
    await post(PAGE, { address: next })
    const token = new URL(await proofLink(app, next), app.url).searchParams.get('token') ?? ''
    await post(`${PAGE}/confirmation`, { token })
    expect((await fromOfNextMail(app, host))[1]).toBe(OWN)
    const data = await accountData(app.services, await profileOf(app, host), Date.now())
    expect(data).toMatchObject({ sendingAddress: { address: next }, presentSendingAddress: { address: OWN } })
    // The daily check looks at both.
    clock.step(DAY_MS + HOUR_MS)
    addLines(dns, 'agency.example')
    await queueSendingAddressChecks(app.services, Date.now())
    app.services.outbox.wake()
    await app.settled()
    expect((await fromOfNextMail(app, host))[1]).toBe(next)
    const rows = await app.services.db.selectFrom('sending_addresses').select('address').execute()
    expect(rows).toEqual([{ address: next }])
  })

  it('that the mail server refuses is left for the service’s, in the same attempt', async () => {
    const { app, host, get, post, clock } = await startInUse()
    app.mail.refuseFrom(OWN)
    expect((await fromOfNextMail(app, host))[1]).toBe(SERVICE)
    await app.settled()
    const told = mailsTo(app, host.email).find(({ parsed }) => parsed.subject?.includes('no longer come from'))
    expect(told?.parsed.text).toContain('553')
    expect(await text(get(PAGE))).toContain('553')
    app.mail.refuseFrom(null)
    // A check by itself does not try it again; the host's does.
    await checkSendingAddress(app.services, host.id, Date.now())
    expect((await fromOfNextMail(app, host))[1]).toBe(SERVICE)
    clock.step(2 * MINUTE_MS)
    await post(`${PAGE}/check`, {})
    expect((await fromOfNextMail(app, host))[1]).toBe(OWN)
  })

  it.each([
    ['gmail.com', 'dana@gmail.com', 'Anybody can have an address there'],
    ['a domain that refuses what it has not signed', 'dana@mailboxes.example', 'add the DKIM lines below first'],
    ['a line break', 'a@studio.example\r\nBcc: b@example.com', 'Please enter one email address'],
    ['two addresses', 'a@studio.example, b@studio.example', 'Please enter one email address'],
    ['letters that mail servers refuse', 'jürg@studio.example', 'Please enter one email address'],
    ['no address', 'studio.example', 'Please enter one email address'],
  ])('of %s is refused with the reason; nothing is stored or sent (S16)', async (_what, address, reason) => {
    const { app, dns, post } = await start()
    dns.set('_dmarc.mailboxes.example', 'TXT', 'v=DMARC1; p=quarantine')
    const refused = await post(PAGE, { address })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain(reason)
    expect(await addressRow(app)).toBeUndefined()
    await app.settled()
    expect(app.mail.messages).toEqual([])
  })

  it('at a domain with letters of its own is stored and sent as DNS has it', async () => {
    const { app, dns, post } = await start()
    addLines(dns, 'xn--mller-kva.example')
    expect((await post(PAGE, { address: 'info@MÜLLER.example' })).status).toBe(302)
    const link = await proofLink(app, 'info@müller.example')
    await post(`${PAGE}/confirmation`, { token: new URL(link, app.url).searchParams.get('token') ?? '' })
    expect(await addressRow(app)).toMatchObject({ address: 'info@xn--mller-kva.example', right_at: expect.any(Number) })
  })

  it('is each host’s own: the same domain and address for two, each proven by its own link', async () => {
    const { app, host, dns } = await startInUse()
    addLines(dns, 'studio.example')
    const emil = await aHost(app, { handle: 'emil', connected: false })
    const { get, post } = await signedIn(app, emil)
    expect(await text(get(PAGE))).not.toContain('studio.example')
    expect((await post(PAGE, { address: OWN })).status).toBe(302)
    const rows = await app.services.db.selectFrom('sending_addresses').select(['host_id', 'right_at']).execute()
    expect(rows.find(({ host_id }) => host_id === emil.id)?.right_at).toBeNull()
    expect(rows.find(({ host_id }) => host_id === host.id)?.right_at).not.toBeNull()
    const calls = await Promise.all(['/me', '/event-types', '/bookings'].map((path) => callApi(app, emil, 'GET', path)))
    for (const call of calls) expect(await call.text()).not.toContain('studio.example')
  })

  it('is not offered by an operator who has not named the relay, which the page says', async () => {
    const { app, host, get, post } = await startAdmin({ connected: false })
    expect(await text(get(PAGE))).toContain('has not set up own sending addresses')
    expect((await post(PAGE, { address: OWN })).status).toBe(400)
    expect(await accountData(app.services, await profileOf(app, host), Date.now())).toMatchObject({
      sendingAddress: null,
    })
  })

  it('is not used after the operator has named another relay, and is in the host’s export', async () => {
    const { app, host } = await startInUse()
    const data = await accountData(app.services, await profileOf(app, host), Date.now())
    expect(data.sendingAddress).toMatchObject({ address: OWN, refusal: null, rightAt: expect.any(String) })
    app.env.MAIL_SPF_INCLUDE = 'spf.other.example'
    expect((await fromOfNextMail(app, host))[1]).toBe(SERVICE)
  })

  it('of a team is in the mails of its event types only, and asks for a manager (M4)', async () => {
    const { app, dns } = await start()
    addLines(dns, 'studio.example')
    const { owner, members } = await aBookedTeam(app, { connected: true })
    const path = '/admin/team/sender/address'
    const member = members.find(({ id }) => id !== owner.id)
    if (!member) throw new Error('The team has one member only')
    expect((await (await signedIn(app, member)).get(path)).status).toBe(403)
    const manager = await signedIn(app, owner)
    expect((await manager.post(path, { address: OWN })).headers.get('location')).toBe(`${path}?done=asked`)
    const link = await proofLink(app, OWN)
    expect(link).toMatch(/^\/admin\/team\/sender\/address\/confirmation\?token=/)
    const token = new URL(link, app.url).searchParams.get('token') ?? ''
    expect((await manager.post(`${path}/confirmation`, { token })).headers.get('location')).toBe(`${path}?done=proven`)
    const [slot] = await teamSlots(app)
    expect((await bookTeam(app, owner, slot)).status).toBe(201)
    await app.settled()
    const fromOfTeam = () => mailsTo(app, AN_ATTENDEE.email).at(-1)?.parsed.from?.value[0]?.address
    expect(fromOfTeam()).toBe(OWN)
    expect((await fromOfNextMail(app, owner))[1]).toBe(SERVICE)

    // What is no longer right is told to the team's owner.
    dns.remove('s1._domainkey.studio.example')
    const row = await addressRow(app)
    await checkSendingAddress(app.services, row?.host_id ?? '', Date.now())
    app.services.outbox.wake()
    await app.settled()
    const told = mailsTo(app, owner.email).find(({ parsed }) => parsed.subject?.includes('no longer come from'))
    expect(told?.parsed.text).toContain(`${app.env.APP_URL}${path}`)
  })
})

async function start() {
  const dns = await startDnsSimulator()
  onTestFinished(() => dns.stop())
  addRelay(dns)
  const clock = setClock(Date.now())
  onTestFinished(() => clock.giveBack())
  const admin = await startAdmin({ environment: { ...RELAY_VARIABLES, DNS_SERVERS: dns.address } })
  return { ...admin, dns, clock }
}

/** A host whose address is proven and right. */
async function startInUse() {
  const admin = await start()
  const { app, dns, post } = admin
  addLines(dns, 'studio.example')
  await post(PAGE, { address: OWN })
  const link = await proofLink(app, OWN)
  await post(`${PAGE}/confirmation`, { token: new URL(link, app.url).searchParams.get('token') ?? '' })
  expect(await addressRow(app)).toMatchObject({ right_at: expect.any(Number) })
  return admin
}

/** The path that the mail to the address names. */
async function proofLink(app: TestApp, address: string): Promise<string> {
  await app.settled()
  const mail = mailsTo(app, address).at(-1)
  return /https?:\/\/[^/]+(\/admin\/\S+?token=[\w-]+)/.exec(mail?.parsed.text ?? '')?.[1] ?? ''
}

function addressRow(app: TestApp) {
  return app.services.db.selectFrom('sending_addresses').selectAll().executeTakeFirst()
}

/** Books, and reads the name and the addresses in From and in the envelope of the attendee's mail. */
async function fromOfNextMail(app: TestApp, host: TestHost) {
  const [start] = await freeSlots(app, host)
  const booked = await callApi(app, host, 'POST', '/bookings', {
    eventType: 'intro-call',
    start,
    attendee: AN_ATTENDEE,
  })
  expect(booked.status).toBe(201)
  await app.settled()
  const mail = mailsTo(app, AN_ATTENDEE.email).at(-1)
  const from = mail?.parsed.from?.value[0]
  return [from?.name, from?.address, mail?.envelope.from]
}

async function text(answer: Promise<Response>): Promise<string> {
  return (await answer).text()
}

async function profileOf(app: TestApp, host: TestHost) {
  const row = await findHostById(app.services.db, host.id)
  if (!row) throw new Error('The host is gone')
  return hostFromRow(row)
}
