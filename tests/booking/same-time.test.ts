import { describe, expect, it } from 'vitest'
import { signedIn, startAdmin } from '#tests/admin/start-admin'
import { AN_ATTENDEE, callApi, freeSlots, type TestApp, type TestHost } from '#tests/setup/test-app'

const SENTENCE = 'Your booking is at this time already. Choose another one, or keep it.'

describe('moving a booking to the time that it has', () => {
  it.each(['', '/embed'])('is explained on the page, and changes nothing (reschedule%s)', async (frame) => {
    const { app, host } = await startAdmin()
    const { id, start, path } = await aBooking(app, host)
    const picker = `${app.url}${path}/reschedule${frame}?tz=UTC&month=${start.slice(0, 7)}&date=${start.slice(0, 10)}`
    const html = await (await fetch(picker)).text()
    expect(html).not.toContain(SENTENCE)
    // The time itself is among those of its day, and its link leads back to the choice.
    const links = [...html.matchAll(/class="time"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*class="time"/g)].map(
      ([, one, other]) => (one ?? other ?? '').replaceAll('&amp;', '&'),
    )
    const [same = '', ...more] = links.filter((link) => link.includes('same=1'))
    expect(more).toEqual([])
    expect(links.some((link) => link.includes(encodeURIComponent(start)))).toBe(false)
    const chosen = await fetch(new URL(same, app.url))
    const text = await chosen.text()
    expect(chosen.status).toBe(200)
    expect(text).toContain(SENTENCE)
    expect(text).toContain('href="' + same.replaceAll('&', '&amp;') + '"')

    const question = await fetch(`${app.url}${path}/reschedule${frame}?start=${encodeURIComponent(start)}`)
    expect(await question.text()).toContain(SENTENCE)
    const sent = await fetch(`${app.url}${path}/reschedule${frame}`, {
      method: 'POST',
      headers: { Origin: app.url },
      body: new URLSearchParams({ start, seen: start, reason: '' }),
    })
    expect(await sent.text()).toContain(SENTENCE)
    const { data } = await (await callApi(app, host, 'GET', `/bookings/${id}`)).json()
    expect(data).toMatchObject({ start, sequence: 0, previous: null })
  })

  it('is not mentioned when the same move is sent twice: both lead to the booking', async () => {
    const { app, host } = await startAdmin()
    const { start, path } = await aBooking(app, host)
    const later = (await freeSlots(app, host))[3] ?? ''
    const send = () =>
      fetch(`${app.url}${path}/reschedule`, {
        method: 'POST',
        headers: { Origin: app.url },
        redirect: 'manual',
        body: new URLSearchParams({ start: later, seen: start, reason: '' }),
      })
    expect([(await send()).headers.get('location'), (await send()).headers.get('location')]).toEqual([path, path])
  })

  it('is explained to the host as well, and what they typed stays', async () => {
    const { app, host } = await startAdmin()
    const { id, start } = await aBooking(app, host)
    const { post } = await signedIn(app, host)
    const zurich = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Zurich',
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(new Date(start))
    const [date = '', time = ''] = zurich.split(' ')
    const response = await post(`/admin/bookings/${id}/move`, { date, time, seen: start })
    const html = await response.text()
    expect(response.status).toBe(400)
    expect(html).toContain('The booking is at this time already. Nothing was changed.')
    expect(html).toContain(`value="${time}"`)
  })
})

async function aBooking(app: TestApp, host: TestHost) {
  const [start = ''] = await freeSlots(app, host)
  const request = { eventType: 'intro-call', start, attendee: { ...AN_ATTENDEE, timeZone: 'UTC' } }
  const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
  return { id: data.id as string, start: data.start as string, path: new URL(data.manageUrl).pathname }
}
