import { expect, expectAccessible, signUp } from './app'
import { chooseDay, freeDay, showMonthOf, timeOfDay, workingDay } from './choose-day'
import { bookInFrame, expectTopInSight, notesOf, ours, pickTime, takeNotes, test } from './other-site'

const instant = expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:00Z$/)

test('a move in the frame sends exactly the contract’s payload, with the booked id', async ({ page, site }) => {
  await takeNotes(page)
  await page.goto(`${site.url}/`)
  const frame = page.frameLocator('foyer-booking iframe')
  await bookInFrame(frame, 'ada-moves@example.com')
  await expectTopInSight(frame)
  await frame.getByRole('link', { name: 'Reschedule' }).click()
  await pickTime(frame, { day: 2, time: 3 })
  const move = frame.getByRole('button', { name: /Reschedule|Move/ })
  await expect(move).toBeVisible()
  await expectTopInSight(frame)
  await move.click()
  const notified = async (event: string) => (await notesOf(page)).notified.filter((one) => one.event === event)
  await expect.poll(() => notified('rescheduled')).toHaveLength(1)
  const [booked] = await notified('booked')
  const [rescheduled] = await notified('rescheduled')
  expect(rescheduled).toEqual({
    event: 'rescheduled',
    on: 'foyer-booking',
    detail: {
      bookingId: booked?.detail.bookingId,
      start: instant,
      end: instant,
      timeZone: 'America/New_York',
      eventType: 'intro-call',
    },
  })
  expect(rescheduled?.detail.start).not.toBe(booked?.detail.start)
})

test('a site that is not on the host’s list shows so, and its visitors get the link', async ({ page, app, site }) => {
  await signUp(page, app, { name: 'Lisa Listed', email: 'lisa-listed@example.com' })
  await page.goto(`${app.url}/admin/embed`)
  await page.getByRole('heading', { name: 'Allowed sites' }).click()
  await page.getByLabel('Site', { exact: true }).fill('https://www.example.com')
  await page.getByRole('button', { name: 'Add site' }).click()
  await expect(page.getByRole('button', { name: 'Remove https://www.example.com' })).toBeVisible()
  const href = `${app.url}/lisa-listed/intro-call`
  site.put('/refused', { body: `<foyer-booking href="${href}"><a href="${href}">Book a call</a></foyer-booking>` })
  await takeNotes(page)
  await page.goto(`${site.url}/refused`)
  await expect
    .poll(async () => (await notesOf(page)).notified.find(({ event }) => event === 'failed')?.detail)
    .toEqual({ reason: 'refused' })
  await expect(page.getByText('The booking page cannot be shown here.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Book a call' })).toBeVisible()
})

test('at 200 % zoom, right to left and without motion, nothing is cut off, moves or loses its name', async ({
  browser,
  app,
  site,
}) => {
  // A window of 1280 px at 200 %.
  const context = await browser.newContext({
    ...{ locale: 'en-GB', viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, reducedMotion: 'reduce' },
  })
  const page = await context.newPage()
  await page.goto(`${site.url}/rtl`)
  const frame = page.frameLocator('iframe[title="Book a call"]')
  await chooseDay(frame, workingDay(1))
  await expect(timeOfDay(frame, 0)).toBeVisible()
  const inner = ours(page, app)
  const moving = () => document.getAnimations().filter(({ playState }) => playState === 'running').length
  expect([await page.evaluate(moving), await inner.evaluate(moving)]).toEqual([0, 0])
  await expectAccessible(page)
  await expect(async () => {
    const body = await inner.evaluate(() => ({
      height: Math.ceil(document.body.getBoundingClientRect().height),
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }))
    const space = await page.locator('foyer-booking').evaluate((element) => element.getBoundingClientRect().height)
    expect(body.sideways).toBeLessThanOrEqual(0)
    expect(space).toBeGreaterThanOrEqual(body.height)
  }).toPass()

  await page.goto(`${site.url}/`)
  await page.getByRole('link', { name: 'Book in a pop-up' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Book in a pop-up' })
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport()
  const popup = page.frameLocator('dialog iframe')
  await showMonthOf(popup, workingDay(1))
  const day = freeDay(popup, workingDay(1))
  await day.scrollIntoViewIfNeeded()
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport()
  // Back leaves the page at once, whatever happened in the pop-up.
  await day.click()
  await page.goBack()
  expect(page.url()).toBe(`${site.url}/rtl`)
  await context.close()
})
