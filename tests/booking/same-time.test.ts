import { describe, expect, it } from 'vitest'
import { aDesk, signedIn } from '#tests/admin/start-admin'
import { AN_ATTENDEE, callApi, freeSlots, type TestHost, type TestHouse } from '#tests/setup/test-app'

const SENTENCE = 'Your booking is at this time already. Choose another one, or keep it.'

describe('moving a booking to the time that it has', () => {
  it.each(['', '/embed'])(
    'is answered with a sentence on the page, and changes nothing (reschedule%s)',
    async (frame) => {
      const { house, host } = await aDesk()
      const { id, start, path } = await aBooking(house, host)
      const picker = `${house.url}${path}/reschedule${frame}?tz=UTC&month=${start.slice(0, 7)}&date=${start.slice(0, 10)}`
      const html = await (await fetch(picker)).text()
      expect(html).not.toContain(SENTENCE)
      // The time itself is among those of its day, and its link leads back to the choice.
      const links = [...html.matchAll(/class="time"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*class="time"/g)].map(
        ([, one, other]) => (one ?? other ?? '').replaceAll('&amp;', '&'),
      )
      const [same = '', ...more] = links.filter((link) => link.includes('same=1'))
      expect(more).toEqual([])
      expect(links.some((link) => link.includes(encodeURIComponent(start)))).toBe(false)
      const chosen = await fetch(new URL(same, house.url))
      const text = await chosen.text()
      expect(chosen.status).toBe(200)
      expect(text).toContain(SENTENCE)
      expect(text).toContain('href="' + same.replaceAll('&', '&amp;') + '"')

      const question = await fetch(`${house.url}${path}/reschedule${frame}?start=${encodeURIComponent(start)}`)
      expect(await question.text()).toContain(SENTENCE)
      const sent = await fetch(`${house.url}${path}/reschedule${frame}`, {
        method: 'POST',
        headers: { Origin: house.url },
        body: new URLSearchParams({ start, seen: start, reason: '' }),
      })
      expect(await sent.text()).toContain(SENTENCE)
      const { data } = await (await callApi(house, host, 'GET', `/bookings/${id}`)).json()
      expect(data).toMatchObject({ start, sequence: 0, previous: null })
    },
  )

  it('is not said after the same move was sent twice: both responses lead to the booking', async () => {
    const { house, host } = await aDesk()
    const { start, path } = await aBooking(house, host)
    const later = (await freeSlots(house, host))[3] ?? ''
    const send = () =>
      fetch(`${house.url}${path}/reschedule`, {
        method: 'POST',
        headers: { Origin: house.url },
        redirect: 'manual',
        body: new URLSearchParams({ start: later, seen: start, reason: '' }),
      })
    expect([(await send()).headers.get('location'), (await send()).headers.get('location')]).toEqual([path, path])
  })

  it('is said to the host as well, and what they typed stays', async () => {
    const { house, host } = await aDesk()
    const { id, start } = await aBooking(house, host)
    const { post } = await signedIn(house, host)
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

async function aBooking(house: TestHouse, host: TestHost) {
  const [start = ''] = await freeSlots(house, host)
  const request = { eventType: 'intro-call', start, attendee: { ...AN_ATTENDEE, timeZone: 'UTC' } }
  const { data } = await (await callApi(house, host, 'POST', '/bookings', request)).json()
  return { id: data.id as string, start: data.start as string, path: new URL(data.manageUrl).pathname }
}
