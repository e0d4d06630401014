import type { Page } from '@playwright/test'
import { expect, type RunningApp, test } from './app'
import { chooseDay, freeDay, showMonthOf, timeOfDay, workingDay } from './choose-day'
import { createApiHost } from './host-api'

const SCRIPT = /\/assets\/public-[\w-]+\.js$/

/** What may happen to the script of the public pages and to its requests. */
const NETWORKS: Record<string, (page: Page) => Promise<unknown>> = {
  'with its script': async () => {},
  'with a script that fails to load': (page) => page.route(SCRIPT, (route) => route.abort()),
  async 'with a network that drops every third step'(page) {
    let steps = 0
    await page.route(/\/(intro-call|booking)\b/, (route) => {
      const isStep = route.request().resourceType() === 'fetch'
      return isStep && ++steps % 3 === 0 ? route.abort() : route.fallback()
    })
  },
}

for (const [index, [name, prepare]] of Object.entries(NETWORKS).entries())
  test(`${name}, a visitor books, moves and cancels once each`, async ({ page, app }) => {
    const handle = `steps-${index}`
    const { call } = await createApiHost(app, handle)
    await prepare(page)
    await page.goto(`${app.url}/${handle}/intro-call?tz=America/New_York`)
    await book(page, handle)
    await page.getByRole('link', { name: 'Reschedule' }).click()
    await chooseDay(page, workingDay(1))
    await timeOfDay(page, 2).click()
    await page.getByRole('button', { name: 'Move booking' }).click()
    await expect(page.locator('del time')).toBeVisible()
    await page.getByRole('link', { name: 'Cancel booking' }).click()
    await page.getByRole('button', { name: 'Cancel booking' }).click()
    await expect(page.getByRole('heading', { name: 'Booking cancelled' })).toBeVisible()
    const cancelled = (await call('GET', '/bookings?status=cancelled')) as { sequence: number }[]
    expect(cancelled.map(({ sequence }) => sequence)).toEqual([2])
    expect(await call('GET', '/bookings?status=upcoming')).toEqual([])
  })

test('a form is sent once, however often its button is pressed', async ({ page, app }) => {
  await createApiHost(app, 'steps-once')
  await openDetails(page, app, 'steps-once')
  let sent = 0
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route(/\/book\?/, async (route) => {
    if (route.request().method() === 'POST') {
      sent++
      await held
    }
    await route.fallback()
  })
  await page.getByRole('button', { name: 'Confirm booking' }).click()
  // It is marked as disabled by now: pressed by force.
  await page.getByRole('button', { name: 'Confirm booking', disabled: true }).click({ force: true })
  await page.getByLabel('Email').press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeAttached()
  goOn()
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeFocused()
  expect(sent).toBe(1)
})

test('the times of the earlier day cannot be chosen while another day is fetched', async ({ page, app }) => {
  await createApiHost(app, 'steps-day')
  await page.goto(`${app.url}/steps-day/intro-call?tz=Europe/Zurich`)
  await chooseDay(page, workingDay(0))
  await showMonthOf(page, workingDay(1))
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route(/date=/, async (route) => {
    await held
    await route.fallback()
  })
  await freeDay(page, workingDay(1)).click()
  await timeOfDay(page, 0).press('Enter')
  goOn()
  await expect(freeDay(page, workingDay(1))).toHaveAttribute('aria-current', 'date')
  expect(new URL(page.url()).pathname).toBe('/steps-day/intro-call')
})

test('a page that the browser kept takes steps and sends its form again', async ({ page, app }) => {
  await createApiHost(app, 'steps-kept')
  await page.goto(`${app.url}/steps-kept/intro-call?tz=Europe/Zurich`)
  await book(page, 'steps-kept')
  await page.getByRole('link', { name: 'Cancel booking' }).click()
  // As a navigation leaves it that began and did not end: of a form that the browser sends, and by the script.
  await page.evaluate(() => {
    document.querySelector('form')?.setAttribute('data-sent', '')
    document.querySelector('form')?.removeAttribute('data-step')
    document.documentElement.dataset.turning = ''
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  })
  await page.getByRole('button', { name: 'Cancel booking' }).click()
  await expect(page.getByRole('heading', { name: 'Booking cancelled' })).toBeVisible()
  await page.getByRole('link', { name: 'Book another time' }).click()
  await expect(page.getByRole('heading', { name: 'Intro call' })).toBeVisible()
})

test('a page kept for many has the host’s colour in a document of another response', async ({ page, app }) => {
  await createApiHost(app, 'steps-color')
  await page.goto(`${app.url}/steps-color/intro-call?tz=Europe/Zurich&primary_color=7a1fa2`)
  await book(page, 'steps-color')
  // The booking's page as a document of its own, with a nonce.
  await page.reload()
  await page.getByRole('link', { name: 'Book another time' }).click()
  await expect(page.getByRole('heading', { name: 'Intro call' })).toBeVisible()
  const accent = () => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()
  expect(await page.evaluate(accent)).toContain('7a1fa2')
})

test('a fault of the script is reported, and the page is loaded as a whole', async ({ page, app }) => {
  await createApiHost(app, 'steps-fault')
  const reported: string[] = []
  page.on('console', (message) => reported.push(message.text()))
  await page.goto(`${app.url}/steps-fault/intro-call?tz=Europe/Zurich`)
  await page.evaluate(() => {
    document.documentElement.dataset.before = ''
    // Not as an error of the console: this test wants it.
    console.error = (error) => console.info(String(error))
    DOMParser.prototype.parseFromString = () => {
      throw new RangeError('planted')
    }
  })
  await timeOfDay(page, 0).click()
  await expect(page.getByLabel('Your name')).toBeVisible()
  expect(await page.evaluate(() => 'before' in document.documentElement.dataset)).toBe(false)
  expect(reported).toContain('RangeError: planted')
})

test('a step whose page does not come is no fault of the script', async ({ page, app }) => {
  await createApiHost(app, 'steps-dropped')
  const reported: string[] = []
  page.on('console', (message) => reported.push(message.text()))
  await page.goto(`${app.url}/steps-dropped/intro-call?tz=Europe/Zurich`)
  await page.route(/\/book\b/, (route) =>
    route.request().resourceType() === 'fetch' ? route.abort() : route.fallback(),
  )
  await timeOfDay(page, 0).click()
  await expect(page.getByLabel('Your name')).toBeVisible()
  expect(reported.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([])
})

async function openDetails(page: Page, app: RunningApp, handle: string): Promise<void> {
  await page.goto(`${app.url}/${handle}/intro-call?tz=Europe/Zurich`)
  await chooseDay(page, workingDay(0))
  await timeOfDay(page, 0).click()
  await fillIn(page, handle)
}

async function fillIn(page: Page, handle: string): Promise<void> {
  await page.getByLabel('Your name').fill('Ada Example')
  await page.getByLabel('Email').fill(`ada@${handle}.example`)
}

async function book(page: Page, handle: string): Promise<void> {
  await chooseDay(page, workingDay(0))
  await timeOfDay(page, 0).click()
  await fillIn(page, handle)
  await page.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
}
