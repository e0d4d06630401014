import type { Page } from '@playwright/test'
import { startCrmSimulator } from '#tests/simulators/crm/server'
import { connectGoto, expect, expectAccessible, signUp, test } from './app'

test('sales books from a contact record in one click, and the CRM follows, despite an outage', async ({
  page,
  app,
}) => {
  const crm = await startCrmSimulator()
  const written = () => [...crm.records.values()]
  await signUp(page, app, { name: 'Sally Example', email: 'sally@example.com' })
  await connectGoto(page)
  await connectCrm(page, app.url, crm)

  await page.goto(
    `${app.url}/admin/bookings/new?name=Lea+Example&email=lea@example.com&crm_system=acme&crm_type=contact&crm_id=4711`,
  )
  await page
    .getByRole('button', { name: /, \d\d:\d\d$/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Booked' })
  const link = await dialog.getByRole('link', { name: /^https:/ }).textContent()
  await expect(dialog.getByRole('button', { name: 'Copy link' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  const booking = page.url().replace(/\?.*/, '')
  await expect(page.getByRole('heading', { name: 'Meeting with Lea Example', level: 1 })).toBeVisible()
  await expect
    .poll(written)
    .toMatchObject([
      { event: 'booked', title: 'Meeting with Lea Example', email: 'lea@example.com', contact: '4711', joinUrl: link },
    ])
  const { start } = written()[0] as unknown as { start: string }
  await expectOnPage(page, booking, '“booked” to Acme · Arrived')

  // The CRM is down while the booking moves: the move stays, and the admin says what is missing there.
  crm.setOff(true)
  await page.getByRole('link', { name: 'Move' }).click()
  await page.getByLabel('Date').fill('2031-03-11')
  await page.getByLabel('Time', { exact: true }).fill('10:30')
  await page.getByRole('button', { name: 'Move booking' }).click()
  await expect(page.getByText('Tuesday 11 March 2031').first()).toBeVisible()
  await expect(async () => {
    await page.goto(booking)
    await expect(page.getByText('“moved” to Acme · Scheduled')).toBeVisible({ timeout: 1_000 })
    await expect(page.getByText('Answer: 503').first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
  expect(written()).toMatchObject([{ start }])
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Details' }).last().click()
  await expect(page.getByRole('heading', { name: 'moved to Acme', level: 1 })).toBeVisible()
  await expect(page.getByText('Authorization: •••').first()).toBeVisible()
  await expectAccessible(page)
  await page.goto(booking)

  crm.setOff(false)
  await page.getByRole('button', { name: /^Send again: “moved”/ }).click()
  await expect.poll(written).toMatchObject([{ event: 'moved', contact: '4711', joinUrl: link }])
  expect(written()).not.toMatchObject([{ start }])
  await expectOnPage(page, booking, '“moved” to Acme · Arrived')

  await page.getByRole('link', { name: 'Cancel', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel booking' }).click()
  await expect.poll(written).toEqual([])
  await expectOnPage(page, booking, '“cancelled” to Acme · Arrived')
  await crm.stop()
})

test('the API reference is accessible at 360 and 1440 px, light and dark, and whole without scripts', async ({
  browser,
  app,
}) => {
  // One long page, checked by axe twice.
  test.slow()
  for (const [width, colorScheme] of [
    [360, 'dark'],
    [1440, 'light'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
    const page = await context.newPage()
    await page.goto(`${app.url}/api/v1/docs`)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Book a time' }).click()
    await expect(page.getByRole('heading', { name: 'Book a time' })).toBeInViewport()
    await context.close()
  }
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${app.url}/api/v1/docs#verify`)
  await expect(page.getByRole('heading', { name: 'Verify a message' })).toBeInViewport()
  await context.close()
})

/** As a host does it: a preset, the token, the addresses. */
async function connectCrm(page: Page, app: string, { url, token }: { url: string; token: string }): Promise<void> {
  await page.goto(`${app}/admin/webhooks`)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Any CRM' }).click()
  await page.getByText('Placeholders').click()
  await expect(page.getByText('{{attendee.email}}', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.getByLabel('Name', { exact: true }).fill('Acme')
  await page.getByLabel('Only bookings from').fill('acme')
  await page.getByLabel('Header 1: value').fill(`Bearer ${token}`)
  await page.getByLabel('When booked: address').fill(`${url}/meetings`)
  await page.getByLabel('When moved: address').fill(`${url}/meetings/{{record.id}}`)
  await page.getByLabel('When cancelled: address').fill(`${url}/meetings/{{record.id}}`)
  await page.getByLabel(/^After the meeting.*: address$/).fill(`${url}/meetings/{{record.id}}`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Acme', level: 1 })).toBeVisible()
}

/** The page shows what was stored when it was opened, and the CRM has a record before its response is stored. */
async function expectOnPage(page: Page, address: string, text: string): Promise<void> {
  await expect(async () => {
    await page.goto(address)
    await expect(page.getByText(text)).toBeVisible({ timeout: 1_000 })
  }).toPass()
}
