import { expect, expectAccessible, signUp, test } from './app'

test('the calendars page explains refusals; the outgoing feed is made, followed and removed', async ({ page, app }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await signUp(page, app, { name: 'Cleo Example', email: 'cleo@example.com' })
  await page.goto(`${app.url}/admin/calendars`)
  await page.getByLabel('Calendar address').fill('https://user:secret@calendar.example.com/a.ics')
  await page.getByRole('button', { name: 'Add calendar' }).click()
  await expect(page.getByText('Please use an address without user name and password.').first()).toBeVisible()
  await expect(page.getByLabel('Calendar address')).toHaveValue('https://user:secret@calendar.example.com/a.ics')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Create address' }).click()
  const address = await page.getByRole('textbox', { name: 'Copy calendar address' }).inputValue()
  expect(await (await fetch(address)).text()).toContain('BEGIN:VCALENDAR')
  await page.getByRole('button', { name: 'Remove address' }).click()
  await expect(page.getByRole('button', { name: 'Create address' })).toBeVisible()
  expect((await fetch(address)).status).toBe(404)
})
