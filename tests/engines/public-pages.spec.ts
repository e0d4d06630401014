import { dateIn, inWords, workingDay } from '#tests/e2e/choose-day'
import { expect, test } from './engine'
import { book, button, chooseDay, chooseTime, giveDetails, heading, link, TIME, until } from './journeys'
import type { PageDriver } from './page-driver'

const NEW_YORK = 'America/New_York'

test('books after a mistake in the form, moves and cancels, and each mail is sent', {
  tag: '@core',
}, async ({ visitor, app, engine }) => {
  const handle = `public-${engine.name}`
  await app.createHost(handle)
  const email = `ada@${engine.name}.example`
  await visitor.visit(`${app.url}/${handle}`)
  await visitor.capture('host-page')
  await visitor.click(link(/^Intro call/))
  await visitor.see(link(TIME))
  expect(await visitor.valueOf('Time zone')).toBe(NEW_YORK)
  await visitor.capture('month')
  await chooseTime(visitor)
  await visitor.click(button('Confirm booking'))
  await visitor.see({ text: 'Please enter your name.' })
  await visitor.capture('details-with-a-slip')
  await giveDetails(visitor, email)
  await visitor.capture('booked')
  expect(await visitor.evaluate('location.pathname')).toMatch(/^\/booking\//)
  const invite = await app.mail.waitFor(
    ({ envelope, calendar }) => envelope.to.includes(email) && calendar?.method === 'REQUEST',
  )
  expect(invite.parsed.subject).toContain(NEW_YORK)

  await visitor.click(link('Reschedule'))
  await chooseTime(visitor, { day: 1, time: 1 })
  await visitor.click(button(/Reschedule|Move/))
  await app.mail.waitFor(
    ({ envelope, calendar }) => envelope.to.includes(email) && (calendar?.content.includes('SEQUENCE:1') ?? false),
  )
  await visitor.click(link('Cancel booking'))
  await visitor.fill('Reason', 'Something came up')
  await visitor.click(button('Cancel booking'))
  await visitor.see(heading('Booking cancelled'))
  await app.mail.waitFor(({ envelope, calendar }) => envelope.to.includes(email) && calendar?.method === 'CANCEL')
  expect(await visitor.evaluate('document.cookie')).toBe('')
})

test('shows another month, another zone and the other clock', async ({ visitor, app, engine }) => {
  const handle = `months-${engine.name}`
  await app.createHost(handle)
  await visitor.visit(`${app.url}/${handle}/intro-call`)
  await visitor.click(link('Next month'))
  await until(
    () => visitor.names('heading', /^(\w+ 20\d\d)$/),
    ([month]) => month !== undefined && month !== inWords(dateIn(0), { month: 'long', year: 'numeric' }),
  )
  await chooseDay(visitor, workingDay(25))
  await visitor.choose('Time zone', 'Asia/Kolkata')
  // The first time of the host's day, which begins at nine in Zurich.
  await visitor.see(link(/^1[23]:30/))
  expect(await visitor.valueOf('Time zone')).toBe('Asia/Kolkata')
  await visitor.click(link('Show AM and PM'))
  await visitor.see(link(/^12?:30 PM/))
})

test('on a phone, light and dark, every page fits the window, and it books', async ({ visitor, app, engine }) => {
  const handle = `phone-${engine.name}`
  await app.createHost(handle)
  await visitor.resize(390, 844)
  for (const theme of ['light', 'dark']) {
    await visitor.visit(`${app.url}/${handle}/intro-call?theme=${theme}`)
    await chooseDay(visitor, workingDay(0))
    await visitor.see(link(TIME))
    await visitor.capture(`phone-${theme}`)
    expect(await wider(visitor)).toBeLessThanOrEqual(0)
    await visitor.click(link(TIME))
    await visitor.see(button('Confirm booking'))
    await visitor.capture(`phone-${theme}-details`)
    expect(await wider(visitor)).toBeLessThanOrEqual(0)
  }
  await giveDetails(visitor, `phone@${engine.name}.example`)
  expect(await wider(visitor)).toBeLessThanOrEqual(0)
  await visitor.resize(1280, 1400)
})

test('the keyboard alone books', async ({ visitor, app, engine }) => {
  const handle = `keys-${engine.name}`
  await app.createHost(handle)
  await visitor.visit(`${app.url}/${handle}/intro-call`)
  await visitor.see(link(TIME))
  await tabTo(visitor, (name) => TIME.test(name))
  await visitor.press('Enter')
  await visitor.see(button('Confirm booking'))
  await tabTo(visitor, (name) => name === 'name')
  await visitor.type('Ada Example')
  await visitor.press('Tab')
  await visitor.type(`keys@${engine.name}.example`)
  await visitor.press('Enter')
  await visitor.see(heading('You are booked'))
  await until(
    () => focused(visitor),
    (name) => name === 'You are booked',
  )
})

test('every link in the mails of attendee and host opens what it names', async ({ visitor, app, engine }) => {
  const handle = `mails-${engine.name}`
  await app.createHost(handle)
  const email = `mails@${engine.name}.example`
  await visitor.visit(`${app.url}/${handle}/intro-call`)
  await book(visitor, email)
  const links: string[] = []
  for (const to of [email, `${handle}@example.com`]) {
    const mail = await app.mail.waitFor(({ envelope, calendar }) => envelope.to.includes(to) && calendar !== null)
    const all = [...(mail.parsed.html || '').matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href)
    links.push(...all.map((href) => href.replaceAll('&amp;', '&')).filter((href) => href.startsWith(app.url)))
  }
  const headings: string[] = []
  for (const [index, href] of links.entries()) {
    await visitor.visit(href)
    await visitor.see(heading(/./))
    headings.push(await visitor.evaluate<string>('document.querySelector("h1").textContent'))
    await visitor.capture(`from-the-mail-${index}`)
  }
  expect(headings).toEqual(['You are booked', 'Report this mail', 'Sign in'])
})

test('a manage link from the mail opens the booking, and Back shows it again', async ({ visitor, app, engine }) => {
  const handle = `links-${engine.name}`
  await app.createHost(handle)
  const email = `ben@${engine.name}.example`
  await visitor.visit(`${app.url}/${handle}/intro-call`)
  await book(visitor, email)
  const mail = await app.mail.waitFor(({ envelope, calendar }) => envelope.to.includes(email) && calendar !== null)
  const manage = /https?:\/\/\S+\/booking\/[\w-]+/.exec(mail.parsed.text ?? '')?.[0] ?? ''
  await visitor.visit(manage)
  await visitor.see(heading('You are booked'))
  await visitor.visit(app.mail.webUrl)
  await visitor.back()
  await visitor.see(heading('You are booked'))
  // A page restored from the browser's memory still works.
  await visitor.click(link('Cancel booking'))
  await visitor.see(button('Cancel booking'))
})

test('Back to the month from another page still books, reloaded or restored from memory', async ({
  visitor,
  app,
  engine,
}, testInfo) => {
  const handle = `memory-${engine.name}`
  await app.createHost(handle)
  const email = `memory@${engine.name}.example`
  await visitor.visit(`${app.url}/${handle}/intro-call`)
  await chooseDay(visitor, workingDay(0))
  await visitor.evaluate(`void (${bookWhenBack})(${JSON.stringify(email)})`)
  await visitor.visit(app.mail.webUrl)
  await visitor.back()
  // Firefox's driver loses sight of a page that comes back from memory: there the page itself does what a visitor does.
  const loadedAnew = async () => {
    await visitor.see(link(TIME))
    if (await visitor.evaluate<boolean>('"cameBack" in window')) return
    testInfo.annotations.push({ type: 'back', description: 'the month was loaded anew' })
    await chooseTime(visitor, { day: 1 })
    await giveDetails(visitor, email)
  }
  const mailed = app.mail.waitFor(({ envelope, calendar }) => envelope.to.includes(email) && calendar !== null)
  await Promise.race([mailed, loadedAnew().then(() => mailed)])
  await visitor.visit(app.url)
})

test('Back after booking shows the booking that was made', async ({ visitor, app, engine }) => {
  const handle = `back-${engine.name}`
  await app.createHost(handle)
  await visitor.visit(`${app.url}/${handle}/intro-call`)
  await book(visitor, `back@${engine.name}.example`)
  const outcome = await visitor.evaluate<string>('location.pathname')
  for (let steps = 0; steps < 2; steps++) {
    await visitor.back()
    await visitor.see(heading('You are booked'))
    expect(await visitor.evaluate('location.pathname')).toBe(outcome)
    await visitor.capture('back-after-booking')
    // The second time from another page, with what the browser has kept of this one.
    await visitor.visit(app.mail.webUrl)
  }
})

/** Runs in the page: when it comes back from memory, it is clicked and filled in as by a visitor. */
function bookWhenBack(email: string): void {
  const shown = <T extends HTMLElement>(selector: string, fits: (element: T) => boolean = () => true) =>
    new Promise<T>((resolve) => {
      const look = () => {
        const element = [...document.querySelectorAll<T>(selector)].find(fits)
        if (element) resolve(element)
        else requestAnimationFrame(look)
      }
      look()
    })
  const type = (field: HTMLElement, text: string) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  addEventListener('pageshow', async ({ persisted }) => {
    if (!persisted) return
    Object.assign(window, { cameBack: true })
    const other = await shown('a:not([aria-current])', (day) => / free$/.test(day.getAttribute('aria-label') ?? ''))
    const label = other.getAttribute('aria-label')
    other.click()
    await shown(`a[aria-current][aria-label="${label}"]`)
    ;(await shown('a', ({ textContent }) => /^\d\d?:\d\d( [AP]M)?$/.test(textContent?.trim() ?? ''))).click()
    type(await shown('input[name=name]'), 'Ada Example')
    type(await shown('input[name=email]'), email)
    ;(await shown('button', ({ textContent }) => textContent?.trim() === 'Confirm booking')).click()
  })
}

/** Pixels by which a page is wider than its window. */
const wider = (page: PageDriver) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

const focused = (page: PageDriver) =>
  page.evaluate<string>('document.activeElement.name || document.activeElement.textContent')

async function tabTo(page: PageDriver, fits: (name: string) => boolean): Promise<void> {
  for (let steps = 0; steps < 80 && !fits(await focused(page)); steps++) await page.press('Tab')
  expect(fits(await focused(page)), await focused(page)).toBe(true)
}
