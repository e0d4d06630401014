import { expect, type RunningApp, test } from './app'
import { chooseDay, timeOfDay, workingDay } from './choose-day'

/** The Sunday on which Europe's clocks go forward, next year. New York has had summer time for two weeks by then. */
function clockChange(): Date {
  const year = new Date().getUTCFullYear() + 1
  const last = new Date(Date.UTC(year, 2, 31))
  return new Date(Date.UTC(year, 2, 31 - last.getUTCDay()))
}

// Zurich 09:00 is 08:00 UTC on the Friday before and 07:00 UTC on the Monday after; New York is at UTC-4 on both.
const CASES = [
  { day: 'the Friday before', offsetDays: -2, utcHour: 8, newYork: '04:00' },
  { day: 'the Monday after', offsetDays: 1, utcHour: 7, newYork: '03:00' },
]

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })
    for (const { day, offsetDays, utcHour, newYork } of CASES) {
      test(`the first Zurich time on ${day} of the clock change is the same instant everywhere`, async ({
        page,
        app,
      }) => {
        const handle = `zone-${javaScriptEnabled ? 'js' : 'plain'}-${utcHour}`
        await openHost(app, handle)
        const date = new Date(clockChange().getTime() + offsetDays * 86_400_000).toISOString().slice(0, 10)
        const start = `${date}T0${utcHour}:00:00Z`

        await page.goto(`${app.url}/${handle}/intro-call?month=${date.slice(0, 7)}`)
        await page.getByLabel('Time zone').selectOption('America/New_York')
        if (!javaScriptEnabled) await page.getByRole('button', { name: 'Show in this zone' }).click()
        const fullDate = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(new Date(date))
        await page.getByRole('link', { name: new RegExp(`^${fullDate} ${Number(date.slice(8))} `) }).click()
        // Until the day is shown, the times of the previous one are, and one of them may have the same name.
        await page.waitForURL((url) => url.searchParams.get('date') === date)
        await page.getByRole('link', { name: newYork, exact: true }).click()
        await expect(page.getByText(`${newYork} –`)).toBeVisible()
        await expect(page.getByText('09:00 –')).toBeVisible()
        await page.getByLabel('Your name').fill('Ada Example')
        await page.getByLabel('Email').fill(`${handle}@attendee.example`)
        await page.getByRole('button', { name: 'Confirm booking' }).click()
        await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
        await expect(page.locator(`time[datetime="${start.replace('Z', '.000Z')}"]`).first()).toContainText(newYork)
        const invite = await page.getByRole('link', { name: 'Add to calendar' }).getAttribute('href')
        expect(await (await fetch(app.url + invite)).text()).toContain(`DTSTART:${start.replace(/[-:]/g, '')}`)

        for (const [address, time, zone] of [
          [`${handle}@attendee.example`, newYork, 'America/New_York'],
          [`${handle}@example.com`, '09:00', 'Europe/Zurich'],
        ] as const) {
          const mail = await app.mail.waitFor(
            ({ envelope, calendar }) => envelope.to.includes(address) && calendar !== null,
          )
          expect(mail.parsed.subject).toContain(`${time} (${zone})`)
          expect(mail.calendar?.content).toContain(`DTSTART:${start.replace(/[-:]/g, '')}`)
        }
        expect(app.goto.meetings().map(({ starttime }) => starttime)).toContain(start)
      })
    }
  })
}

test('a slot lost without scripts is answered with others, and nothing typed is lost', async ({ browser, app }) => {
  const { apiToken } = await openHost(app, 'lost-race')
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${app.url}/lost-race/intro-call`)
  await chooseDay(page, workingDay(0))
  await timeOfDay(page, 0).click()
  const start = new URL(page.url()).searchParams.get('start')
  await page.getByLabel('Your name').fill('Ada Example')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('Notes').fill('My own words')
  await fetch(`${app.url}/api/v1/bookings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${apiToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      eventType: 'intro-call',
      start,
      attendee: { name: 'Bob', email: 'bob@example.com', timeZone: 'UTC' },
    }),
  })
  await page.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(page.getByText('Somebody else has just taken this time')).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Example')
  await expect(page.getByLabel('Notes')).toHaveValue('My own words')
  await page
    .getByRole('button', { name: /20\d\d, \d\d:\d\d/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  await context.close()
})

/** A host in Zurich who can be booked far ahead, connected to the simulated GoTo through the consent page. */
async function openHost(app: RunningApp, handle: string): Promise<{ apiToken: string }> {
  const { apiToken, setPasswordUrl } = await app.createHost(handle)
  const headers = { Authorization: `Bearer ${apiToken}`, 'Content-Type': 'application/json' }
  const { data } = await (await fetch(`${app.url}/api/v1/event-types`, { headers })).json()
  const body = JSON.stringify({ bookingWindow: { kind: 'rolling', days: 730 } })
  await fetch(`${app.url}/api/v1/event-types/${data[0].id}`, { method: 'PATCH', headers, body })
  await connectByForms(app, setPasswordUrl)
  return { apiToken }
}

/** The same steps as in the browser, as plain requests. */
async function connectByForms(app: RunningApp, setPasswordUrl: string): Promise<void> {
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(app.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: app.url, Cookie: cookie },
      body: new URLSearchParams(fields),
    })
  const token = new URL(setPasswordUrl).searchParams.get('token') ?? ''
  const signedIn = await post('/reset-password', { token, password: 'three pears on a shelf' })
  const cookies = signedIn.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const cookie = cookies.join('; ')
  const consent = new URL((await post('/admin/goto', { step: 'connect' }, cookie)).headers.get('location') ?? '')
  consent.searchParams.set('decision', 'allow')
  consent.searchParams.set('account', app.goto.state.accounts[0]?.key ?? '')
  const back = (await fetch(consent, { redirect: 'manual' })).headers.get('location') ?? ''
  const connected = await fetch(back, { redirect: 'manual', headers: { Cookie: cookie } })
  expect(connected.headers.get('location')).toBe('/admin/goto?connected=1')
}
