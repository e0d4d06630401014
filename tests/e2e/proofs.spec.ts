import { aVisitor } from '#tests/booking/visitor-form'
import { expect, expectAccessible, type RunningApp, test } from './app'

// Its own app: the others book faster than people do.
test.use({ environment: { RATE_LIMIT: 'on' } })

const HURRIED = 'hurried'

async function slotsOf(app: RunningApp, handle: string): Promise<string[]> {
  const date = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const query = new URLSearchParams({ host: handle, eventType: 'intro-call', from: date(1), to: date(30) })
  const { data } = await (await fetch(`${app.url}/api/v1/slots?${query}`)).json()
  return Object.values(data as Record<string, { start: string }[]>).flatMap((day) => day.map(({ start }) => start))
}

const formOf = (app: RunningApp, handle: string, start: string | undefined, frame = '') =>
  `${app.url}/${handle}/intro-call/book${frame}?start=${start}&tz=UTC`

async function mailTo(app: RunningApp, address: string) {
  const { parsed } = await app.mail.waitFor(({ envelope }) => envelope.to.includes(address))
  return {
    link: /http:\S+\/confirm\/\S+/.exec(parsed.text ?? '')?.[0] ?? '',
    code: /\b\d{6}\b/.exec(parsed.subject ?? '')?.[0] ?? '',
  }
}

test('while bookings come fast a browser works for one unnoticed, on the page and in a frame', async ({
  page,
  app,
}) => {
  await app.createHost(HURRIED)
  const slots = await slotsOf(app, HURRIED)
  const crowd = aVisitor(app, { handle: HURRIED })
  for (let made = 0; made < 5; made++) {
    const sent = await crowd.insist(await crowd.open(slots[made] ?? ''), { email: `x${made}@example.org` })
    expect(sent.status).toBe(302)
  }
  for (const [index, frame] of ['', '/embed'].entries()) {
    await page.goto(formOf(app, HURRIED, slots[10 + index], frame))
    await expect(page.locator('form[data-challenge]')).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('Your name').fill('Ada Example')
    await page.getByLabel('Email', { exact: true }).fill(`ada${index}@example.com`)
    await page.getByRole('button', { name: 'Confirm booking' }).click()
    await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  }
})

test('without scripts the booking is confirmed by mail', async ({ browser, app }) => {
  const slots = await slotsOf(app, HURRIED)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(formOf(app, HURRIED, slots[20]))
  await page.getByLabel('Your name').fill('Bea Example')
  await page.getByLabel('Email', { exact: true }).fill('bea@noscript.example')
  // Filled in at once, as nobody types, it is shown once more.
  await page.getByRole('button', { name: 'Confirm by mail instead' }).click()
  const heading = page.getByRole('heading', { name: 'Check your mail' })
  const onceMore = page.getByText('Please press the button once more')
  await expect(heading.or(onceMore).first()).toBeVisible()
  if (await onceMore.isVisible()) await page.getByRole('button', { name: 'Confirm by mail instead' }).click()
  await expect(heading).toBeVisible()
  await page.goto((await mailTo(app, 'bea@noscript.example')).link)
  await page.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  await context.close()
})

test('an address is proven by the mailed link, and the page where it was typed follows', async ({ page, app }) => {
  const { id } = await app.createHost('proven')
  await app.db.updateTable('event_types').set({ proves_address: 1 }).where('host_id', '=', id).execute()
  const slots = await slotsOf(app, 'proven')
  await page.goto(formOf(app, 'proven', slots[0]))
  await page.getByLabel('Your name').fill('Cleo Example')
  await page.getByLabel('Email', { exact: true }).fill('cleo@example.com')
  // At once, as nobody types: the page holds it back for a moment, and nothing is asked.
  await page.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  await expectAccessible(page)
  const mailProgram = await page.context().newPage()
  await mailProgram.goto((await mailTo(app, 'cleo@example.com')).link)
  await expectAccessible(mailProgram)
  await mailProgram.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(mailProgram.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  await page.bringToFront()
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()

  await page.goto(formOf(app, 'proven', slots[3], '/embed'))
  await page.getByLabel('Your name').fill('Dora Example')
  await page.getByLabel('Email', { exact: true }).fill('dora@example.com')
  await page.getByRole('button', { name: 'Confirm booking' }).click()
  await page.getByLabel('Code from the mail').fill((await mailTo(app, 'dora@example.com')).code)
  await page.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
})
