import { connectGoto, expect, expectAccessible, signUp, test } from './app'
import { chooseDay, timeOfDay, workingDay } from './choose-day'

test('sign up, verify, connect GoTo, set hours, book, get mails and cancel', async ({ page, app, browser }) => {
  // What other files of this worker have left at its GoTo.
  for (const meeting of app.goto.state.meetings) meeting.deleted = true
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(app.url)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 720 })
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Create your page' }).first().click()
  await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible()
  await expectAccessible(page)
  await signUp(page, app, { name: 'Dana Example', email: 'dana@example.com' })
  await expectAccessible(page)

  await connectGoto(page)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Availability' }).click()
  await page.getByLabel('Time zone').selectOption('Europe/Zurich')
  await page.getByRole('textbox', { name: 'Monday until' }).fill('12')
  await page.getByRole('button', { name: 'Add hours on Monday' }).click()
  await expect(page.getByRole('textbox', { name: 'Monday from' }).nth(1)).toHaveValue('13:00')
  await page.getByRole('textbox', { name: 'Monday from' }).nth(1).fill('11:00')
  await page.getByRole('button', { name: 'Save hours' }).last().click()
  await expect(page.getByText('these hours overlap').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Monday from' }).nth(1).fill('13:00')
  await page.getByRole('textbox', { name: 'Monday until' }).nth(1).fill('24:00')
  await page.getByRole('button', { name: 'Save hours' }).last().click()
  await expect(page.getByText('Your hours are saved')).toBeVisible()

  const visitor = await browser.newContext({ timezoneId: 'Asia/Kolkata', locale: 'en-US' })
  const booking = await visitor.newPage()
  await booking.goto(`${app.url}/dana-example`)
  await expectAccessible(booking)
  await booking.getByRole('link', { name: /Intro call/ }).click()
  await expect(booking.getByLabel('Time zone')).toHaveValue('Asia/Kolkata')
  await expectAccessible(booking)
  await booking.getByRole('button', { name: 'Previous month' }).isDisabled()
  await chooseDay(booking, workingDay(10))
  const time = timeOfDay(booking, 0)
  await expect(time).toHaveText(/^\d{1,2}:\d\d [AP]M$/)
  const start = new URL((await time.getAttribute('href')) ?? '', app.url).searchParams.get('start') ?? ''
  await time.click()
  await expect(booking.getByLabel('Your name')).toBeVisible()
  await expectAccessible(booking)
  await booking.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(booking.getByText('Please enter your name.').first()).toBeVisible()
  await expectAccessible(booking)
  await booking.getByLabel('Your name').fill('Ravi "R" Example, PhD')
  await booking.getByLabel('Email').fill('ravi@example.com')
  await booking.getByLabel('Notes').fill('Looking forward <b>to it</b>')
  await booking.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(booking.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  await expect(booking.getByRole('link', { name: 'Join meeting' })).toHaveAttribute(
    'href',
    /^https:\/\/meet\.goto\.com\/\d{9}$/,
  )
  await expectAccessible(booking)
  expect(await visitor.cookies()).toEqual([])
  await booking.reload()
  await expect(booking.getByRole('heading', { name: 'You are booked' })).toBeVisible()

  const invites = await Promise.all(
    ['ravi@example.com', 'dana@example.com'].map((address) =>
      app.mail.waitFor(({ envelope, calendar }) => envelope.to.includes(address) && calendar?.method === 'REQUEST'),
    ),
  )
  const utc = start.replace(/[-:]/g, '')
  for (const { calendar } of invites) expect(calendar?.content).toContain(`DTSTART:${utc}`)
  expect(app.goto.meetings()).toMatchObject([{ starttime: start }])

  await page.goto(`${app.url}/admin`)
  await expect(page.getByRole('columnheader', { name: 'Organizer' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Ravi "R" Example, PhD' })).toBeVisible()
  await expectAccessible(page)

  await booking.getByRole('link', { name: 'Cancel booking' }).click()
  await booking.getByLabel('Reason').fill('Something came up')
  await expectAccessible(booking)
  await booking.getByRole('button', { name: 'Cancel booking' }).click()
  await expect(booking.getByRole('heading', { name: 'Booking cancelled' })).toBeVisible()
  await expectAccessible(booking)
  await app.mail.waitFor(
    ({ envelope, calendar }) => envelope.to.includes('dana@example.com') && calendar?.method === 'CANCEL',
  )
  await expect.poll(() => app.goto.meetings()).toEqual([])
  await visitor.close()
})

test('a revoked grant shows Reconnect GoTo, and reconnecting works', async ({ page, app }) => {
  await signUp(page, app, { name: 'Rita Example', email: 'rita@example.com' })
  await connectGoto(page)
  app.goto.revokeAll()
  await page.goto(`${app.url}/rita-example/intro-call`)
  await timeOfDay(page, 0).click()
  await page.getByLabel('Your name').fill('Ada Example')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Join meeting' })).toHaveCount(0)
  const outcome = page.url()

  await page.goto(`${app.url}/admin/goto`)
  await expect(page.getByRole('alert')).toContainText('GoTo has ended the connection')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Reconnect GoTo' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByText('Connected as dana@goto.example')).toBeVisible()
  await expect(async () => {
    await page.goto(outcome)
    await expect(page.getByRole('link', { name: 'Join meeting' })).toBeVisible({ timeout: 500 })
  }).toPass()

  await page.goto(`${app.url}/admin/goto`)
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await page.getByRole('button', { name: 'Connect GoTo' }).click()
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
  await page.goto(`${app.url}/admin/goto`)
  await expect(page.getByText('Connecting', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Connect GoTo' }).click()
  await page.getByRole('button', { name: 'Deny' }).click()
  await expect(page.getByText('You did not agree')).toBeVisible()
})
