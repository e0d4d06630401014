import { A_PNG } from '#tests/fixtures/photos'
import { expect, expectAccessible, signUp, test } from './app'
import { timeOfDay } from './choose-day'

test('a host makes an event type with dependent questions, and it is booked with and without scripts', async ({
  page,
  app,
  browser,
}) => {
  await signUp(page, app, { name: 'Tilda Example', email: 'tilda@example.com' })
  await page.goto(`${app.url}/admin/event-types/new`)
  await page.getByRole('link', { name: 'Consultation, 60 minutes' }).click()
  await expect(page.getByLabel('Title')).toHaveValue('Consultation')
  await page.getByLabel('Durations to choose from').fill('30, 60')
  await page.getByText('Questions for the attendee').click()
  await page.getByRole('button', { name: 'Add a question' }).click()
  const first = page.getByRole('listitem').filter({ hasText: 'Question 1' })
  await expect(first.getByRole('textbox', { name: 'Question', exact: true })).toBeFocused()
  await page.keyboard.type('Which city?')
  await page.getByRole('button', { name: 'Add a question' }).click()
  const second = page.getByRole('listitem').filter({ hasText: 'Question 2' })
  await second.getByRole('textbox', { name: 'Question', exact: true }).fill('Have we met?')
  await second.getByLabel('Kind of answer').selectOption('Yes or no')
  await second.getByLabel('Must be answered').check()

  // By keyboard alone the second moves before the first, with all that was typed.
  await page.getByRole('button', { name: 'Move question 2 up' }).press('Enter')
  await expect(first.getByRole('textbox', { name: 'Question', exact: true })).toHaveValue('Have we met?')
  await expect(page.getByText('Moved to place 1.')).toBeAttached()
  await second.getByLabel('When to ask').selectOption('depending on: Have we met?')
  await second.getByLabel('If the answer is').fill('perhaps')
  await page.getByText('Confirming, cancelling and reminders').click()
  await page.getByLabel('Ask the attendee to agree to').fill('I agree to the terms')
  await expect(page.locator('.preview')).toContainText('I agree to the terms')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Create event type' }).click()
  await expect(page.getByText('answers that the question above can have').first()).toBeVisible()
  await second.getByLabel('If the answer is').fill('Yes')
  await page.getByRole('button', { name: 'Create event type' }).click()
  await expect(page.getByRole('link', { name: 'Consultation' })).toBeVisible()
  await page.getByRole('button', { name: 'Move up Consultation' }).click()
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('Consultation')

  for (const javaScriptEnabled of [true, false]) {
    const visitor = await browser.newContext({ javaScriptEnabled, timezoneId: 'Europe/Zurich', locale: 'en-GB' })
    const booking = await visitor.newPage()
    await booking.goto(`${app.url}/tilda-example/consultation?tz=Europe/Zurich`)
    await booking.getByRole('link', { name: '30 minutes' }).click()
    await timeOfDay(booking, 0).click()
    await booking.getByLabel('Your name').fill('Ada Example')
    await booking.getByLabel('Email').fill('ada@example.com')
    await expect(booking.getByLabel('Which city?')).toHaveCount(0)
    await booking.getByRole('radio', { name: 'Yes' }).check()
    if (!javaScriptEnabled) await booking.getByRole('button', { name: 'Confirm booking' }).click()
    await booking.getByLabel('Which city?').fill('Bern')
    if (javaScriptEnabled) {
      await booking.getByRole('radio', { name: 'No' }).check()
      await expect(booking.getByLabel('Which city?')).toHaveCount(0)
      await booking.getByRole('radio', { name: 'Yes' }).check()
      await expect(booking.getByLabel('Which city?')).toHaveValue('Bern')
      await expectAccessible(booking)
    }
    await expect(booking.getByLabel('Your name')).toHaveValue('Ada Example')
    await booking.getByLabel('I agree to the terms').check()
    await booking.getByRole('button', { name: 'Confirm booking' }).click()
    await expect(booking.getByRole('heading', { name: 'You are booked' })).toBeVisible()
    await visitor.close()
  }
  await page.goto(`${app.url}/admin/bookings`)
  await page.getByRole('link', { name: 'Consultation' }).first().click()
  await expect(page.getByText('Bern')).toBeVisible()
})

test('questions are arranged and a photo is uploaded and removed without scripts', async ({ page, app, browser }) => {
  await signUp(page, app, { name: 'Uma Example', email: 'uma@example.com' })
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const admin = await plain.newPage()
  await admin.goto(`${app.url}/admin/event-types`)
  await admin.getByRole('link', { name: 'Intro call', exact: true }).click()
  await admin.getByLabel('Title').fill('First call')
  await admin.getByText('Questions for the attendee').click()
  for (const label of ['Which city?', 'How many are you?']) {
    await admin.getByRole('button', { name: 'Add a question' }).click()
    await admin.getByRole('listitem').last().getByRole('textbox', { name: 'Question', exact: true }).fill(label)
  }
  await admin.getByRole('button', { name: 'Move question 2 up' }).click()
  await expect(admin.getByRole('textbox', { name: 'Question', exact: true }).first()).toHaveValue('How many are you?')
  await admin.getByRole('button', { name: 'Save changes' }).click()
  await expect(admin.getByText('Your changes are saved.')).toBeVisible()
  await expect(admin.getByLabel('Title')).toHaveValue('First call')

  // The bytes after the end of a picture are sent, and removed by the server.
  const buffer = Buffer.concat([A_PNG, Buffer.alloc(500_000)])
  for (const there of [page, admin]) {
    await there.goto(`${app.url}/admin/settings`)
    await there.getByLabel('Photo file').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer })
    await there.getByRole('button', { name: 'Upload photo' }).click()
    await expect(there.getByRole('button', { name: 'Remove photo' })).toBeVisible()
    await there.getByRole('button', { name: 'Remove photo' }).click()
    await expect(there.getByRole('button', { name: 'Remove photo' })).toHaveCount(0)
  }
  await page
    .getByLabel('Photo file')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('<svg>') })
  await page.getByRole('button', { name: 'Upload photo' }).click()
  await expect(page.getByText('This is not a JPEG, PNG or WebP image.')).toBeVisible()
  await plain.close()
})
