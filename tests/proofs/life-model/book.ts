import { expect } from 'vitest'
import type { Real } from './check'
import { afterCommand, type Command, chooseStart, MINUTE_MS, type Pick, takeDueAt } from './command'
import { announce } from './mails'
import { count, isOffered, type ModelBooking } from './model'

interface ApiBooking {
  id: string
  manageUrl: string
}

/** An attendee takes a time, by the page or through the host's program: succeeds exactly when it is offered (B5). */
export function book({
  start: pick,
  source,
  guest,
  twice,
}: {
  start: Pick
  source: string
  guest: boolean
  twice: boolean
}): Command {
  return {
    check: (model) => model.bookings.length < 8,
    async run(model, real) {
      const { host, clock } = real
      const start = await chooseStart(real, pick)
      const number = model.bookings.length
      const email = `ada-${number}@${host.handle}.example`
      const guests = guest ? [`grace-${number}@${host.handle}.example`] : []
      const expected = isOffered(model, start, clock.now())
      const sentAt = clock.now()
      // A page that waits for a link that never comes would only cost time.
      const byPage = source === 'page' && (!model.connected || (model.awake && model.gotoUp))
      const accepted = await (byPage ? bookByPage : bookByApi)(real, { start, email, guests, twice })
      expect(accepted !== null, `${new Date(start).toISOString()} offered and accepted`).toBe(expected)
      count(model, accepted ? 'booked' : 'refused')
      if (accepted) {
        const { settings } = model
        const booking: ModelBooking = {
          id: accepted.id,
          managePath: accepted.managePath,
          status: settings.confirmation === 'manual' ? 'pending' : 'confirmed',
          start,
          end: start + settings.durationMinutes * MINUTE_MS,
          bufferBefore: settings.bufferBeforeMinutes,
          bufferAfter: settings.bufferAfterMinutes,
          sequence: 0,
          ...{ attendee: email, guests, dueAt: null, linked: false, failed: false },
          ...{ pending: new Map(), sent: new Map() },
        }
        model.bookings.push(booking)
        await takeDueAt(real, booking, sentAt)
        announce(model, booking, 'new', sentAt)
      }
      await afterCommand(model, real)
    },
    toString: () => `book(${pick.pick}+${pick.aside}, ${source}${guest ? ', guest' : ''}${twice ? ', twice' : ''})`,
  }
}

interface Request {
  start: number
  email: string
  guests: string[]
  /** The same once more, under the same key (B4). */
  twice: boolean
}

async function bookByApi({ living, host }: Real, { start, email, guests, twice }: Request) {
  const attendee = { name: 'Ada Example', email, timeZone: 'America/New_York' }
  const body = { eventType: 'intro-call', start: new Date(start).toISOString(), attendee, guests }
  const send = () => living.callApi(host, 'POST', '/bookings', body, { 'Idempotency-Key': email })
  const response = await send()
  const text = await response.text()
  expect([201, 409], text).toContain(response.status)
  if (response.status !== 201) return null
  if (twice) expect(await (await send()).text()).toBe(text)
  const { id, manageUrl } = (JSON.parse(text) as { data: ApiBooking }).data
  return { id, managePath: new URL(manageUrl).pathname }
}

async function bookByPage({ living, host }: Real, { start, email, guests, twice }: Request) {
  const startText = new Date(start).toISOString()
  const page = `${living.url}/${host.handle}/intro-call/book?start=${startText}`
  const html = await (await fetch(page)).text()
  const formToken = /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const body = new URLSearchParams({
    ...{ formToken, start: startText, tz: 'Asia/Kolkata', name: 'Ada Example', email, guests: guests.join(', ') },
  })
  const send = () => fetch(page, { method: 'POST', body, redirect: 'manual', headers: { Origin: living.url } })
  const response = await send()
  expect([302, 409]).toContain(response.status)
  if (response.status !== 302) return null
  const managePath = response.headers.get('location') ?? ''
  if (twice) expect((await send()).headers.get('location')).toBe(managePath)
  const { id } = await living
    .app()
    .services.db.selectFrom('bookings')
    .select('id')
    .where('host_id', '=', host.id)
    .where('attendee_email', '=', email)
    .executeTakeFirstOrThrow()
  return { id, managePath }
}
