import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { aHost, builtPages, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'

const FROM_OUR_PAGE = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'navigate' }

describe('going back to the form after booking (B4)', () => {
  it.each(['', '/embed'])('leads to the booking, also without scripts (book%s)', async (frame) => {
    const { ask, address, formTokenOf, send } = await openDetails(frame)
    const asked = await ask(address, FROM_OUR_PAGE)
    expect(asked.status).toBe(302)
    const named = asked.headers.get('location') ?? ''
    expect(named).toContain('attempt=')

    const html = await (await ask(named, FROM_OUR_PAGE)).text()
    expect(named).toContain(encodeURIComponent(formTokenOf(html)))
    const booked = await send(named, formTokenOf(html))
    const outcome = booked.headers.get('location')?.split('?')[0]
    const back = await ask(named, FROM_OUR_PAGE)
    expect(back.status).toBe(302)
    expect(back.headers.get('location')?.split('?')[0]).toBe(outcome)
    expect(back.headers.get('location')).not.toContain('done=')
  })

  it('opens an empty form for another visitor with the same address', async () => {
    const { ask, address, formTokenOf, send } = await openDetails('')
    const named = (await ask(address, FROM_OUR_PAGE)).headers.get('location') ?? ''
    const token = formTokenOf(await (await ask(named, FROM_OUR_PAGE)).text())
    await send(named, token)
    for (const site of ['none', 'cross-site', 'same-site']) {
      const response = await ask(named, { ...FROM_OUR_PAGE, 'Sec-Fetch-Site': site })
      expect(response.status).toBe(200)
      expect(formTokenOf(await response.text())).not.toBe(token)
    }
  })

  it('shows the form while nothing is booked, and always to programs', async () => {
    const { ask, address, formTokenOf } = await openDetails('')
    expect((await ask(address, {})).status).toBe(200)
    const html = await (await ask(`${address}&attempt=made.up.token`, FROM_OUR_PAGE)).text()
    expect(formTokenOf(html)).not.toBe('made.up.token')
  })

  it('shows the moved booking after a move, and the cancelled one after a cancellation', async () => {
    const { app, host, ask } = await openDetails('')
    const [start, later = ''] = await freeSlots(app, host)
    const attendee = { name: 'Ada Example', email: 'ada@example.com', timeZone: 'UTC' }
    const request = { eventType: 'intro-call', start, attendee }
    const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
    const path = new URL(data.manageUrl).pathname
    const question = `${path}/reschedule?start=${encodeURIComponent(later)}`
    expect((await ask(question, FROM_OUR_PAGE)).status).toBe(200)
    await callApi(app, host, 'POST', `/bookings/${data.id}/reschedule`, { start: later })
    expect((await ask(question, FROM_OUR_PAGE)).headers.get('location')).toBe(path)
    await callApi(app, host, 'POST', `/bookings/${data.id}/cancellation`, {})
    expect((await ask(`${path}/cancel`, FROM_OUR_PAGE)).headers.get('location')).toBe(path)
  })
})

async function openDetails(frame: string) {
  const app = await startTestApp({ pages: await builtPages() })
  const host = await aHost(app)
  const [start = ''] = await freeSlots(app, host)
  const address = `/dana/intro-call/book${frame}?start=${encodeURIComponent(start)}&tz=UTC`
  const ask = (path: string, headers: Record<string, string>) => askAsBrowser(app.url + path, headers)
  const formTokenOf = (html: string) => /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const send = (path: string, formToken: string) =>
    fetch(app.url + path, {
      method: 'POST',
      headers: { Origin: app.url },
      redirect: 'manual',
      body: new URLSearchParams({
        formToken,
        start,
        tz: 'UTC',
        shown: '',
        name: 'Ada Example',
        email: 'ada@example.com',
      }),
    })
  return { app, host, address, ask, formTokenOf, send }
}

/** `fetch` sends its own Sec-Fetch headers; a browser's navigation sends others. */
async function askAsBrowser(url: string, headers: Record<string, string>): Promise<Response> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { headers }, resolve).on('error', reject).end()
  })
  const { location } = answer.headers
  return new Response(await text(answer), { status: answer.statusCode ?? 500, headers: location ? { location } : {} })
}
