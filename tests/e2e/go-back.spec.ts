import type { Page } from '@playwright/test'
import { expect, test } from './app'
import { chooseDay, timeOfDay, workingDay } from './choose-day'

async function book(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await chooseDay(page, workingDay(2))
  await timeOfDay(page, 0).click()
  await page.getByLabel('Your name').fill('Ada Example')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
}

for (const scripts of [true, false])
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts })

    test('Back after booking shows the booking that was made (B4)', async ({ page, app }) => {
      await app.createHost(scripts ? 'back-with-scripts' : 'back-without')
      await book(page, `${app.url}/${scripts ? 'back-with-scripts' : 'back-without'}/intro-call`)
      await page.goBack()
      await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
    })
  })

test('a page that was dark on the screen is light on paper', async ({ page, app }) => {
  await app.createHost('printed')
  for (const path of ['/printed/intro-call?theme=dark', '/sign-in?theme=dark']) {
    await page.goto(app.url + path)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const [ink, paper] = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.querySelector('h1') ?? document.body)
      return [
        color,
        backgroundColor === 'rgba(0, 0, 0, 0)'
          ? getComputedStyle(document.documentElement).backgroundColor
          : backgroundColor,
      ]
    })
    expect(lightness(paper)).toBeGreaterThan(230)
    expect(lightness(ink)).toBeLessThan(90)
    await page.emulateMedia({ media: null })
  }
})

function lightness(color = ''): number {
  const parts = [...color.matchAll(/[\d.]+/g)].slice(0, 3).map(([part]) => Number(part))
  return parts.reduce((sum, part) => sum + part, 0) / 3
}
