import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { createElement, type FunctionComponent, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect } from './app'
import { bundlePage } from './bundle-page'
import { someFreeDay } from './choose-day'
import { bookInFrame, notesOf, ours, takeNotes, test } from './other-site'

const BUILT = fileURLToPath(new URL('../../build/react/foyer-react.js', import.meta.url))

const eventsOn = (page: Page) => page.evaluate(() => (window as unknown as { events: [string, unknown][] }).events)
const setRound = (page: Page, round: number) =>
  page.evaluate((value) => (window as unknown as { setRound(value: number): void }).setRound(value), round)

test('the React component follows its props, calls its handlers, and leaves nothing behind', async ({
  page,
  app,
  site,
}) => {
  const { FoyerBooking } = (await import(pathToFileURL(BUILT).href)) as { FoyerBooking: FunctionComponent<object> }
  const props = {
    ...{ href: site.href, theme: 'light', email: 'ada-react@example.com', answers: ['Blue'] },
    ...{ utm: { source: 'letter' }, metadata: { orderId: '7' } },
  }
  const html = renderToString(createElement(StrictMode, null, createElement(FoyerBooking, props, 'Book a call')))
  const link = `${site.href}?metadata%5BorderId%5D=7`
  expect(html).toContain(`<a href="${link}">Book a call</a></foyer-booking>`)
  const script = await bundlePage('with-foyer-react.tsx', { '#widget/react/foyer-react': BUILT })
  site.put('/react', {
    script: false,
    body: `<div id="view" data-href="${site.href}">${html}</div><script>${script.replaceAll('</script', '<\\/script')}</script>`,
  })
  const complaints: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
  page.on('pageerror', (error) => void complaints.push(String(error)))
  await page.goto(`${site.url}/react`)
  const frame = page.frameLocator('#view foyer-booking iframe')
  await expect(frame.getByRole('heading', { name: 'Intro call' })).toBeVisible()
  expect(await page.locator('script[src*="/embed.js"]').count()).toBe(1)
  expect(Object.fromEntries(new URL(ours(page, app).url()).searchParams)).toMatchObject({
    ...{ email: 'ada-react@example.com', a1: 'Blue', utm_source: 'letter', 'metadata[orderId]': '7', theme: 'light' },
  })
  await expect.poll(() => eventsOn(page)).toContainEqual(['ready', 0])
  await expect.poll(() => eventsOn(page)).toContainEqual(['failed', { reason: 'wrong_address' }])

  // Another render: the look follows without a reload, and the newest handler is called.
  await setRound(page, 1)
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark')
  await bookInFrame(frame, 'ada-react@example.com')
  await expect
    .poll(() => eventsOn(page))
    .toContainEqual(['booked in round 1', expect.objectContaining({ eventType: 'intro-call' })])
  expect((await eventsOn(page)).filter(([what]) => what.startsWith('booked'))).toHaveLength(1)

  await setRound(page, 2)
  await expect(page.locator('#view foyer-booking')).toHaveCount(0)

  const opener = page.getByRole('link', { name: 'Book in a pop-up' })
  await expect(opener).toHaveClass('nice')
  await opener.press('Enter')
  await expect(someFreeDay(page.frameLocator('dialog iframe'))).toBeVisible()
  expect(ours(page, app).url()).toContain('hide_event_type_details=1')
  // The page in the frame is read before its script has run: only then does it report that it was viewed.
  await expect.poll(() => eventsOn(page)).toContainEqual(['viewed', 'pop-up'])
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()
  await page.getByRole('link', { name: 'Book from the corner' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(complaints).toEqual([])
})

test('the React component moves nothing below it, however late the script comes', async ({ page, site }) => {
  const script = await bundlePage('fresh-foyer-react.tsx', { '#widget/react/foyer-react': BUILT })
  site.put('/react-fresh', {
    script: false,
    // This site has forgotten the line that reserves the height.
    head: '<style>foyer-booking:not(:defined) { display: inline; min-height: 0 }</style>',
    body: `<div id="view" data-href="${site.href}"></div><script>${script.replaceAll('</script', '<\\/script')}</script>`,
  })
  await page.route('**/embed.js', async (route) => {
    await page.waitForTimeout(600)
    await route.continue()
  })
  await takeNotes(page)
  await page.goto(`${site.url}/react-fresh`)
  await expect(page.getByText('What the site says below.')).toBeVisible()
  await expect(page.frameLocator('foyer-booking iframe').getByRole('heading', { name: 'Intro call' })).toBeVisible()
  await expect.poll(async () => (await notesOf(page)).notified.map(({ event }) => event)).toContain('resized')
  expect((await notesOf(page)).jumps).toBe(0)
})
