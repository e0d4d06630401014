import type { Page } from '@playwright/test'
import { expect, type RunningApp, test } from './app'
import { chooseDay, timeOfDay, workingDay } from './choose-day'
import { createApiHost } from './host-api'

test.use({ viewport: { width: 360, height: 640 }, locale: 'en-GB', timezoneId: 'America/New_York' })

test('a phone scrolls to the outcome of a long form: other times, then “You are booked”', async ({ page, app }) => {
  const host = await aHostWithQuestions(app, 'pola')
  await page.goto(`${app.url}/pola/intro-call`)
  await chooseTime(page)
  await page.getByLabel('Your name').fill('Ada Example')
  await page.getByLabel('Email').fill('ada.pola@example.com')
  await host.bookInstead(new URL(page.url()).searchParams.get('start') ?? '')
  await page.getByRole('button', { name: 'Confirm booking' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('has just taken this time')
  await expect(alert).toBeFocused()
  await expect(alert).toBeInViewport()

  await alert.getByRole('button').first().click()
  const heading = page.getByRole('heading', { name: 'You are booked' })
  await expect(heading).toBeFocused()
  await expect(heading).toBeInViewport()
})

test('moving keeps the booked zone, and each step takes the focus', async ({ page, app }) => {
  await aHostWithQuestions(app, 'paula')
  await page.goto(`${app.url}/paula/intro-call?tz=Asia/Kolkata`)
  await chooseTime(page)
  await page.getByLabel('Your name').fill('Ada Example')
  await page.getByLabel('Email').fill('ada.paula@example.com')
  await page.getByRole('button', { name: 'Confirm booking' }).click()

  await page.getByRole('link', { name: 'Reschedule' }).click()
  await expect(page.getByRole('heading', { name: 'Choose another time', level: 1 })).toBeFocused()
  // The booked time would lead back to the booking.
  await chooseTime(page, 1)
  await expect(page.getByRole('heading', { name: 'Move to this time?' })).toBeFocused()
  await expect(page.getByText('Asia/Kolkata').first()).toBeVisible()
  await page.getByRole('link', { name: 'Choose another time' }).click()
  await expect(page.getByRole('heading', { name: 'Choose another time', level: 1 })).toBeFocused()
  await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Kolkata')
})

test('an unknown zone is ignored: times are in the browser’s own', async ({ page, app }) => {
  await aHostWithQuestions(app, 'pia')
  await page.goto(`${app.url}/pia/intro-call?tz=Mars/Phobos&utm_source=letter`)
  await expect(page).toHaveURL(/tz=America%2FNew_York/)
  await expect(page).toHaveURL(/utm_source=letter/)
  await expect(page.getByLabel('Time zone')).toHaveValue('America/New_York')
})

test('a visitor in the host’s zone gets the page with one request', async ({ browser, app }) => {
  await aHostWithQuestions(app, 'piet')
  const context = await browser.newContext({ timezoneId: 'Europe/Zurich' })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('/piet/') && asked.push(request.url()))
  await page.goto(`${app.url}/piet/intro-call`, { waitUntil: 'networkidle' })
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Zurich')
  expect(asked).toEqual([`${app.url}/piet/intro-call`])
  await context.close()
})

async function chooseTime(page: Page, index = 0): Promise<void> {
  // A click while the page switches to the browser's zone would interrupt that.
  await expect(page).toHaveURL(/tz=|\/reschedule/)
  await chooseDay(page, workingDay(0))
  await timeOfDay(page, index).click()
}

/** A separate host with many questions, so that the form is longer than the window. */
async function aHostWithQuestions(app: RunningApp, handle: string) {
  const { call, changeEventType } = await createApiHost(app, handle)
  const questions = ['Company', 'Subject', 'Aim', 'History'].map((label, index) => ({
    id: `q${index}`,
    label,
    kind: 'long_text',
    required: false,
  }))
  await changeEventType({ questions })
  const attendee = { name: 'Grace Example', email: `grace.${handle}@example.com`, timeZone: 'UTC' }
  return {
    bookInstead: (start: string) => call('POST', '/bookings', { eventType: 'intro-call', start, attendee }),
  }
}
