import type { Page } from '@playwright/test'
import { expect, expectAccessible, type RunningApp, test } from './app'
import { chooseDay, timeOfDay, workingDay } from './choose-day'

test('an attendee moves a booking, corrects details, cancels, and books again', async ({ page, app }) => {
  const { booking, slots } = await book(app, 'mira')
  await page.goto(booking.manageUrl)
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Reschedule' }).click()
  await expect(page.getByRole('heading', { name: 'Choose another time', level: 1 })).toBeVisible()
  await expectAccessible(page)
  await chooseOtherTime(page)
  await expect(page.getByRole('heading', { name: 'Move to this time?' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Move booking' }).click()
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  await expect(page.locator('del time')).toHaveAttribute('datetime', new Date(slots[0] ?? '').toISOString())
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Change name or guests' }).click()
  await page.getByLabel('Your name').fill('https://lure.example')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Please enter just a name').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Your name').fill('Ada Lovelace')
  await page.getByLabel('Guests').fill('grace@example.com')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  await app.mail.waitFor(({ envelope }) => envelope.to.includes('grace@example.com'))

  await page.getByRole('link', { name: 'Cancel booking' }).click()
  await page.getByRole('button', { name: 'Cancel booking' }).click()
  await expect(page.getByRole('heading', { name: 'Booking cancelled' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Book another time' }).click()
  await expect(page).toHaveURL(/\/mira\/intro-call/)
})

test('a request says that the host has to confirm', async ({ page, app }) => {
  const { booking } = await book(app, 'noemi', { confirmation: 'manual' })
  await page.goto(booking.manageUrl)
  await expect(page.getByRole('heading', { name: 'Your request has been sent' })).toBeVisible()
  await expect(page.getByText('still has to confirm')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Reschedule' })).toBeVisible()
  await expectAccessible(page)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a booking is moved, and its old time is struck through', async ({ page, app }) => {
    const { booking } = await book(app, 'olga')
    await page.goto(booking.manageUrl)
    await page.getByRole('link', { name: 'Reschedule' }).click()
    await chooseOtherTime(page)
    await page.getByRole('button', { name: 'Move booking' }).click()
    await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
    await expect(page.locator('del time')).toBeVisible()
  })
})

async function chooseOtherTime(page: Page): Promise<void> {
  await chooseDay(page, workingDay(1))
  await timeOfDay(page, 2).click()
}

/** A separate host with one booking, made by the API. */
async function book(app: RunningApp, handle: string, settings: object = {}) {
  const { apiToken } = await app.createHost(handle)
  const call = async (method: string, path: string, body?: object) => {
    const headers = { Authorization: `Bearer ${apiToken}`, 'Content-Type': 'application/json' }
    const answer = await fetch(`${app.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
    return (await answer.json()).data
  }
  const [eventType] = await call('GET', '/event-types')
  await call('PATCH', `/event-types/${eventType.id}`, { guestsAllowed: true, ...settings })
  const range = new URLSearchParams({ host: handle, eventType: 'intro-call', from: workingDay(0), to: workingDay(0) })
  const days = (await call('GET', `/slots?${range}`)) as Record<string, { start: string }[]>
  const slots = Object.values(days).flatMap((day) => day.map(({ start }) => start))
  const attendee = { name: 'Ada Example', email: `ada.${handle}@example.com`, timeZone: 'America/New_York' }
  const booking = await call('POST', '/bookings', { eventType: 'intro-call', start: slots[0], attendee })
  return { booking: booking as { manageUrl: string }, slots }
}
