import { connectGoto, expect, expectAccessible, signUp, test } from './app'

test('a host books from a contact record, finds, moves, notes and cancels, and sees a lost connection', async ({
  page,
  app,
}) => {
  await signUp(page, app, { name: 'Hanna Example', email: 'hanna@example.com' })
  await connectGoto(page)

  await page.goto(`${app.url}/admin/bookings/new?name=Ada+Example&email=ada@example.com&crm_system=crm&crm_id=42`)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ada Example')
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /, \d\d:\d\d$/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Booked' })
  await expect(dialog.getByRole('link', { name: /^https:/ })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Copy link' })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('heading', { name: 'Meeting with Ada Example', level: 1 })).toBeVisible()
  await expect(page.getByText('CRM record')).toBeVisible()
  await app.mail.waitFor(({ envelope }) => envelope.to.includes('ada@example.com'))

  await page.getByLabel('Note').fill('Prefers mornings.')
  await page.getByRole('button', { name: 'Save note' }).click()
  await expect(page.getByText('The note is saved.')).toBeVisible()

  await page.getByRole('link', { name: 'Move' }).click()
  await expect(page.getByRole('button', { name: 'Move booking' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Date').fill('2031-03-09')
  await page.getByLabel('Time', { exact: true }).fill('21:15')
  await page.getByRole('button', { name: 'Move booking' }).click()
  await expect(page.getByText('Sunday 9 March 2031').first()).toBeVisible()
  await expectAccessible(page)

  await page.goto(`${app.url}/admin/bookings`)
  await page.getByLabel('Attendee').fill('ADA')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL(/q=ADA/)
  await expect(page.getByText('1 booking', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Attendee' }).click()
  await expect(page.getByRole('columnheader', { name: 'Attendee' })).toHaveAttribute('aria-sort', 'ascending')
  expect(page.url()).toContain('q=ADA')
  // On a phone the list comes first, and its filters open on a press; active filters are visible.
  await page.setViewportSize({ width: 360, height: 800 })
  await expect(page.getByLabel('Attendee')).toHaveValue('ADA')
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await expect(page).not.toHaveURL(/q=ADA/)
  await page.goto(`${app.url}/admin/bookings`)
  await expect(page.getByLabel('Attendee')).toBeHidden()
  await page.getByText('Filter', { exact: true }).click()
  await page.getByLabel('Attendee').fill('ADA')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('1 booking', { exact: true })).toBeVisible()
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto(`${app.url}/admin/bookings`)
  await expect(page.getByLabel('Attendee')).toBeVisible()
  const row = page.getByRole('row', { name: /Ada Example/ })
  await expect(row.getByRole('link', { name: 'Join' })).toBeVisible()
  await expect(row.getByRole('button', { name: 'Copy link' })).toBeVisible()
  await expectAccessible(page)

  await row.getByRole('link', { name: 'Cancel' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('The office is closed.')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel booking' }).click()
  await expect(page.getByText('The office is closed.').first()).toBeVisible()

  for (const place of ['/bookings?status=cancelled', '/calendar', '/insights', '/deliveries', '']) {
    await page.goto(`${app.url}/admin${place}`)
    await expectAccessible(page)
  }
  await page.context().setOffline(true)
  await expect(page.getByText('The connection is lost.')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('The connection is lost.')).toHaveCount(0)
})
