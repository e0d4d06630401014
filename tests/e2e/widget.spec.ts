import { strictPolicy } from '#tests/demo/widget-site'
import { readChoice } from '~/embed/read-choice'
import { snippetOf } from '~/embed/snippets'
import { defaultSettings } from '~/event-types/event-type'
import { expect, expectAccessible } from './app'
import { chooseDay, dateIn, freeDay, showMonthOf, someFreeDay, timeOfDay, workingDay } from './choose-day'
import { createApiHost } from './host-api'
import { bookInFrame, expectTopInSight, notesOf, ours, takeNotes, test, watch } from './other-site'

test('the snippet books under a strict policy without third-party cookies, with exact events', async ({
  browser,
  app,
  site,
}) => {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'America/New_York' })
  // Chromium's setting for it, as a visitor would set it.
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.setCookieControls', {
    enableThirdPartyCookieRestriction: true,
  })
  const { origins, kept } = watch(context)
  await takeNotes(page)
  await page.goto(`${site.url}/strict?utm_source=letter&other=1`)
  const before = await page.evaluate(() => history.length)
  const frame = page.frameLocator('foyer-booking iframe')
  await expect(frame.getByRole('heading', { name: 'Intro call' })).toBeVisible()
  expect((await notesOf(page)).jumps).toBe(0)
  expect(ours(page, app).url()).toContain('utm_source=letter')
  expect(ours(page, app).url()).not.toContain('other=1')
  await bookInFrame(frame, 'ada-widget@example.com')
  await expectTopInSight(frame)
  await frame.getByRole('link', { name: 'Cancel booking' }).click()
  await expect(frame.getByRole('heading', { name: 'Cancel this booking?' })).toBeVisible()
  await expectTopInSight(frame)
  await frame.getByRole('button', { name: 'Cancel booking' }).click()
  await expect(frame.getByRole('heading', { name: 'Booking cancelled' })).toBeVisible()
  await expect.poll(async () => (await notesOf(page)).notified.map(({ event }) => event)).toContain('cancelled')

  const { notified, complaints } = await notesOf(page)
  expect(complaints).toEqual([])
  const heights = notified.filter(({ event }) => event === 'resized').map(({ detail }) => detail)
  for (const detail of heights) expect(detail).toEqual({ height: expect.any(Number) })
  const start = expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:00Z$/)
  const booking = {
    bookingId: expect.stringMatching(/^bkg_/),
    start,
    end: start,
    timeZone: 'America/New_York',
    eventType: 'intro-call',
  }
  expect(notified.filter(({ event }) => event !== 'resized')).toEqual([
    { event: 'ready', detail: {}, on: 'foyer-booking' },
    { event: 'viewed', detail: {}, on: 'foyer-booking' },
    { event: 'slot-selected', detail: { start }, on: 'foyer-booking' },
    { event: 'booked', detail: booking, on: 'foyer-booking' },
    { event: 'cancelled', detail: booking, on: 'foyer-booking' },
  ])
  expect([...origins].sort()).toEqual([app.url, site.url].sort())
  expect(kept).toEqual([])
  expect(await context.cookies()).toEqual([])
  expect(await ours(page, app).evaluate(() => [window.localStorage, window.sessionStorage])).toEqual([null, null])

  // No step of the way is in the visitor's history: Back leaves the page at once.
  expect(await page.evaluate(() => history.length)).toBe(before)
  await page.goto(`${site.url}/dark`)
  await page.goBack()
  expect(page.url()).toContain('/strict')
  await context.close()
})

test('the frame has no inner scroll bar from 280 to 1200 px, in English and German', async ({ page, app, site }) => {
  for (const lang of ['en', 'de']) {
    const body = `<foyer-booking href="${site.href}" lang="${lang}"></foyer-booking><p>After it</p>`
    site.put(`/wide-${lang}`, { body })
    await takeNotes(page)
    await page.setViewportSize({ width: 1232, height: 900 })
    await page.goto(`${site.url}/wide-${lang}`)
    await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Intro call' })).toBeVisible()
    for (const width of [312, 392, 800, 1232]) {
      await page.setViewportSize({ width, height: 900 })
      await expect(async () => {
        const space = await page.evaluate(() => {
          const element = document.querySelector('foyer-booking')
          return element?.shadowRoot?.querySelector('iframe')?.getBoundingClientRect().height ?? 0
        })
        const inner = await ours(page, app).evaluate(() => ({
          height: document.body.getBoundingClientRect().height,
          sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }))
        expect(Math.abs(space - Math.ceil(inner.height))).toBeLessThanOrEqual(1)
        expect(inner.sideways).toBeLessThanOrEqual(0)
      }).toPass()
    }
  }
})

test('with the copied lines nothing jumps, at any width and with any length of the page’s head', async ({
  page,
  app,
  site,
}) => {
  const handle = 'jumper'
  const { changeEventType } = await createApiHost(app, handle)
  const heads = [
    // More times a day than fit beside a month.
    { title: 'Call', stepMinutes: 15, bookingWindow: { kind: 'range', from: dateIn(7), to: '2099-12-31' } },
    {
      title: 'A conversation about the year before us',
      description: 'What went well, what did not, what you would like to try.\n\nBring your numbers if you have some.',
      durationChoicesMinutes: [15, 30, 45, 60, 120],
    },
  ]
  await takeNotes(page)
  for (const head of heads) {
    await changeEventType(head)
    const shown = { ...defaultSettings({ slug: 'intro-call', title: head.title }), ...head }
    for (const lang of ['en', 'de'])
      for (const width of [280, 414, 704, 1200]) {
        const asked = new URLSearchParams({ language: lang })
        const choice = readChoice(asked, `${app.url}/${handle}/intro-call`, shown, 'Book a call')
        const style = '<style>body { max-width: none; margin: 0; padding: 0 }</style>'
        const body = `${style}${snippetOf('html', choice, app.url)}<p>After it</p>`
        site.put('/copied', { body, script: false })
        await page.setViewportSize({ width, height: 2_000 })
        await page.goto(`${site.url}/copied`)
        const frame = page.frameLocator('iframe')
        await expect(frame.getByRole('heading', { name: head.title })).toBeVisible()
        await expect(someFreeDay(frame)).toBeVisible()
        await expect.poll(async () => (await notesOf(page)).notified.map(({ event }) => event)).toContain('resized')
        await page.waitForTimeout(200)
        expect((await notesOf(page)).jumps, `${head.title}, ${lang}, ${width} px`).toBe(0)
      }
  }
})

test('a narrow frame asks for a day first; a wide one shows its first times, and all on request', async ({
  page,
  app,
}) => {
  const { changeEventType } = await createApiHost(app, 'many-times')
  await changeEventType({ stepMinutes: 15, bookingWindow: { kind: 'range', from: dateIn(7), to: '2099-12-31' } })
  const time = page.getByRole('link', { name: /^\d\d:\d\d$/ })
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${app.url}/many-times/intro-call/embed?tz=Europe/Zurich`)
  await expect(page.getByText('Choose a day to see its times.')).toBeVisible()
  await expect(time).toHaveCount(0)
  await expectAccessible(page)
  await chooseDay(page, workingDay(8))
  await expect(time).toHaveCount(31)
  await expect(page.getByRole('heading', { name: /^Times on/ })).toBeFocused()

  await page.setViewportSize({ width: 1000, height: 800 })
  await page.goto(`${app.url}/many-times/intro-call/embed?tz=Europe/Zurich`)
  await expect(time).toHaveCount(16)
  await page.getByRole('link', { name: 'Show all 31 times' }).click()
  await expect(time).toHaveCount(31)
  await expectAccessible(page)

  // Without height reserved by a site, nothing is held back.
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${app.url}/many-times/intro-call?tz=Europe/Zurich`)
  await expect(time).toHaveCount(31)
})

test('forged and unknown messages do nothing (S11)', async ({ page, app, site }) => {
  await takeNotes(page)
  await page.goto(`${site.url}/`)
  const frame = page.frameLocator('foyer-booking iframe')
  await expect(frame.getByRole('heading', { name: 'Intro call' })).toBeVisible()
  await expect.poll(async () => (await notesOf(page)).notified.map(({ event }) => event)).toContain('ready')
  const before = (await notesOf(page)).notified.length
  const forged = { source: 'foyer', version: 1, event: 'booked', payload: { bookingId: 'forged' } }
  // From the page itself, and from a frame of another origin.
  await page.evaluate((message) => postMessage(message, '*'), forged)
  site.put('/forger', { body: `<script>parent.postMessage(${JSON.stringify(forged)}, '*')</script>`, script: false })
  await page.evaluate(() => {
    const other = document.createElement('iframe')
    other.src = '/forger'
    document.body.append(other)
    return new Promise((resolve) => {
      other.onload = resolve
    })
  })
  // From our own frame, but of another version or with an unknown verb.
  await ours(page, app).evaluate((message) => {
    parent.postMessage({ ...message, version: 2 }, '*')
    parent.postMessage({ ...message, event: 'redirect' }, '*')
    parent.postMessage({ ...message, source: 'elsewhere' }, '*')
  }, forged)
  await page.waitForTimeout(300)
  const { notified } = await notesOf(page)
  expect(notified.slice(before).filter(({ event }) => event !== 'resized')).toEqual([])
})

test('the pop-up takes the focus, gives it back, and closes by Escape, backdrop and button', async ({ page, site }) => {
  await takeNotes(page)
  await page.goto(`${site.url}/`)
  const link = page.getByRole('link', { name: 'Book in a pop-up' })
  const dialog = page.getByRole('dialog', { name: 'Book in a pop-up' })
  const frame = page.frameLocator('dialog iframe')
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe('hidden')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(link).toBeFocused()

  const readyTimes = async () => (await notesOf(page)).notified.filter(({ event }) => event === 'ready').length
  const before = await readyTimes()
  await link.click()
  // By keyboard alone: from the button into the frame and to a day. Keys pressed before its scripts run are lost.
  await expect.poll(readyTimes).toBeGreaterThan(before)
  await showMonthOf(frame, workingDay(0))
  await freeDay(frame, workingDay(0)).focus()
  await page.keyboard.press('Enter')
  // Beside a month some times are shown from the start: the day is chosen when it says so.
  await expect(freeDay(frame, workingDay(0))).toHaveAttribute('aria-current', 'date')
  await expect(timeOfDay(frame, 0)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(link).toBeFocused()

  await link.click()
  await page.mouse.click(4, 4)
  await expect(dialog).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('')
  // Opened over another, and right after one was closed: the last one stays.
  await page.evaluate((href) => {
    const { popup, close } = (window as unknown as { Foyer: { popup(options: object): void; close(): void } }).Foyer
    popup({ href })
    popup({ href })
    close()
    popup({ href })
  }, site.href)
  await expect(frame.getByRole('heading', { name: 'Intro call' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // Events are dispatched on the link that opened it.
  expect((await notesOf(page)).notified.some(({ event, on }) => event === 'viewed' && on === 'a')).toBe(true)

  await page.setViewportSize({ width: 360, height: 700 })
  await page.getByRole('link', { name: 'Book a call' }).last().click()
  const box = await page.getByRole('dialog').boundingBox()
  expect(box).toMatchObject({ x: 0, y: 0, width: 360, height: 700 })
  await page.getByRole('button', { name: 'Close' }).click()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('link', { name: 'Book a call' }).last()).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await expectAccessible(page)
})

test('elements may come, go, move and change fifty times without a leak, and the script twice', async ({
  page,
  app,
  site,
}) => {
  await page.goto(`${site.url}/spa`)
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Intro call' })).toBeVisible()
  const left = await page.evaluate(async (href) => {
    const view = document.querySelector('#view') as Element
    const seen: WeakRef<Element>[] = []
    for (let round = 0; round < 50; round++) {
      const element = document.createElement('foyer-booking')
      element.setAttribute('href', href)
      view.replaceChildren(element)
      seen.push(new WeakRef(element))
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    view.replaceChildren()
    Object.assign(window, { seen })
    return window.frames.length
  }, site.href)
  expect(left).toBe(0)
  const session = await page.context().newCDPSession(page)
  await expect(async () => {
    await session.send('HeapProfiler.collectGarbage')
    const alive = await page.evaluate(
      () => (window as unknown as { seen: WeakRef<Element>[] }).seen.filter((element) => element.deref()).length,
    )
    expect(alive).toBeLessThanOrEqual(1)
  }).toPass()

  await page.evaluate(async (host) => {
    const again = document.createElement('script')
    again.src = `${host}/embed.js`
    await new Promise((resolve) => {
      again.onload = resolve
      document.head.append(again)
    })
  }, app.url)
  await page.evaluate((href) => {
    const api = (window as unknown as { Foyer: { inline(options: object): Element } }).Foyer
    api.inline({
      href,
      target: '#view',
      theme: 'dark',
      primaryColor: '#7a1fa2',
      hideEventTypeDetails: true,
      utm: { source: 'x' },
      metadata: { orderId: '7', line_no: '1' },
    })
  }, site.href)
  await expect(page.locator('foyer-booking')).toHaveAttribute('primary-color', '#7a1fa2')
  await expect(someFreeDay(page.frameLocator('iframe'))).toBeVisible()
  const address = new URL(ours(page, app).url())
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    theme: 'dark',
    primary_color: '7a1fa2',
    hide_event_type_details: '1',
    utm_source: 'x',
    'metadata[orderId]': '7',
    'metadata[line_no]': '1',
  })
  await expect(page.frameLocator('iframe').locator('html')).toHaveAttribute('data-theme', 'dark')
  // From dark to light without a reload.
  await page.locator('foyer-booking').evaluate((element) => element.setAttribute('theme', 'light'))
  await expect(page.frameLocator('iframe').locator('html')).toHaveAttribute('data-theme', 'light')
  expect(new URL(ours(page, app).url()).searchParams.get('theme')).toBe('dark')
})

test('is dark on a dark site even when the script runs before the site’s styles', async ({ page, app, site }) => {
  await page.route('**/site.css', async (route) => {
    // As if from a cache: by now the frame has been requested.
    await expect.poll(() => page.frames().some((frame) => frame.url().startsWith(app.url))).toBe(true)
    await route.continue()
  })
  await page.goto(`${site.url}/dark`)
  await expect(page.frameLocator('iframe').locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('failures are reported and leave the link: not found, wrong address, blocked by the policy', async ({
  page,
  app,
  site,
}) => {
  await takeNotes(page)
  const element = (href: string) => `<foyer-booking href="${href}"><a href="${href}">Book a call</a></foyer-booking>`
  site.put('/not-found', { body: element(`${app.url}/nobody/intro-call`) })
  site.put('/wrong', { body: element('https://elsewhere.example/dana/intro-call') })
  site.put('/blocked', {
    body: element(site.href),
    policy: `default-src 'none'; script-src ${app.url}; style-src 'self'`,
  })
  const reasonAt = async (path: string) => {
    await page.goto(site.url + path)
    await expect
      .poll(async () => (await notesOf(page)).notified.find(({ event }) => event === 'failed')?.detail)
      .toBeTruthy()
    return (await notesOf(page)).notified.find(({ event }) => event === 'failed')?.detail
  }
  expect(await reasonAt('/not-found')).toEqual({ reason: 'not_found' })
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'We cannot find this page' })).toBeVisible()
  for (const [path, reason] of [
    ['/wrong', 'wrong_address'],
    ['/blocked', 'blocked'],
  ] as const) {
    expect(await reasonAt(path)).toEqual({ reason })
    await expect(page.getByText('The booking page cannot be shown here.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Book a call' })).toBeVisible()
  }
})

test('its own words come in the language of their place, from the service alone, and nothing moves', async ({
  page,
  app,
  site,
}) => {
  await takeNotes(page)
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  const badge = (attributes: string) => `<foyer-badge href="${site.href}" ${attributes}></foyer-badge>`
  site.put('/in-german', {
    body: `<div lang="de-AT">${badge('position="top-left"')}</div>${badge('')}<foyer-booking lang="de" href="${app.url}/nobody"></foyer-booking>`,
    policy: strictPolicy(app.url),
  })
  await page.goto(`${site.url}/in-german`)
  await expect(page.getByText('Hier kann nicht gebucht werden.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Book a time' })).toBeVisible()
  await page.locator('div foyer-badge').getByRole('link', { name: 'Termin buchen' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Schließen' })).toBeVisible()
  expect(requested.filter((url) => /embed-[a-z]{2}-/.test(url))).toHaveLength(1)
  expect(await notesOf(page)).toMatchObject({ jumps: 0, complaints: [] })
})

test('books in a sandboxed frame and in a frame within a frame (S9)', async ({ page, site }) => {
  site.put('/sandbox', {
    body: `<iframe title="s" sandbox="allow-scripts allow-forms" src="${site.href}/embed" width="900" height="1400"></iframe>`,
    script: false,
  })
  await page.goto(`${site.url}/sandbox`)
  await bookInFrame(page.frameLocator('iframe'), 'sandboxed@example.com')
  site.put('/nested', {
    body: `<iframe title="n" src="/strict" width="900" height="1400"></iframe>`,
    policy: undefined,
    script: false,
  })
  await page.goto(`${site.url}/nested`)
  await bookInFrame(page.frameLocator('iframe').frameLocator('foyer-booking iframe'), 'nested@example.com')
  expect(strictPolicy('x')).toContain("default-src 'none'")
})
