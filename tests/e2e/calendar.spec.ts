import type { Page } from '@playwright/test'
import { plantBooking } from '#tests/admin/start-admin'
import { expect, expectAccessible, type RunningApp, test } from './app'
import { chooseDay, dateIn, freeDay, inWords, showMonthOf, timeOfDay, workingDay } from './choose-day'
import { createApiHost } from './host-api'

const FAR = { bookingWindow: { kind: 'range', from: dateIn(0), to: '2099-12-31' } }
const TIME = /^\d\d:\d\d$/

test('arrow keys move through the free days and on into the next month, and Tab passes them', async ({ page, app }) => {
  await (await createApiHost(app, 'keys')).changeEventType(FAR)
  const [first, second, nextWeek] = [workingDay(20), workingDay(21), workingDay(25)]
  const month = page.getByRole('heading', { level: 2, name: /^\p{L}+ \d{4}$/u })
  await page.goto(`${app.url}/keys/intro-call?tz=Europe/Zurich`)
  await chooseDay(page, first)
  await expectAccessible(page)
  await freeDay(page, first).focus()
  // A day later or, over a weekend, the next one that is free; its month is shown by then.
  await page.keyboard.press('ArrowRight')
  await expect(freeDay(page, second)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(freeDay(page, first)).toBeFocused()
  await showMonthOf(page, first)
  await freeDay(page, first).focus()
  await page.keyboard.press('ArrowDown')
  await expect(freeDay(page, nextWeek)).toBeFocused()

  const shown = (await month.textContent()) ?? ''
  await page.keyboard.press('PageDown')
  const next = new Date(`1 ${shown} UTC`)
  next.setUTCMonth(next.getUTCMonth() + 1)
  await expect(month).toHaveText(inWords(next.toISOString(), { month: 'long', year: 'numeric' }))
  await expect.poll(() => focusedDay(page)).toMatch(/times? free$/)
  await page.keyboard.press('Enter')
  const head = page.getByRole('heading', { name: /^Times on/ })
  await expect(head).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: TIME }).first()).toBeFocused()
  // Back from the times one step leads to the chosen day, another one out of the month.
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('link', { name: 'Next month' })).toBeFocused()
})

test('a phone shows the first times below the month, and the zone in one line below them', async ({ page, app }) => {
  await (await createApiHost(app, 'small')).changeEventType({ stepMinutes: 15, ...FAR })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${app.url}/small/intro-call?tz=Europe/Zurich`)
  const times = page.getByRole('link', { name: TIME })
  await expect(times.first()).toBeInViewport({ ratio: 1 })
  await chooseDay(page, workingDay(2))
  await expect(times).toHaveCount(31)
  for (const [part, count] of [
    ['Morning', 12],
    ['Afternoon', 19],
  ] as const)
    await expect(page.getByRole('list', { name: part }).getByRole('link', { name: TIME })).toHaveCount(count)
  const zone = page.getByLabel('Time zone')
  const below = (await times.last().boundingBox())!
  const line = (await zone.boundingBox())!
  const clock = (await page.getByRole('link', { name: 'Show AM and PM' }).boundingBox())!
  expect(line.y).toBeGreaterThan(below.y + below.height)
  expect(Math.abs(line.y + line.height / 2 - clock.y - clock.height / 2)).toBeLessThan(4)
  await expect(page.getByText('Times are shown in')).toHaveCount(0)
  await expectAccessible(page)
})

test('today is marked, and a day of the neighbouring month is booked without leaving the month', async ({
  page,
  app,
}) => {
  await (await createApiHost(app, 'neighbour')).changeEventType(FAR)
  // The first month after this one that begins in the middle of a working week.
  const months = Array.from({ length: 12 }, (_, ahead) => dateIn(32 + 28 * ahead).slice(0, 7))
  const month = months.find((one) => [3, 4, 5].includes(new Date(`${one}-01`).getUTCDay())) ?? ''
  const first = new Date(`${month}-01`)
  const monday = new Date(first.getTime() - (first.getUTCDay() - 1) * 86_400_000).toISOString().slice(0, 10)
  await page.goto(`${app.url}/neighbour/intro-call?tz=Europe/Zurich&month=${month}`)
  await freeDay(page, monday).click()
  await expect(freeDay(page, monday)).toHaveAttribute('aria-current', 'date')
  const heading = page.getByRole('heading', { level: 2, name: /^\p{L}+ \d{4}$/u })
  await expect(heading).toHaveText(inWords(`${month}-01`, { month: 'long', year: 'numeric' }))
  const start = new URL((await timeOfDay(page, 0).getAttribute('href')) ?? '', app.url).searchParams.get('start')
  expect(start?.slice(0, 10)).toBe(monday)

  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Zurich', dateStyle: 'short' }).format(Date.now())
  await page.goto(`${app.url}/neighbour/intro-call?tz=Europe/Zurich&month=${today.slice(0, 7)}`)
  const marked = page.locator('[data-today]')
  await expect(marked).toHaveCount(1)
  await expect(marked).toHaveAccessibleDescription('Today')
  await expect(marked).toHaveAccessibleName(
    new RegExp(`^${inWords(today, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}, `),
  )
})

test.describe('the host’s calendar', () => {
  /** A host who is signed in, with a booking at 14:00 on a working day. */
  async function openCalendar(page: Page, app: RunningApp, handle: string) {
    const host = await createApiHost(app, handle)
    await host.changeEventType(FAR)
    const date = workingDay(1)
    const startsAt = Date.parse(`${date}T00:00:00Z`) + (14 - zurichOffset(date)) * 3_600_000
    const attendee = { name: 'Ada Example', email: `ada@${handle}.example`, timeZone: 'UTC' }
    const start = new Date(startsAt).toISOString()
    await host.call('POST', '/bookings', { eventType: 'intro-call', start, attendee })
    const { id: hostId } = await host.call('GET', '/me')
    await page.goto(host.setPasswordUrl)
    await page.getByLabel('New password').fill('three pears on a shelf')
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.waitForURL(/\/admin/)
    await page.goto(`${app.url}/admin/calendar`)
    const day = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: longDate(date) }) })
    return { date, day, hostId, startsAt }
  }
  const longDate = (date: string) => inWords(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const zurichOffset = (date: string) =>
    Number(
      new Intl.DateTimeFormat('en', { timeZone: 'Europe/Zurich', hour: 'numeric', hourCycle: 'h23' }).format(
        Date.parse(`${date}T00:00Z`),
      ),
    )

  test('opens on the week of the next booking; a pressed time is booked or blocked', async ({ page, app }) => {
    const { date, day } = await openCalendar(page, app, 'gridded')
    await expect(day.getByRole('link', { name: /^14:00 – 14:30 ?Ada Example/ })).toBeVisible()
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await expectAccessible(page)
    }
    const column = day.locator('.calendar-cells')
    // Nine to five in eight hours: the second half of the hour from 11:00.
    const { width, height } = (await column.boundingBox())!
    await column.click({ position: { x: width / 2, y: (height * 2.6) / 8 } })
    const dialog = page.getByRole('dialog', { name: longDate(date) })
    await expect(dialog.getByLabel('From')).toHaveValue('11:30')
    await expect(dialog.getByLabel('Until')).toHaveValue('12:30')
    await expect(dialog.getByRole('link', { name: 'New booking' })).toHaveAttribute(
      'href',
      `/admin/bookings/new?date=${date}&time=11:30`,
    )
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Block time' }).click()
    await expect(page.getByText('The time is blocked.')).toBeVisible()
    await expect(dialog).toHaveCount(0)
    await expect(day.getByText('Your hours: 09:00 – 11:30, 12:30 – 17:00')).toHaveCount(1)
    // The same by keyboard; the time is gone from the offer, and the booking page says so.
    await day.getByRole('link', { name: `Book or block a time on ${longDate(date)}` }).press('Enter')
    await dialog.getByRole('link', { name: 'New booking' }).click()
    await expect(page.getByRole('button', { name: /, 09:00$/ })).toHaveAttribute('data-variant', 'primary')
    await expect(page.getByRole('button', { name: /, 11:30$/ })).toHaveCount(0)
    await page.goto(`${app.url}/admin/calendar?view=month&date=${date}`)
    await expectAccessible(page)
    await page.goto(`${app.url}/admin/calendar/time?date=${date}`)
    await expectAccessible(page)
  })

  test('a booking that is dragged asks before it moves, and goes back if it may not', async ({ page, app }) => {
    await page.setViewportSize({ width: 1280, height: 1400 })
    const { day, hostId, startsAt } = await openCalendar(page, app, 'grid-drag')
    const card = (time: string) => day.getByRole('link', { name: new RegExp(`^${time}.*Ada Example`) })
    const dialog = page.getByRole('dialog', { name: 'Move the booking with Ada Example?' })
    const ghost = day.locator('.calendar-ghost')
    /** From nine to five in eight hours. */
    const dragBy = async (time: string, hours: number) => {
      const column = (await day.locator('.calendar-cells').boundingBox())!
      const { x, y } = (await card(time).boundingBox())!
      await page.mouse.move(x + 20, y + 6)
      await page.mouse.down()
      await page.mouse.move(x + 25, y + 20)
      await page.mouse.move(x + 20, y + 6 + (column.height * hours) / 8)
      await expect(ghost).toBeVisible()
      await page.mouse.up()
      await expect(dialog).toBeVisible()
    }
    await dragBy('14:00', 1.25)
    await expect(dialog.getByText(/14:00–14:30$/)).toBeVisible()
    await expect(dialog.getByText(/15:15–15:45$/)).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Keep the time' }).click()
    await expect(ghost).toHaveCount(0)
    await expect(card('14:00')).toBeVisible()

    await dragBy('14:00', 1.25)
    await dialog.getByRole('button', { name: 'Move booking' }).click()
    await expect(page.getByText('The booking is moved.')).toBeVisible()
    await expect(card('15:15')).toBeVisible()

    await plantBooking(app.db, hostId, { startsAt: startsAt - 4 * 3_600_000, attendee_name: 'Bob Example' })
    await dragBy('15:15', -5)
    await dialog.getByRole('button', { name: 'Move booking' }).click()
    await expect(page.getByRole('alert').getByText('The booking was not moved.')).toBeVisible()
    await expect(page.getByText('Another booking is at this time.')).toBeVisible()
    await expect(ghost).toHaveCount(0)
    await expect(card('15:15')).toBeVisible()
    await card('15:15').click()
    await expect(page.getByRole('link', { name: 'Move', exact: true })).toBeVisible()
  })

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

    test('shows a day on a phone, and blocks a time by links; a wrong time is said', async ({ page, app }) => {
      const { date, day } = await openCalendar(page, app, 'grid-plain')
      await expect(page.getByRole('heading', { level: 2, name: longDate(date) })).toBeVisible()
      await expect(page.getByRole('heading', { level: 3 })).toHaveCount(1)
      await day.getByRole('link', { name: 'Book or block' }).click()
      await expect(page.getByRole('heading', { level: 1, name: longDate(date) })).toBeVisible()
      await page.getByLabel('Until').fill('08:00')
      await page.getByRole('button', { name: 'Block time' }).click()
      await expect(page.getByText('The end must be after the start').first()).toBeVisible()
      await expect(page.getByLabel('Until')).toHaveValue('08:00')
      await page.getByLabel('Until').fill('10')
      await page.getByRole('button', { name: 'Block time' }).click()
      await expect(page.getByText('The time is blocked.')).toBeVisible()
      await expect(day.getByText('Your hours: 10:00 – 17:00')).toHaveCount(1)
      for (const view of ['Week', 'Month', 'Day']) {
        await page.getByRole('link', { name: view, exact: true }).click()
        await expect(page.getByRole('link', { name: view, exact: true })).toHaveAttribute('aria-current', 'page')
      }
    })
  })
})

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled, viewport: { width: 360, height: 640 } })

    test('a slip of the address is asked about, and the chosen time stays in sight', async ({ page, app }) => {
      const handle = javaScriptEnabled ? 'slip' : 'slip-plain'
      await createApiHost(app, handle)
      await page.goto(`${app.url}/${handle}/intro-call?tz=Europe/Zurich`)
      await chooseDay(page, workingDay(1))
      await timeOfDay(page, 1).click()
      const chosen = page.locator('time').first()
      await page.getByLabel('Notes').scrollIntoViewIfNeeded()
      await page.getByRole('button', { name: 'Confirm booking' }).scrollIntoViewIfNeeded()
      await expect(chosen).toBeInViewport({ ratio: 1 })
      await page.getByLabel('Your name').fill('Ada Example')
      await page.getByLabel('Email').fill('ada@gmial.com')
      await page.getByRole('button', { name: 'Confirm booking' }).click()
      const question = page.locator('.alert', { hasText: 'Did you mean ada@gmail.com?' })
      await expect(question).toBeVisible()
      if (javaScriptEnabled) {
        await expect(question).toBeFocused()
        await expectAccessible(page)
      }
      await question.getByRole('button', { name: 'Yes, use ada@gmail.com' }).click()
      await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
      await expect(page.getByText('We are sending the invitation to ada@gmail.com.')).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)
    })
  })

test('Enter in the form keeps the typed address, and chooses no other', async ({ page, app }) => {
  await createApiHost(app, 'enter')
  await page.goto(`${app.url}/enter/intro-call?tz=Europe/Zurich`)
  await chooseDay(page, workingDay(1))
  await timeOfDay(page, 0).click()
  await page.getByLabel('Your name').fill('Ada Example')
  await page.getByLabel('Email').fill('ada@gmial.com')
  await page.getByLabel('Email').press('Enter')
  await expect(page.getByText('Did you mean ada@gmail.com?')).toBeVisible()
  await page.getByLabel('Email').press('Enter')
  await expect(page.getByText('We are sending the invitation to ada@gmial.com.')).toBeVisible()
})

function focusedDay(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
}
