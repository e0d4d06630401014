import { expect, expectAccessible, signUp, test } from './app'
import { dateIn, timeOfDay } from './choose-day'

test('a host draws hours by mouse and keyboard, undoes a change, and asks why a time is not offered', async ({
  page,
  app,
}) => {
  await page.setViewportSize({ width: 1440, height: 1000 })
  await signUp(page, app, { name: 'Wilma Example', email: 'wilma@example.com' })
  await page.getByRole('link', { name: 'Availability' }).click()
  await page.getByLabel('Time zone').selectOption('Europe/Zurich')
  await page.getByRole('button', { name: 'Week', exact: true }).click()
  await expectAccessible(page)

  const saturday = page.locator('[data-day="6"]')
  await saturday.evaluate((column) => column.scrollIntoView({ block: 'center' }))
  const { x, y, width, height } = (await saturday.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const pointAt = (hour: number) => [x + width / 2, y + (height * hour) / 24] as const
  await page.mouse.move(...pointAt(11))
  await page.mouse.down()
  await page.mouse.move(...pointAt(12))
  await page.mouse.move(...pointAt(13))
  await page.mouse.up()
  const drawn = page.getByRole('button', { name: 'Saturday 11:00–13:00' })
  await drawn.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('button', { name: 'Saturday 11:15–13:30' })).toBeFocused()
  await page.getByRole('button', { name: 'Monday 09:00–17:00' }).focus()
  await page.keyboard.press('Delete')

  await page.getByRole('button', { name: 'List' }).click()
  await expect(page.getByRole('textbox', { name: 'Saturday from' })).toHaveValue('11:15')
  await expect(page.getByRole('textbox', { name: 'Monday from' })).toHaveCount(0)
  await page.getByText('Copy to … Saturday').click()
  await page.getByRole('button', { name: 'Copy the hours of Saturday' }).click()
  await expect(page.getByRole('textbox', { name: 'Monday until' })).toHaveValue('13:30')
  await page.getByRole('button', { name: 'Save hours' }).last().click()
  await expect(page.getByText('Your hours are saved')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('everything is as it was before')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Monday until' })).toHaveValue('17:00')
  await expect(page.getByRole('textbox', { name: 'Saturday from' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(page.getByRole('textbox', { name: 'Saturday from' })).toHaveValue('11:15')

  for (const [name, address] of [
    ['Schedule settings', /\/use$/],
    ['Date overrides', /\/dates$/],
    ['Time off and holidays', /\/days-off$/],
  ] as const) {
    await page.getByRole('link', { name }).click()
    // The address changes when the page is there; until then its skeleton is shown, which has no heading yet.
    await page.waitForURL(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
  }
  await page.goto(`${app.url}/admin/availability`)

  await page.getByRole('link', { name: 'Preview' }).click()
  await page.getByLabel('From', { exact: true }).fill('2027-03-08')
  await page.getByLabel('Time zone of the attendee').selectOption('America/New_York')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(
    page.getByText('From Sunday 14 March 2027 to Sunday 28 March 2027 your times are one hour later in New York.'),
  ).toBeVisible()
  await expectAccessible(page)
  await page.goto(`${app.url}/admin/availability/explain?date=2026-12-06&time=10:00`)
  await expect(page.getByText('Sunday has no hours in this schedule.')).toBeVisible()
  await expectAccessible(page)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('schedules, dates, time off and holidays are plain forms; attendees read the public note', async ({
    page,
    app,
  }) => {
    await page.setViewportSize({ width: 360, height: 780 })
    const { setPasswordUrl } = await app.createHost('tina')
    await page.goto(setPasswordUrl)
    await page.getByLabel('New password').fill('three pears on a shelf')
    await page.getByRole('button').last().click()
    await page.goto(`${app.url}/sign-in`)
    if (await page.getByLabel('Email').isVisible()) {
      await page.getByLabel('Email').fill('tina@example.com')
      await page.getByLabel('Password').fill('three pears on a shelf')
      await page.getByRole('button', { name: 'Sign in' }).click()
    }
    await page.goto(`${app.url}/admin/availability/new`)
    await page.getByLabel('Name').fill('Evenings')
    await page.getByRole('button', { name: 'Create schedule' }).click()
    await page.getByRole('button', { name: 'Add hours on Sunday' }).click()
    await expect(page.getByRole('textbox', { name: 'Sunday from' })).toHaveValue('09:00')
    await page.getByRole('button', { name: 'Save hours' }).last().click()
    await expect(page.getByText('Your hours are saved')).toBeVisible()

    await page.getByRole('link', { name: 'Date overrides' }).click()
    await page.getByLabel('First date').fill('2027-02-01')
    await page.getByLabel('Last date').fill('2027-02-03')
    await page.getByLabel('Other hours').check()
    await page.getByLabel('From, row 1').fill('10')
    await page.getByLabel('Until, row 1').fill('9')
    await page.getByRole('button', { name: 'Save dates' }).click()
    await expect(page.getByText('Each end must be after its start.').first()).toBeVisible()
    await page.getByLabel('Until, row 1').fill('12')
    await page.getByRole('button', { name: 'Save dates' }).click()
    await expect(page.getByText('Your dates are saved')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Tuesday 2 February 2027, other hours, 10:00–12:00' })).toBeVisible()
    await expect(page.getByText('Mon 1 February 2027 to Wed 3 February 2027')).toBeVisible()

    await page.getByRole('link', { name: 'Schedule settings' }).click()
    await page.getByLabel('Intro call').check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('link', { name: 'Delete schedule' }).click()
    await expect(page.getByText('It is used by Intro call.')).toBeVisible()
    await page.getByRole('button', { name: 'Delete schedule' }).click()

    await page.goto(`${app.url}/admin/availability/days-off`)
    await page.getByLabel('First date').fill(dateIn(0))
    await page.getByLabel('Last date').fill(dateIn(3))
    await page.getByLabel('Note', { exact: true }).fill('Back very soon')
    await page.getByLabel('Show the note on my booking page').check()
    await page.getByRole('button', { name: 'Add time off' }).click()
    await expect(page.getByText('Shown to attendees')).toBeVisible()
    await page.getByLabel('Country').selectOption({ label: 'Switzerland' })
    await page.getByRole('button', { name: 'Use this calendar' }).click()
    await page.getByRole('switch', { name: 'New Year' }).uncheck()
    await page.getByRole('button', { name: 'Save holidays' }).click()
    await expect(page.getByRole('switch', { name: 'New Year' })).not.toBeChecked()
    await expect(page.getByRole('switch', { name: 'Christmas Day' })).toBeChecked()

    await page.goto(`${app.url}/tina/intro-call?date=${dateIn(1)}&tz=Europe/Zurich`)
    await expect(page.getByText('Back very soon')).toBeVisible()
    await page.getByRole('link', { name: /^Next free: / }).click()
    await expect(timeOfDay(page, 0)).toBeVisible()
  })
})
