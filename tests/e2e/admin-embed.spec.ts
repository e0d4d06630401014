import { expect, expectAccessible, signUp, test } from './app'
import { someFreeDay } from './choose-day'

test('a site owner chooses a look, previews it light, dark and narrow, and copies the lines', async ({ page, app }) => {
  await signUp(page, app, { name: 'Enid Example', email: 'enid@example.com' })
  // As people come: by the admin's own link, from a page that may contain no frame.
  await page.getByRole('link', { name: 'Embed', exact: true }).click()
  const frame = page.frameLocator('iframe')
  await expect(someFreeDay(frame)).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(1)
  // The frame is as high as its content.
  await expect(async () => {
    const inner = await frame.locator('body').evaluate((body) => Math.ceil(body.getBoundingClientRect().height))
    expect(Math.abs(((await page.locator('iframe').boundingBox())?.height ?? 0) - inner)).toBeLessThanOrEqual(1)
  }).toPass()

  const choice = page.getByRole('navigation', { name: 'Preview' })
  await choice.getByRole('link', { name: 'Dark' }).click()
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark')
  await choice.getByRole('link', { name: 'Narrow' }).click()
  await expect(page.locator('iframe')).toHaveCount(1)
  await expect.poll(async () => (await page.locator('iframe').boundingBox())?.width).toBeLessThan(400)

  await choice.getByRole('link', { name: 'Dark' }).click()
  await page.getByLabel('Kind').selectOption('Floating button')
  await page.getByLabel('Language').selectOption('Deutsch')
  await page.getByLabel('Colour (hex)').fill('7a1fa2')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page.getByText('This is what it opens:')).toBeVisible()
  await expect(frame.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('code').first()).toContainText('<foyer-badge')
  await expect(page.getByRole('code').first()).toContainText('lang="de"')
  await page.getByText('React', { exact: true }).click()
  await expect(page.getByRole('button', { name: 'Copy React code' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy HTML' })).toBeHidden()
  await expectAccessible(page)
})
