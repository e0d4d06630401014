import { fileURLToPath, pathToFileURL } from 'node:url'
import { createElement, type FunctionComponent, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { strictPolicy } from '#tests/demo/widget-site'
import { bundlePage } from '#tests/e2e/bundle-page'
import { workingDay } from '#tests/e2e/choose-day'
import { expect, test } from './engine'
import {
  book,
  button,
  chooseDay,
  chooseTime,
  eventsOn,
  FREE_DAY,
  giveDetails,
  heading,
  link,
  NOTES,
  TIME,
  until,
  untilEvent,
} from './journeys'
import type { PageDriver } from './page-driver'

const FRAME = 'foyer-booking iframe'
const BUILT_FOR_REACT = fileURLToPath(new URL('../../build/react/foyer-react.js', import.meta.url))
const elementFor = (href: string) => `<foyer-booking href="${href}"><a href="${href}">Book a call</a></foyer-booking>`
const inPage = (script: string) => `<script>${script.replaceAll('</script', '<\\/script')}</script>`

test('books, moves and cancels in place under a strict policy, with an event for each', {
  tag: '@core',
}, async ({ visitor, app, site, engine }) => {
  const policy = strictPolicy(app.url).replace('script-src', "script-src 'unsafe-inline'")
  site.put('/noted', { head: NOTES, body: elementFor(site.href), policy })
  await visitor.visit(`${site.url}/noted?utm_source=letter`)
  const frame = visitor.inFrame(FRAME)
  await frame.see(link(FREE_DAY))
  expect(await frame.evaluate('new URL(location.href).searchParams.get("utm_source")')).toBe('letter')
  await visitor.capture('in-place')
  const entries = await visitor.evaluate<number>('history.length')
  await book(frame, `in-place@${engine.name}.example`, { day: 1 })
  await fits(visitor, frame)
  await visitor.capture('in-place-booked')
  await frame.click(link('Reschedule'))
  await chooseTime(frame, { day: 2, time: 2 })
  await frame.click(button(/Reschedule|Move/))
  await untilEvent(visitor, 'rescheduled')
  await frame.click(link('Cancel booking'))
  await frame.click(button('Cancel booking'))
  await frame.see(heading('Booking cancelled'))
  const notified = await untilEvent(visitor, 'cancelled')
  const once = (event: string) => notified.filter(([name]) => name === event).map(([, detail]) => detail)
  for (const event of ['ready', 'viewed', 'booked', 'rescheduled', 'cancelled']) expect(once(event)).toHaveLength(1)
  expect(once('booked')[0]).toMatchObject({ eventType: 'intro-call', timeZone: 'America/New_York' })
  expect(once('cancelled')[0]?.bookingId).toBe(once('booked')[0]?.bookingId)
  expect(once('failed')).toEqual([])
  expect(await visitor.evaluate('window.refused')).toEqual([])
  expect(await visitor.evaluate('history.length')).toBe(entries)
  await fits(visitor, frame)
  expect(await frame.evaluate('new URL(location.href).searchParams.get("theme")')).toBe('light')
})

test('opens a pop-up from link and badge under a strict policy; Escape closes it and returns the focus', {
  tag: '@core',
}, async ({ visitor, app, site, engine }) => {
  const body = `<p><a href="${site.href}" data-foyer-popup>Book in a pop-up</a></p>
    <foyer-badge href="${site.href}" label="Book from the corner" position="bottom-right"></foyer-badge>`
  const policy = strictPolicy(app.url).replace('script-src', "script-src 'unsafe-inline'")
  site.put('/pop-ups', { head: NOTES, body, policy })
  await visitor.visit(`${site.url}/pop-ups`)
  await until(() => visitor.evaluate<boolean>('"Foyer" in window'), Boolean)
  await visitor.capture('badge')
  for (const [index, opener] of ['Book in a pop-up', 'Book from the corner'].entries()) {
    await visitor.click(link(opener))
    await visitor.see({ role: 'dialog', name: /^Book/ })
    const frame = visitor.inFrame('dialog iframe')
    await frame.see(link(FREE_DAY))
    await visitor.capture(`pop-up-${index}`)
    await chooseTime(frame, { day: 3 + index })
    await giveDetails(frame, `pop-up-${index}@${engine.name}.example`)
    await visitor.press('Escape')
    await visitor.miss({ role: 'dialog', name: /./ })
  }
  expect((await eventsOn(visitor)).filter(([event]) => event === 'booked')).toHaveLength(2)
  expect(await visitor.evaluate('window.refused')).toEqual([])

  // From outside the frame, too; and the one who opened it has the focus again.
  await visitor.click(link('Book in a pop-up'))
  await visitor.see(button('Close'))
  await visitor.press('Escape')
  await visitor.miss({ role: 'dialog', name: /./ })
  expect(await visitor.evaluate('document.activeElement.textContent')).toBe('Book in a pop-up')
})

test('on a phone the pop-up fills the window, and its frame fits a narrow column', async ({ visitor, site }) => {
  await visitor.resize(390, 844)
  await visitor.visit(`${site.url}/`)
  await visitor.click(link('Book in a pop-up'))
  await visitor.inFrame('dialog iframe').see(link(FREE_DAY))
  await visitor.capture('pop-up-on-a-phone')
  const box = `(({ x, y, width, height }) => [x, y, innerWidth - width, innerHeight - height])(${DIALOG}.getBoundingClientRect())`
  // Without the width of a bar that scrolls the site below.
  const [x, y, beside = 0, below] = await visitor.evaluate<number[]>(box)
  expect([x, y, below]).toEqual([0, 0, 0])
  expect(beside).toBeLessThanOrEqual(20)
  await visitor.click(button('Close'))
  await visitor.miss({ role: 'dialog', name: /./ })
  await visitor.visit(`${site.url}/narrow`)
  const frame = visitor.inFrame(FRAME)
  await chooseDay(frame, workingDay(0))
  await frame.see(link(TIME))
  await fits(visitor, frame)
  await visitor.capture('narrow')
  expect(await frame.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  await visitor.resize(1280, 1400)
})

test('is dark on a dark site, and fits into a page from right to left', async ({ visitor, site }) => {
  for (const [path, theme] of [
    ['/dark', 'dark'],
    ['/rtl', 'light'],
  ]) {
    await visitor.visit(site.url + path)
    const frame = visitor.inFrame(FRAME)
    await frame.see(link(FREE_DAY))
    await until(
      () => frame.evaluate('document.documentElement.dataset.theme'),
      (shown) => shown === theme,
    )
    await visitor.capture(`site${path?.replace('/', '-')}`)
    await fits(visitor, frame)
  }
})

test('books in a sandboxed frame, where history, storage, clipboard and pop-ups are refused', async ({
  visitor,
  site,
  engine,
}) => {
  const body = `<iframe title="s" sandbox="allow-scripts allow-forms" src="${site.href}/embed" width="900" height="1300"></iframe>`
  site.put('/sandboxed', { body, script: false })
  await visitor.visit(`${site.url}/sandboxed`)
  const frame = visitor.inFrame('iframe')
  await book(frame, `sandboxed@${engine.name}.example`, { day: 1, time: 1 })
  await frame.click(link('Cancel booking'))
  await frame.click(button('Cancel booking'))
  await frame.see(heading('Booking cancelled'))
})

test('books in a frame within a frame', async ({ visitor, site, engine }) => {
  const body = '<iframe title="n" src="/strict" width="900" height="1400"></iframe>'
  site.put('/nested', { body, script: false })
  await visitor.visit(`${site.url}/nested`)
  await book(visitor.inFrame('iframe').inFrame(FRAME), `nested@${engine.name}.example`, { day: 4 })
})

test('with all cookies blocked, page and widget book, and a host reads why signing in fails', async ({
  cookieless,
  app,
  site,
  engine,
}) => {
  const handle = `nothing-kept-${engine.name}`
  await app.createHost(handle)
  site.put('/keeps', { head: '<script>document.cookie = "kept=1"</script>', body: elementFor(site.href) })
  await cookieless.visit(`${site.url}/keeps`)
  expect(await cookieless.evaluate('document.cookie')).toBe('')
  await book(cookieless.inFrame(FRAME), `framed-nothing@${engine.name}.example`, { day: 5 })
  await cookieless.visit(`${app.url}/${handle}/intro-call`)
  await book(cookieless, `nothing@${engine.name}.example`)
  await cookieless.click(link('Cancel booking'))
  await cookieless.click(button('Cancel booking'))
  await cookieless.see(heading('Booking cancelled'))

  const { setPasswordUrl } = await app.createHost(`signs-in-${engine.name}`)
  await cookieless.visit(setPasswordUrl)
  await cookieless.fill('New password', 'three pears on a shelf')
  await cookieless.click(button('Set password'))
  await cookieless.see({ text: 'Your browser did not keep the cookie' })
})

test('the React component hydrates, follows its props, calls its handlers and cleans up', async ({
  visitor,
  site,
  engine,
}) => {
  const { FoyerBooking } = (await import(pathToFileURL(BUILT_FOR_REACT).href)) as {
    FoyerBooking: FunctionComponent<object>
  }
  const props = {
    ...{ href: site.href, theme: 'light', email: 'ada-react@example.com', answers: ['Blue'] },
    ...{ utm: { source: 'letter' }, metadata: { orderId: '7' } },
  }
  const html = renderToString(createElement(StrictMode, null, createElement(FoyerBooking, props, 'Book a call')))
  const script = await bundlePage('with-foyer-react.tsx', { '#widget/react/foyer-react': BUILT_FOR_REACT })
  const body = `<div id="view" data-href="${site.href}">${html}</div>${inPage(script)}`
  site.put('/react', { script: false, body })
  await visitor.visit(`${site.url}/react`)
  const frame = visitor.inFrame('#view foyer-booking iframe')
  await frame.see(link(FREE_DAY))
  await visitor.capture('react')
  const events = () => visitor.evaluate<[string, unknown][]>('window.events')
  await until(events, (all) => all.some(([what]) => what === 'ready') && all.some(([what]) => what === 'failed'))

  await visitor.evaluate('void setRound(1)')
  await until(
    () => frame.evaluate('document.documentElement.dataset.theme'),
    (theme) => theme === 'dark',
  )
  await book(frame, `react@${engine.name}.example`, { day: 6 })
  const booked = (all: [string, unknown][]) => all.filter(([what]) => what === 'booked in round 1')
  expect(booked(await until(events, (all) => booked(all).length > 0))).toHaveLength(1)
  await visitor.evaluate('void setRound(2)')
  await until(
    () => visitor.evaluate<number>('document.querySelectorAll("#view foyer-booking").length'),
    (count) => count === 0,
  )
  await visitor.click(link('Book in a pop-up'))
  await visitor.inFrame('dialog iframe').see(link(FREE_DAY))
  await until(events, (all) => all.some(([what]) => what === 'viewed'))
  await visitor.press('Escape')
  await visitor.miss({ role: 'dialog', name: /./ })
})

test('react-calendly, unchanged, shows our frame, books, gets events and opens its pop-up', async ({
  visitor,
  app,
  site,
  engine,
}) => {
  const map = `map=acme/30min:${site.handle}/intro-call&amp;map=acme/other:${site.handle}/intro-call`
  site.put('/react-calendly', {
    script: false,
    head: `<script src="${app.url}/embed.js?compat=calendly&amp;${map}"></script>`,
    body: `<div id="view"></div>${inPage(await bundlePage('with-react-calendly.tsx'))}`,
  })
  await visitor.visit(`${site.url}/react-calendly`)
  const frame = visitor.inFrame('.calendly-inline-widget foyer-booking iframe')
  await frame.see(link(FREE_DAY))
  await visitor.capture('calendly')
  await chooseTime(frame, { day: 7 })
  await frame.see(button('Confirm booking'))
  expect(await frame.valueOf('Email')).toBe('ada-calendly@example.com')
  await giveDetails(frame, `calendly@${engine.name}.example`)
  const events = () => visitor.evaluate<[string, unknown][]>('window.events')
  await until(events, (all) => all.some(([what]) => what === 'scheduled'))
  await visitor.click(button('Take it away'))
  await until(
    () => visitor.evaluate<number>('document.querySelectorAll("foyer-booking").length'),
    (count) => count === 0,
  )
  await visitor.click(button('Open the pop-up'))
  await visitor.inFrame('.calendly-popup-content foyer-booking iframe').see(link(FREE_DAY))
})

test.describe('what goes wrong', () => {
  test.use({ mayComplain: true })

  test('leaves the site’s link visible whatever fails', async ({ visitor, app, site }) => {
    const policy = `default-src 'none'; script-src ${app.url}; style-src 'self'`
    const cases = {
      '/no-script': { body: elementFor(site.href), script: false },
      '/no-frame': { body: elementFor(site.href), policy },
      '/no-such-host': { body: elementFor(`${app.url}/nobody-here/intro-call`) },
      '/unreadable': { body: elementFor('https://[') },
      '/old-browser': {
        head: '<script>delete URL.canParse; delete window.CSSStyleSheet</script>',
        body: elementFor(site.href),
      },
      '/broken': { head: '<script>URL = undefined</script>', body: elementFor(site.href) },
      '/unreachable': {
        head: `<script>HTMLIFrameElement.prototype.setAttribute = null
        Object.defineProperty(HTMLIFrameElement.prototype, 'src', { set() { throw new Error('no frames today') } })</script>`,
        body: elementFor(site.href),
      },
    }
    for (const [path, page] of Object.entries(cases)) {
      site.put(path, page)
      await visitor.visit(site.url + path)
      await visitor.see(link('Book a call'))
      const height = await until(
        () => visitor.evaluate<number>(`document.querySelector('foyer-booking > a').getBoundingClientRect().height`),
        (height) => height > 0,
      )
      expect([path, height > 0]).toEqual([path, true])
    }
  })
})

/** The pop-up stands in a shadow root of its own at the end of the page. */
const DIALOG = 'document.body.lastElementChild.shadowRoot.querySelector("dialog")'

/** The frame is as high as what it holds: no bar to scroll within. */
async function fits(page: PageDriver, frame: PageDriver): Promise<void> {
  const heights = async () => [
    await page.evaluate<number>('document.querySelector("foyer-booking").getBoundingClientRect().height'),
    await frame.evaluate<number>('document.body.getBoundingClientRect().height'),
  ]
  await until(heights, ([space = 0, content = 0]) => space >= Math.floor(content))
}
