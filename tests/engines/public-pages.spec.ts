import { expect, test } from './engine'
import { book, button, chooseTime, FREE_DAY, giveDetails, heading, link, TIME, until } from './journeys'

const NEW_YORK = 'America/New_York'

test('books after a mistake in the form, moves and cancels, and each mail is sent', async ({
  visitor,
  app,
  engine,
}) => {
  const handle = `public-${engine.name}`
  app.createHost(handle)
  const email = `ada@${engine.name}.example`
  await visitor.visit(`${app.url}/${handle}`)
  await visitor.click(link(/^Intro call/))
  await visitor.see(link(TIME))
  expect(await visitor.valueOf('Time zone')).toBe(NEW_YORK)
  await chooseTime(visitor, { day: 0 })
  await visitor.click(button('Confirm booking'))
  await visitor.see({ text: 'Please enter your name.' })
  await giveDetails(visitor, email)
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
  app.createHost(handle)
  await visitor.visit(`${app.url}/${handle}/intro-call`)
  await visitor.click(link('Next month'))
  await until(
    () => visitor.evaluate<string>('location.search'),
    (query) => query.includes('month='),
  )
  await visitor.click(link(FREE_DAY))
  await visitor.choose('Time zone', 'Asia/Kolkata')
  await visitor.see({ text: /Asia\/Kolkata/ })
  await visitor.click(link(/12-hour|AM|12/))
  await visitor.see(link(/ [AP]M$/))
})

test('a manage link from the mail opens the booking, and Back shows it again', async ({ visitor, app, engine }) => {
  const handle = `links-${engine.name}`
  app.createHost(handle)
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
