import { workingDay } from '#tests/e2e/choose-day'
import { expect, test } from './engine'
import { book, button, chooseTime, giveDetails, heading, link, until } from './journeys'
import type { PageDriver } from './page-driver'

const PASSWORD = 'three pears on a shelf'

test('a host sets a password by the mailed link, signs in over http, connects GoTo and cancels a booking', {
  tag: '@core',
}, async ({ visitor, app, engine }) => {
  const handle = `host-${engine.name}`
  await setPassword(visitor, (await app.createHost(handle)).setPasswordUrl)
  await visitor.click(button('Sign out'))
  await visitor.see(link('Sign in'))
  await signIn(visitor, app.url, `${handle}@example.com`)

  await visitor.click(link('GoTo'))
  await visitor.click(button('Connect GoTo'))
  await visitor.click(button('Allow'))
  await visitor.see({ text: 'Connected as dana@goto.example' })
  await visitor.capture('goto')

  const email = `guest@${engine.name}.example`
  await visitor.visit(`${app.url}/${handle}/intro-call`)
  await book(visitor, email)
  await visitor.see(link('Join meeting'))
  await visitor.visit(`${app.url}/admin`)
  await visitor.click(link('Bookings'))
  await visitor.see(heading('Bookings'))
  await visitor.see({ text: 'Ada Example' })
  await visitor.capture('bookings')
  await visitor.click(link('Cancel'))
  // A dialog, or a page for who is faster than the scripts.
  await visitor.see(heading('Cancel the booking of Ada Example?'))
  await visitor.capture('cancel-a-booking')
  await visitor.fill('Reason', 'The office is closed')
  await visitor.click(button('Cancel booking'))
  await app.mail.waitFor(({ envelope, calendar }) => envelope.to.includes(email) && calendar?.method === 'CANCEL')
  await visitor.see({ text: 'The office is closed' })
})

test('a host signs up by the mailed link, and a wrong password gets a message', async ({ visitor, app, engine }) => {
  const email = `new@${engine.name}.example`
  await visitor.visit(app.url)
  await visitor.capture('front-page')
  await visitor.visit(`${app.url}/sign-up`)
  await visitor.fill('Name', `Nina ${engine.name}`)
  await visitor.fill('Email', email)
  await visitor.fill('Password', PASSWORD)
  await visitor.click(button('Create account'))
  await visitor.see(heading('Check your mail'))
  const mail = await app.mail.waitFor(({ envelope }) => envelope.to.includes(email))
  await visitor.visit(/https?:\/\/\S+\/verify-email\S+/.exec(mail.parsed.text ?? '')?.[0] ?? '')
  await visitor.click(button('Confirm address'))
  await visitor.see(heading('Upcoming bookings'))
  await visitor.click(button('Sign out'))
  await visitor.see(link('Sign in'))
  await visitor.visit(`${app.url}/sign-in`)
  await visitor.fill('Email', email)
  await visitor.fill('Password', 'not this one')
  await visitor.click(button('Sign in'))
  await visitor.see({ text: 'do not go together' })
  expect(await visitor.valueOf('Email')).toBe(email)
})

test('a host changes hours in the list and draws them in the week', async ({ visitor, app, engine }) => {
  const handle = `hours-${engine.name}`
  await setPassword(visitor, (await app.createHost(handle)).setPasswordUrl)
  await visitor.click(link('Availability'))
  await visitor.fill('Monday until', '12')
  await visitor.click(button('Add hours on Monday'))
  await until(
    () => visitor.evaluate<number>('document.querySelectorAll("[aria-label^=\'Monday from\']").length'),
    (count) => count === 2,
  )
  await visitor.click(button('Save hours'))
  await visitor.see({ text: 'Your hours are saved' })
  await visitor.capture('hours')

  await visitor.click(button('Week'))
  const [left = 0, top = 0, width = 0, height = 0] = await until(
    () => visitor.evaluate<number[]>(SATURDAY),
    (box) => box.length > 0,
  )
  const at = (hour: number) => [left + width / 2, top + (height * hour) / 24] as const
  await visitor.drag(at(11), at(13))
  await visitor.see(button('Saturday 11:00–13:00'))
  await visitor.capture('week')
  // What is drawn over is not marked as text.
  expect(await visitor.evaluate('String(getSelection())')).toBe('')
  await visitor.evaluate('document.querySelector(\'[aria-label="Saturday 11:00–13:00"]\').focus()')
  await visitor.press('ArrowDown')
  await visitor.see(button('Saturday 11:15–13:15'))
  await visitor.click(button('Save hours'))
  await visitor.see({ text: 'Your hours are saved' })
})

test('a host makes an event type from a template with a question, and it is booked', async ({
  visitor,
  app,
  engine,
}) => {
  const handle = `types-${engine.name}`
  await setPassword(visitor, (await app.createHost(handle)).setPasswordUrl)
  await visitor.click(link('Event types'))
  await visitor.click(link(/New event type/))
  await visitor.click(link('Consultation, 60 minutes'))
  await until(
    () => visitor.valueOf('Title'),
    (title) => title === 'Consultation',
  )
  await visitor.click({ text: 'Questions for the attendee' })
  await visitor.click(button('Add a question'))
  await until(
    () => visitor.evaluate<boolean>('document.activeElement.matches("input[type=text], input:not([type])")'),
    Boolean,
  )
  await visitor.type('Which city?')
  await visitor.capture('event-type')
  await visitor.click(button('Create event type'))
  await visitor.see(link('Consultation'))
  await visitor.visit(`${app.url}/${handle}/consultation`)
  await chooseTime(visitor, { day: 1 })
  await visitor.fill('Which city?', 'Bern')
  await giveDetails(visitor, `types@${engine.name}.example`)
  await visitor.visit(`${app.url}/admin/bookings`)
  await visitor.click(link(/Consultation/))
  await visitor.see({ text: 'Bern' })
  await visitor.capture('booking')
})

test('a host moves a booking to any time and saves a note about it', async ({ visitor, app, engine }) => {
  const handle = `moves-${engine.name}`
  await setPassword(visitor, (await app.createHost(handle)).setPasswordUrl)
  const email = `moved@${engine.name}.example`
  await visitor.visit(`${app.url}/${handle}/intro-call`)
  await book(visitor, email)
  await visitor.visit(`${app.url}/admin/bookings`)
  await visitor.click(link(/Intro call/))
  await visitor.fill('Note', 'Prefers mornings.')
  await visitor.click(button('Save note'))
  await visitor.see({ text: 'The note is saved.' })
  await visitor.click(link('Move'))
  await visitor.fill('Date', '2031-03-09')
  await visitor.fill('Time', '21:15')
  await visitor.click(button('Move booking'))
  await visitor.see({ text: /Sunday 9 March 2031/ })
  await app.mail.waitFor(
    ({ envelope, calendar }) => envelope.to.includes(email) && (calendar?.content.includes('SEQUENCE:1') ?? false),
  )
})

test('every page of the admin opens and fits wide and narrow windows, without errors', async ({
  visitor,
  app,
  engine,
}) => {
  await setPassword(visitor, (await app.createHost(`pages-${engine.name}`)).setPasswordUrl)
  const pages = await visitor.evaluate<string[]>(
    '[...new Set([...document.querySelectorAll("nav a[href^=\'/admin\']")].map((a) => a.pathname))]',
  )
  expect(pages.length).toBeGreaterThan(8)
  const more = ['/admin/calendar', '/admin/bookings/new', '/admin/event-types/new', '/admin/availability/days-off']
  for (const path of new Set([...pages, ...more]))
    for (const width of [1280, 390]) {
      await visitor.resize(width, 1400)
      await visitor.visit(app.url + path)
      await visitor.see(heading(/./))
      await visitor.capture(`${path.slice(1).replaceAll('/', '-')}-${width}`)
      const wider = await visitor.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      expect([path, width, wider <= 0]).toEqual([path, width, true])
    }
  await visitor.resize(1280, 1400)
})

test('a team’s table of meetings shows a new booking by itself', async ({ visitor, app, engine }) => {
  const handle = `live-${engine.name}`
  const { apiToken, setPasswordUrl } = await app.createHost(handle)
  await setPassword(visitor, setPasswordUrl)
  await visitor.click(link('Team'))
  await visitor.fill('Name of the team', 'Example Team')
  await visitor.click(button('Create team'))
  await visitor.see(heading(/Example Team/))
  await visitor.visit(`${app.url}/admin/team`)
  await visitor.see({ text: 'No upcoming meetings' })
  await bookByApi(app.url, handle, apiToken)
  await visitor.see({ text: 'Lena Live' })
  await visitor.capture('live-table')
})

const SATURDAY = `(() => {
  const column = document.querySelector('[data-day="6"]')
  if (!column) return []
  column.scrollIntoView({ block: 'center' })
  const { x, y, width, height } = column.getBoundingClientRect()
  return [x, y, width, height]
})()`

async function setPassword(page: PageDriver, setPasswordUrl: string): Promise<void> {
  await page.visit(setPasswordUrl)
  await page.fill('New password', PASSWORD)
  await page.click(button('Set password'))
  await page.see(heading('Upcoming bookings'))
}

async function signIn(page: PageDriver, url: string, email: string): Promise<void> {
  await page.visit(`${url}/sign-in`)
  await page.fill('Email', email)
  await page.fill('Password', PASSWORD)
  await page.click(button('Sign in'))
  await page.see(heading('Upcoming bookings'))
}

async function bookByApi(url: string, handle: string, apiToken: string): Promise<void> {
  const query = new URLSearchParams({
    host: handle,
    eventType: 'intro-call',
    from: workingDay(0),
    to: workingDay(1),
  })
  const { data } = (await (await fetch(`${url}/api/v1/slots?${query}`)).json()) as {
    data: Record<string, { start: string }[]>
  }
  const start = Object.values(data).flat()[0]?.start
  const attendee = { name: 'Lena Live', email: 'lena@attendee.example', timeZone: 'Europe/Zurich' }
  const answer = await fetch(`${url}/api/v1/bookings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${apiToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ eventType: 'intro-call', start, attendee }),
  })
  expect(answer.status).toBe(201)
}
