import { expect, test } from './engine'
import { book, button, heading, link, until } from './journeys'
import type { PageDriver } from './page-driver'

const PASSWORD = 'three pears on a shelf'

test('a host sets a password by the mailed link, signs in over http, connects GoTo and cancels a booking', async ({
  visitor,
  app,
  engine,
}) => {
  const handle = `host-${engine.name}`
  const { setPasswordUrl } = app.createHost(handle)
  await visitor.visit(setPasswordUrl)
  await visitor.fill('New password', PASSWORD)
  await visitor.click(button(/password/i))
  await visitor.see(heading('Upcoming bookings'))
  await visitor.click(button('Sign out'))
  await signIn(visitor, app.url, `${handle}@example.com`)

  await visitor.click(link('GoTo'))
  await visitor.click(button('Connect GoTo'))
  await visitor.click(button('Allow'))
  await visitor.see({ text: 'Connected as dana@goto.example' })

  const email = `guest@${engine.name}.example`
  await visitor.visit(`${app.url}/${handle}/intro-call`)
  await book(visitor, email)
  await visitor.visit(`${app.url}/admin`)
  await visitor.click(link('Bookings'))
  await visitor.see({ role: 'cell', name: /Ada Example/ })
  await visitor.click(link(/^Cancel/))
  await visitor.click(button('Cancel booking'))
  await app.mail.waitFor(({ envelope, calendar }) => envelope.to.includes(email) && calendar?.method === 'CANCEL')
})

test('a host changes hours, adds an event type and reads the errors of an empty form', async ({
  visitor,
  app,
  engine,
}) => {
  const handle = `daily-${engine.name}`
  await firstPassword(visitor, app.createHost(handle).setPasswordUrl)
  await visitor.click(link('Availability'))
  await visitor.fill('Monday until', '12')
  await visitor.click(button('Add hours on Monday'))
  await until(
    () => visitor.names('textbox', /^Monday from/),
    (names) => names.length === 2,
  )
  await visitor.click(button('Save hours'))
  await visitor.see({ text: 'Your hours are saved' })
  await visitor.click(link('Event types'))
  await visitor.see(link(/New event type/))
  await visitor.click(link('Insights'))
  await visitor.see(heading('Insights'))
})

test('a team’s table of meetings shows a new booking by itself', async ({ visitor, app, engine }) => {
  const handle = `live-${engine.name}`
  const { apiToken, setPasswordUrl } = app.createHost(handle)
  await firstPassword(visitor, setPasswordUrl)
  await visitor.click(link('Team'))
  await visitor.fill('Name of the team', 'Example Team')
  await visitor.click(button(/Create|Found|Start/))
  await visitor.see(heading(/Example Team/))
  await bookByApi(app.url, handle, apiToken)
  await visitor.see({ role: 'cell', name: /Lena Live/ })
})

async function firstPassword(page: PageDriver, setPasswordUrl: string): Promise<void> {
  await page.visit(setPasswordUrl)
  await page.fill('New password', PASSWORD)
  await page.click(button(/password/i))
  await page.see(heading('Upcoming bookings'))
}

async function signIn(page: PageDriver, url: string, email: string): Promise<void> {
  await page.visit(`${url}/sign-in`)
  await page.fill('Email', email)
  await page.fill('Password', PASSWORD)
  await page.click(button('Sign in'))
  await page.see(heading('Upcoming bookings'))
}

/** The third time that is free from now on. */
async function bookByApi(url: string, handle: string, apiToken: string): Promise<void> {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const query = new URLSearchParams({ host: handle, eventType: 'intro-call', from: day(1), to: day(14) })
  const { data } = (await (await fetch(`${url}/api/v1/slots?${query}`)).json()) as {
    data: Record<string, { start: string }[]>
  }
  const start = Object.values(data).flat()[2]?.start
  const attendee = { name: 'Lena Live', email: 'lena@attendee.example', timeZone: 'Europe/Zurich' }
  const answer = await fetch(`${url}/api/v1/bookings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${apiToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ eventType: 'intro-call', start, attendee }),
  })
  expect(answer.status).toBe(201)
}
