import { expect } from './app'
import { test } from './other-site'

/** What whole seconds may hide: the Date header has no smaller unit, and the runner and the page read their clocks separately. */
const SECOND_MS = 1_000

test('the test, the server, every page and every frame share one running clock', async ({ browser, app, site }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const between = async (read: () => Promise<number>) => {
    const before = Date.now()
    const time = await read()
    expect(time).toBeGreaterThanOrEqual(before - SECOND_MS)
    expect(time).toBeLessThanOrEqual(Date.now() + SECOND_MS)
    return time
  }
  await between(async () => Date.parse((await fetch(app.url)).headers.get('date') ?? ''))
  for (const url of [`${app.url}/sign-in`, `${site.url}/`]) {
    await page.goto(url)
    const first = await between(() => page.evaluate(() => Date.now()))
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))
    expect(await between(() => page.evaluate(() => Date.parse(new Date().toISOString())))).toBeGreaterThan(first)
  }
  const frame = page.frameLocator('foyer-booking iframe').locator('html')
  await between(() => frame.evaluate(() => Date.now()))
  await context.close()
})
