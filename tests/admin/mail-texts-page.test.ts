import { describe, expect, it } from 'vitest'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { aBookedTeam } from '#tests/team/booked-team'
import { aPerson } from '#tests/team/team'
import { HOUR_MS, plantBooking, signedIn, startAdmin } from './start-admin'

describe('the page of an event type’s mails', () => {
  it('saves a text per mail and language, and shows it as it will look', async () => {
    const { get, post, page } = await aTextsPage()
    const saved = await post(`${page}?moment=cancelled&lang=de`, {
      ...{ subject: 'Schade, {{attendee.first_name}}', body: 'Bis bald!\n\n{{book_again_url}}', step: 'save' },
    })
    expect(saved.status).toBe(302)
    const html = await (await get(saved.headers.get('location') ?? '')).text()
    expect(html).toContain('Saved. Mails from now on have this text.')
    expect(html).toContain('value="Schade, {{attendee.first_name}}"')
    expect(html).toMatch(/mail-preview-subject">Schade, Ada</)
    expect(html).toMatch(/data-kind="text">Bis bald!</)
    expect(html).toContain('Der Termin wurde abgesagt')
    expect(await (await get(`${page}?moment=cancelled&lang=en`)).text()).toContain(
      'Yours in German is not used for them.',
    )
  })

  it('has a text for each mail after the meeting, in place of ours', async () => {
    const { app, get, post, page } = await aTextsPage()
    const text = { subject: 'Sorry, {{attendee.first_name}}', body: 'We waited for you.' }
    const saved = await post(`${page}?moment=follow-up&mail=missed&lang=en`, { ...text, step: 'save' })
    expect(saved.headers.get('location')).toBe(`${page}?moment=follow-up&lang=en&mail=missed&saved=1`)
    const missed = await (await get(`${page}?moment=follow-up&mail=missed`)).text()
    expect(missed).toMatch(/mail-preview-subject">Sorry, Ada</)
    expect(missed).toMatch(/data-kind="text">We waited for you.</)
    const thanks = await (await get(`${page}?moment=follow-up`)).text()
    expect(thanks).not.toContain('We waited for you.')
    await post(`${page}?moment=follow-up&mail=missed`, { ...text, step: 'test' })
    await app.settled()
    expect(app.mail.messages.map(({ parsed }) => parsed.subject)).toEqual(['[Test] Sorry, Ada'])
    expect(app.mail.messages[0]?.parsed.headers.has('list-unsubscribe')).toBe(false)
  })

  it('shows made-up data as such until there is a booking, then the newest one', async () => {
    const { app, host, get, page } = await aTextsPage()
    expect(await (await get(page)).text()).toContain('With made-up data')
    await plantBooking(app.services.db, host.id, { startsAt: Date.now() + 48 * HOUR_MS, attendee_name: 'Grace Real' })
    const html = await (await get(page)).text()
    expect(html).toContain('Grace Real would get it')
    expect(html).not.toMatch(/href="[^"]*\/booking\//)
  })

  it('previews what is typed without saving it', async () => {
    const { get, post, page } = await aTextsPage()
    const shown = await post(page, { subject: 'Draft for {{attendee.name}}', body: '', step: 'preview' })
    expect(shown.status).toBe(200)
    expect(await shown.text()).toContain('Draft for Ada Example')
    expect(await (await get(page)).text()).not.toContain('Draft for')
  })

  it('names a wrong placeholder with its place and keeps everything typed', async () => {
    const { post, page } = await aTextsPage()
    for (const step of ['save', 'preview', 'test']) {
      const typed = { subject: 'Hi {{atendee.name}}', body: 'a <b>\n{{join_url}} {{nothing.known}}' }
      const refused = await post(page, { ...typed, step })
      expect(refused.status).toBe(400)
      const html = await refused.text()
      expect(html).toContain(
        'Line 1, character 4: there is no placeholder {{atendee.name}}. Did you mean {{attendee.name}}?',
      )
      expect(html).toContain('Line 2, character 14: there is no placeholder {{nothing.known}}.')
      expect(html).toContain('value="Hi {{atendee.name}}"')
      expect(html).toContain('a &lt;b&gt;\n{{join_url}} {{nothing.known}}')
    }
  })

  it('sends a test of what is typed to the host alone, without an invite', async () => {
    const { app, host, post, page } = await aTextsPage()
    const answer = await post(page, { subject: 'See you', body: 'Come early, {{attendee.name}}', step: 'test' })
    expect(await answer.text()).toContain(`The test is on its way to ${host.email}.`)
    await app.settled()
    expect(app.mail.messages.map(({ envelope }) => envelope.to)).toEqual([[host.email]])
    const [mail] = app.mail.messages
    expect(mail?.parsed.subject).toBe('[Test] See you')
    expect(mail?.parsed.text).toContain('Come early, Ada Example')
    expect(mail?.calendar).toBeNull()
  })

  it('is the host’s own: another host gets the same 404 as for a missing one (S1)', async () => {
    const { app, page } = await aTextsPage()
    const other = await aPerson(app, 'milo')
    const { get, post } = await signedIn(app, other)
    for (const path of [page, '/admin/event-types/evt_missing/mails']) {
      expect((await get(path)).status).toBe(404)
      expect((await post(path, { subject: 'x', body: '', step: 'save' })).status).toBe(404)
    }
  })

  it('is there for a team’s event types as well, for those who may edit them', async () => {
    const { app } = await aTextsPage()
    const { owner, eventTypeId } = await aBookedTeam(app)
    const { get, post } = await signedIn(app, owner)
    const page = `/admin/team/event-types/${eventTypeId}/mails`
    const saved = await post(page, { subject: '{{team.name}} is looking forward', body: '', step: 'save' })
    expect(saved.headers.get('location')).toBe(`${page}?moment=confirmed&lang=en&saved=1`)
    expect(await (await get(page)).text()).toContain('value="{{team.name}} is looking forward"')
    expect((await get(`/admin/event-types/${eventTypeId}/mails`)).status).toBe(404)
  })
})

async function aTextsPage() {
  const admin = await startAdmin({ connected: false })
  const [eventType] = await findEventTypesOfHost(admin.app.services.db, admin.host.id)
  return { ...admin, page: `/admin/event-types/${eventType?.id}/mails` }
}
