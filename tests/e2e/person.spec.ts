import { connectGoto, expect, expectAccessible, signUp, test } from './app'

test('a host exports a person’s data, erases them when nothing is to come, and deletes the account', async ({
  page,
  app,
}) => {
  await signUp(page, app, { name: 'Petra Example', email: 'petra@example.com' })
  await connectGoto(page)
  await page.goto(`${app.url}/admin/bookings/new?name=Adalbert+Quill&email=quill@example.com`)
  await page
    .getByRole('button', { name: /, \d\d:\d\d$/ })
    .last()
    .click()
  await page.getByRole('dialog', { name: 'Booked' }).getByRole('button', { name: 'Close' }).click()

  await page.getByRole('link', { name: 'Export or erase' }).click()
  await expect(page.getByRole('heading', { name: 'Data about a person', level: 1 })).toBeVisible()
  await expect(page.getByText('One meeting with them is still to come.')).toBeVisible()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^person-.*\.csv$/)

  await page.goto(`${app.url}/admin/settings`)
  await page.getByRole('link', { name: 'Delete the account' }).click()
  await expect(page.getByText('One meeting is still to come.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Meeting with Adalbert Quill' }).click()
  await page.getByRole('link', { name: 'Cancel', exact: true }).click()
  await page.getByRole('button', { name: 'Cancel booking' }).click()
  await app.mail.waitFor(
    ({ envelope, calendar }) => envelope.to.includes('quill@example.com') && calendar?.method === 'CANCEL',
  )

  await page.goto(`${app.url}/admin/settings`)
  await page.getByRole('link', { name: 'Look somebody up' }).click()
  // The settings, which the link leaves, have a field of the same name.
  await expect(page.getByRole('heading', { name: 'Data about a person', level: 1 })).toBeVisible()
  await page.getByLabel('Email address').fill('quill@example.com')
  await page.getByRole('button', { name: 'Look up' }).click()
  await page.getByLabel('Type the address once more').fill('quail@example.com')
  await page.getByRole('button', { name: 'Erase this person' }).click()
  await expect(page.getByText('This is not the address above.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Type the address once more').fill('quill@example.com')
  await page.getByRole('button', { name: 'Erase this person' }).click()
  await expect(page.getByText('The person is erased.')).toBeVisible()
  await expectAccessible(page)

  await page.goto(`${app.url}/admin/settings`)
  await page.getByRole('link', { name: 'Delete the account' }).click()
  await expect(page.getByRole('heading', { name: 'Delete your account?' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Delete the account' }).click()
  await expect(page.getByText('Your account and all its data are deleted.')).toBeVisible()
  await expectAccessible(page)
})
