import { strictPolicy } from '#tests/demo/widget-site'
import { expect, test } from './engine'
import { book, button, chooseTime, eventsOn, FREE_DAY, heading, link, NOTES, until } from './journeys'

const FRAME = 'foyer-booking iframe'

test('books, moves and cancels in place under a strict policy; the page gets each event', async ({
  visitor,
  app,
  site,
  engine,
}) => {
  const policy = strictPolicy(app.url).replace('script-src', "script-src 'unsafe-inline'")
  const element = `<foyer-booking href="${site.href}"><a href="${site.href}">Book a call</a></foyer-booking>`
  site.put('/noted', { head: NOTES, body: element, policy })
  await visitor.visit(`${site.url}/noted?utm_source=letter`)
  const frame = visitor.inFrame(FRAME)
  await frame.see(link(FREE_DAY, 1))
  const entries = await visitor.evaluate<number>('history.length')
  await book(frame, `in-place@${engine.name}.example`, { day: 1 })
  await frame.click(link('Reschedule'))
  await chooseTime(frame, { day: 2, time: 2 })
  await frame.click(button(/Reschedule|Move/))
  await until(
    () => eventsOn(visitor),
    (notified) => notified.some(([event]) => event === 'rescheduled'),
  )
  await frame.click(link('Cancel booking'))
  await frame.click(button('Cancel booking'))
  await frame.see(heading('Booking cancelled'))
  const notified = await until(
    () => eventsOn(visitor),
    (all) => all.some(([event]) => event === 'cancelled'),
  )
  const once = (event: string) => notified.filter(([name]) => name === event).map(([, detail]) => detail)
  for (const event of ['booked', 'rescheduled', 'cancelled']) expect(once(event)).toHaveLength(1)
  expect(once('booked')[0]).toMatchObject({ eventType: 'intro-call', timeZone: 'America/New_York' })
  expect(once('cancelled')[0]?.bookingId).toBe(once('booked')[0]?.bookingId)
  expect(once('failed')).toEqual([])
  expect(await visitor.evaluate('history.length')).toBe(entries)
  const content = await frame.evaluate<number>('document.body.getBoundingClientRect().height')
  await until(
    () => visitor.evaluate<number>(`document.querySelector('foyer-booking').getBoundingClientRect().height`),
    (height) => height >= Math.floor(content),
  )
  expect(await frame.evaluate('new URL(location.href).searchParams.get("theme")')).toBe('light')
})

test('opens a pop-up from a link and from the badge; Escape inside closes it', async ({ visitor, site }) => {
  await visitor.visit(`${site.url}/`)
  await visitor.click(link('Book in a pop-up'))
  await visitor.see({ role: 'dialog', name: 'Book in a pop-up' })
  const frame = visitor.inFrame('dialog iframe')
  await frame.see(link(FREE_DAY))
  await frame.click(link(FREE_DAY, 1))
  await visitor.press('Escape')
  await until(
    () => visitor.names('dialog', /./),
    (names) => names.length === 0,
  )
  await visitor.click({ role: 'link', name: 'Book a call', nth: 0 })
})

test('books in a sandboxed frame, where the history, storage, clipboard and pop-ups are refused', async ({
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

test('leaves the site’s link visible whatever fails', async ({ visitor, app, site }) => {
  const element = (href: string) => `<foyer-booking href="${href}"><a href="${href}">Book a call</a></foyer-booking>`
  const cases = {
    '/no-script': { body: element(site.href), script: false },
    '/no-frame': { body: element(site.href), policy: `default-src 'none'; script-src ${app.url}; style-src 'self'` },
    '/no-such-host': { body: element(`${app.url}/nobody-here/intro-call`) },
    '/unreadable': { body: element('https://[') },
    '/old-browser': {
      head: '<script>delete URL.canParse; delete window.CSSStyleSheet</script>',
      body: element(site.href),
    },
    '/broken': { head: '<script>URL = undefined</script>', body: element(site.href) },
    '/unreachable': {
      head: `<script>HTMLIFrameElement.prototype.setAttribute = null
        Object.defineProperty(HTMLIFrameElement.prototype, 'src', { set() { throw new Error('no frames today') } })</script>`,
      body: element(site.href),
    },
  }
  for (const [path, page] of Object.entries(cases)) {
    site.put(path, page)
    await visitor.visit(site.url + path)
    await visitor.see({ role: 'link', name: 'Book a call' })
    const height = await until(
      () => visitor.evaluate<number>(`document.querySelector('foyer-booking > a').getBoundingClientRect().height`),
      (height) => height > 0,
    )
    expect([path, height > 0]).toEqual([path, true])
  }
})
