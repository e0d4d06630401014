import { expect, test } from './app'
import { workingDay } from './choose-day'
import { createApiHost } from './host-api'

const LONG = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft'

test.use({ viewport: { width: 360, height: 800 } })

test('one long word widens no page and no mail beyond a phone, wherever it was typed', async ({ page, app }) => {
  const { setPasswordUrl, call, changeEventType } = await createApiHost(app, 'long-words')
  await page.goto(setPasswordUrl)
  await page.getByLabel('New password').fill('drei Birnen im Regal')
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page).toHaveURL(/\/admin/)
  await page.goto(`${app.url}/admin/settings`)
  await page.getByLabel('Name', { exact: true }).fill(LONG)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()

  const question = { id: 'q1', label: LONG, kind: 'one_choice', required: true, choices: [LONG, 'Other'] }
  const { id, slug } = await changeEventType({
    title: LONG,
    description: LONG,
    guestsAllowed: true,
    questions: [question],
  })
  await call('POST', '/webhooks', { url: `https://1.1.1.1/${LONG}`, events: ['booking.created'] })
  await call('POST', '/calendar-feeds', { url: `https://1.1.1.1/${LONG}.ics` })
  const date = workingDay(0)
  const days = await call('GET', `/slots?host=long-words&eventType=${slug}&from=${date}&to=${date}`)
  const [, { start }] = (Object.values(days) as { start: string }[][]).flat() as [unknown, { start: string }]
  const { id: bookingId, manageUrl } = await call('POST', '/bookings', {
    ...{ eventType: slug, start, notes: LONG, guests: [`${LONG.slice(0, 60)}@example.com`] },
    attendee: { name: LONG, email: `${LONG.slice(0, 60)}@${LONG.slice(0, 60)}.example.com`, timeZone: 'UTC' },
    answers: [{ question: 'q1', answer: LONG }],
  })
  const booking = `/admin/bookings/${bookingId}`
  const manage = new URL(manageUrl).pathname
  const addresses = [
    ...['', '/intro-call', '/intro-call/embed', `/intro-call/book?start=${start}`].map((rest) => `/long-words${rest}`),
    ...['', '/cancel', '/reschedule', '/edit'].map((rest) => manage + rest),
    ...['', '/move', '/cancellation', '/new-time'].map((rest) => booking + rest),
    ...['', '/bookings', '/event-types', `/event-types/${id}`, `/event-types/${id}/links`].map(
      (rest) => `/admin${rest}`,
    ),
    ...['/calendars', '/deliveries', '/embed', '/webhooks', '/settings'].map((rest) => `/admin${rest}`),
  ]
  for (const address of addresses) {
    await page.goto(app.url + address)
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(beyond, address).toBeLessThanOrEqual(0)
  }

  await app.mail.waitFor(({ parsed }) => String(parsed.subject).includes(LONG))
  const written = app.mail.messages.filter(({ parsed }) => String(parsed.subject).includes(LONG))
  // In a mail program our pages' policy does not apply.
  await page.goto('about:blank')
  for (const { parsed } of written) {
    await page.setContent(String(parsed.html))
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      parsed.subject,
    ).toBeLessThanOrEqual(0)
  }
})
