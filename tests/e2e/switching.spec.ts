import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { fetchPackage } from '#tests/setup/fetch-package'
import { expect, type RunningApp } from './app'
import { bundlePage } from './bundle-page'
import { bookInFrame, ours, pickTime, test } from './other-site'

/** The events that the page's own handlers got. */
const eventsOn = (page: Page) => page.evaluate(() => (window as unknown as { events: unknown[] }).events)

const instant = expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:00Z$/)

/** The parameters that the app's frame was opened with. */
const parameters = (page: Page, app: RunningApp) => Object.fromEntries(new URL(ours(page, app).url()).searchParams)

/** A page around a given script, under the address that such a site would have. */
const around = (script: string, attributes = '') =>
  `<div id="view" ${attributes}></div><script>${script.replaceAll('</script', '<\\/script')}</script>`

test('react-calendly, unchanged, shows our frame, books, gets its event and opens its pop-up', async ({
  page,
  app,
  site,
}) => {
  const old = `map=acme/30min:${site.handle}/intro-call&map=acme/other:${site.handle}/intro-call`
  const asked: string[] = []
  await page.route(/calendly\.com/, (route) => {
    asked.push(route.request().url())
    return route.abort()
  })
  site.put('/react-calendly', {
    script: false,
    head: `<script src="${app.url}/embed.js?compat=calendly&${old.replaceAll('&', '&amp;')}"></script>`,
    body: around(await bundlePage('with-react-calendly.tsx')),
  })
  await page.goto(`${site.url}/react-calendly`)
  const frame = page.frameLocator('.calendly-inline-widget foyer-booking iframe')
  await expect(frame.getByRole('heading', { name: 'Intro call' })).toBeAttached()
  expect(parameters(page, app)).toMatchObject({
    name: 'Ada Example',
    email: 'ada-calendly@example.com',
    primary_color: '7a1fa2',
    hide_event_type_details: '1',
    utm_source: 'letter',
  })
  await expect(page.locator('.calendly-inline-widget > iframe')).toBeHidden()
  // The element was 700 px high for theirs; ours grows, and what follows stays below it.
  await expect(async () => {
    const bottom = await page.locator('foyer-booking').evaluate((element) => element.getBoundingClientRect().bottom)
    const after = await page.getByText('After it').evaluate((element) => element.getBoundingClientRect().top)
    expect(after).toBeGreaterThanOrEqual(bottom)
  }).toPass()

  await pickTime(frame)
  await expect(frame.getByLabel('Your name')).toHaveValue('Ada Example')
  await expect(frame.getByLabel('Email')).toHaveValue('ada-calendly@example.com')
  await frame.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(frame.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  const uri = expect.stringContaining(`${app.url}/api/v1/bookings/bkg_`)
  await expect.poll(() => eventsOn(page)).toContainEqual(['scheduled', { event: { uri }, invitee: { uri } }])
  const events = (await eventsOn(page)) as [string, unknown][]
  expect([...new Set(events.map(([name]) => name))]).toEqual(
    expect.arrayContaining(['viewed', 'selected', 'height', 'scheduled']),
  )
  for (const [name, payload] of events)
    if (name === 'height') expect(payload).toEqual({ height: expect.stringMatching(/^\d+px$/) })

  // React changes the link, and then removes everything.
  await page.getByRole('button', { name: 'Other link' }).click()
  await expect(page.frameLocator('foyer-booking iframe').getByRole('heading', { name: 'January 2030' })).toBeVisible()
  await page.getByRole('button', { name: 'Take it away' }).click()
  await expect(page.locator('foyer-booking')).toHaveCount(0)

  for (const opener of ['Open the pop-up', 'Open from the corner']) {
    await page.getByText(opener).click()
    const popup = page.frameLocator('.calendly-popup-content foyer-booking iframe')
    await expect(popup.getByRole('heading', { name: 'Intro call' })).toBeAttached()
    await expect(popup.getByRole('heading', { name: 'January 2030' })).toBeVisible()
    await page.getByRole('button', { name: 'Close modal' }).click()
    await expect(page.locator('foyer-booking')).toHaveCount(0)
  }
  expect(asked.filter((url) => !url.endsWith('.svg'))).toEqual([])
})

test('@calcom/embed-react, unchanged, shows our frame, books, gets its event and opens its pop-up', async ({
  page,
  app,
  site,
}) => {
  // When the registry does not respond, finding that out takes a while.
  test.setTimeout(300_000)
  // Its licence allows trying it out, but not depending on it.
  const fetched = fetchPackage('@calcom/embed-react@1.5.3')
  test.skip(!fetched.ok, fetched.ok ? '' : fetched.reason)
  if (!fetched.ok) return
  try {
    const own = join(fetched.folder, 'node_modules/@calcom/embed-react/dist/Cal.es.mjs')
    const script = `${app.url}/embed.js?compat=cal&map=acme/30min:${site.handle}/intro-call`
    site.put('/embed-react', {
      script: false,
      body: around(
        await bundlePage('with-calcom-react.jsx', { '@calcom/embed-react': own }),
        `data-script="${script.replaceAll('&', '&amp;')}"`,
      ),
    })
  } finally {
    fetched.remove()
  }
  const asked: string[] = []
  page.on('request', (request) => void asked.push(new URL(request.url()).origin))
  await page.goto(`${site.url}/embed-react`)
  const frame = page.frameLocator('#view foyer-booking iframe')
  await expect(page.locator('foyer-booking')).toHaveCount(1)
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect
    .poll(() => parameters(page, app))
    .toMatchObject({
      name: 'Ada Example',
      'metadata[orderId]': '7',
      primary_color: '7a1fa2',
      hide_event_type_details: '1',
    })
  await pickTime(frame, { day: 2 })
  await expect(frame.getByLabel('Email')).toHaveValue('ada-cal@example.com')
  await frame.getByRole('button', { name: 'Confirm booking' }).click()
  await expect(frame.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  await expect.poll(() => eventsOn(page)).toContainEqual(expect.objectContaining({ type: 'bookingSuccessfulV2' }))
  const events = (await eventsOn(page)) as { type: string; namespace: string; data: object }[]
  const first = (type: string) => events.find((one) => one.type === type)
  expect(first('linkReady')).toEqual({ type: 'linkReady', namespace: 'call', fullType: 'CAL:call:linkReady', data: {} })
  expect(first('bookerViewed')).toBeTruthy()
  const uid = expect.stringMatching(/^bkg_/)
  const times = { uid, startTime: instant, endTime: instant }
  expect(first('bookingSuccessfulV2')?.data).toMatchObject({ ...times, paymentRequired: false, isRecurring: false })
  expect(first('bookingSuccessful')?.data).toMatchObject({
    ...{ booking: times, eventType: { slug: 'intro-call' }, date: instant, duration: 30 },
  })

  // By a key: the page may still be moving, because the frame above has just become lower.
  await page.getByRole('button', { name: 'Open the pop-up' }).press('Enter')
  const popup = page.frameLocator('dialog foyer-booking iframe')
  await bookInFrame(popup, 'ada-cal-popup@example.com')
  await expect
    .poll(async () => (await eventsOn(page)).filter((one) => (one as { type: string }).type === 'bookingSuccessfulV2'))
    .toHaveLength(2)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect([...new Set(asked)].sort()).toEqual([app.url, site.url].sort())
})
