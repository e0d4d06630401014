import type { Browser, FrameLocator, Page } from '@playwright/test'
import { startWidgetSite } from '#tests/demo/widget-site'
import { type QuirksServer, startCaldavSimulator } from '#tests/simulators/caldav/simulator'
import { connectGoto, expect, expectAccessible, type RunningApp, signUp, test } from './app'
import { chooseDay, timeOfDay, workingDay } from './choose-day'

const CLIENT = 'client-of-a-team@example.com'
const PLACES = ['', '/members', '/page', '/event-types', '/event-types/new', '/absence']

// All three members have the same hours.
test.use({ timezoneId: 'Europe/Zurich' })

interface Member {
  name: string
  page: Page
  calendar: QuirksServer
}

test('a manager makes a team’s page, clients book it in turn and together, and meetings pass on', async ({
  page,
  app,
  browser,
}) => {
  const calendars = await Promise.all([startCaldavSimulator(), startCaldavSimulator(), startCaldavSimulator()])
  const [ofTara, ofUgo, ofWanda] = calendars
  await signUp(page, app, { name: 'Tara Example', email: 'tara@example.com' })
  await connectGoto(page)
  await connectCalendar(page, app, ofTara)
  await page.getByRole('link', { name: 'Team' }).click()
  await page.getByLabel('Name of the team').fill('Sales crew')
  await page.getByRole('button', { name: 'Create team' }).click()
  const tara: Member = { name: 'Tara Example', page, calendar: ofTara }
  const ugo = await aColleague(page, app, browser, { name: 'Ugo Example', handle: 'ugo', calendar: ofUgo })
  const wanda = await aColleague(page, app, browser, { name: 'Wanda Example', handle: 'wanda', calendar: ofWanda })
  const members = [tara, ugo, wanda]
  await page.getByLabel('I agree to be booked for the team').check()
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Public page' }).click()
  await page.getByLabel('Address', { exact: true }).fill('sales-crew')
  await page.getByLabel('Welcome text').fill('Whoever is free will meet you.')
  await page.getByLabel('List the members who agreed').check()
  await page.getByRole('button', { name: 'Save page' }).click()
  await expect(page.getByText('The page is saved.')).toBeVisible()
  await expectAccessible(page)
  await addEventType(page, app, { title: 'Demo', slug: 'demo', rule: 'round_robin' })
  await addEventType(page, app, { title: 'Kick-off', slug: 'kick-off', rule: 'collective' })

  const client = await (await browser.newContext()).newPage()
  await client.goto(`${app.url}/sales-crew`)
  await expect(client.getByText('Whoever is free will meet you.')).toBeVisible()
  for (const { name } of members) await expect(client.getByRole('link', { name })).toBeVisible()
  await expectAccessible(client)

  // Each event type once on the public page, once without scripts, and once in a frame of another site.
  const demos: number[] = []
  const kickOffs: number[] = []
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  for (const [day, visitor] of [client, plain].entries()) {
    demos.push(await bookOn(visitor, `${app.url}/sales-crew/demo`, { day }))
    await expect(visitor.getByRole('link', { name: 'Join meeting' })).toBeVisible()
    kickOffs.push(await bookOn(visitor, `${app.url}/sales-crew/kick-off`, { day, time: 6 }))
    await expect(visitor.getByText('Tara Example').first()).toBeVisible()
  }
  await expectAccessible(client)
  demos.push(await bookInFrameOf(client, app, 'demo', { day: 2 }))
  kickOffs.push(await bookInFrameOf(client, app, 'kick-off', { day: 2, time: 6 }))
  await client.context().close()
  await plain.context().close()

  // Three bookings in turn are one for each; all three have every collective one.
  await expectEvents(members, { inTurn: demos, eachHas: kickOffs, perMember: 1 })
  await page.goto(`${app.url}/admin/team`)
  for (const { name } of members)
    await expect(page.getByRole('row', { name: new RegExp(`Demo.*In turn.*${name}`) })).toHaveCount(1)
  await expect(page.getByRole('row', { name: /Kick-off.*Together.*Tara Example/ })).toHaveCount(3)

  // Ugo's meeting passes to another, whose calendar has it then.
  await page
    .getByRole('row', { name: /Demo.*Ugo Example/ })
    .getByRole('link', { name: 'Hand over' })
    .click()
  await expectAccessible(page)
  await page.getByLabel('Who takes over').selectOption({ label: 'Wanda Example' })
  await page.getByLabel('Reason').fill('On the road')
  await page.getByRole('button', { name: 'Hand over' }).click()
  await expect(page.getByText('The meeting is handed over')).toBeVisible()
  const told = await app.mail.waitFor(
    ({ envelope, calendar }) => envelope.to.includes(CLIENT) && (calendar?.content ?? '').includes('SEQUENCE:1'),
  )
  expect(told.parsed.text).toContain('You will meet Wanda Example. The time stays as it is.')
  await expect.poll(() => startsIn(ofUgo)).toEqual(kickOffs)
  await expect.poll(() => startsIn(ofWanda).length).toBe(kickOffs.length + 2)
  await page.goto(`${app.url}/admin/team/event-types`)
  await page.getByRole('link', { name: 'Shares' }).click()
  await expect(page.getByRole('columnheader', { name: 'Exact share' })).toBeVisible()
  await expectAccessible(page)

  // Wanda leaves: the others take her meetings in turn, and have the collective ones without her.
  await wanda.page.goto(`${app.url}/admin/team/leaving`)
  await wanda.page.getByRole('button', { name: 'Leave team' }).click()
  await expect(wanda.page.getByLabel('Name of the team')).toBeVisible()
  await expect.poll(() => startsIn(ofWanda)).toEqual([])
  await expectEvents([tara, ugo], { inTurn: demos, eachHas: kickOffs, perMember: null })
  const after = await (await browser.newContext()).newPage()
  await after.goto(`${app.url}/sales-crew`)
  await expect(after.getByRole('link', { name: 'Ugo Example' })).toBeVisible()
  await expect(after.getByRole('link', { name: 'Wanda Example' })).toHaveCount(0)
  await after.context().close()

  for (const size of [
    { width: 360, height: 780 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size)
    for (const place of PLACES) {
      await page.goto(`${app.url}/admin/team${place}`)
      await expectAccessible(page)
    }
  }
  for (const one of [ugo, wanda]) await one.page.context().close()
  for (const calendar of calendars) calendar.stop()
})

/** Starts of the events that the app has written, ascending. */
function startsIn({ objects }: QuirksServer): number[] {
  const starts = [...objects.values()].map(({ text }) => {
    const [, year, month, day, hour, minute] = /DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(text) ?? []
    return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  })
  return starts.sort((a, b) => a - b)
}

/** @param perMember how many bookings in turn each has; null: any number */
async function expectEvents(
  members: Member[],
  { inTurn, eachHas, perMember }: { inTurn: number[]; eachHas: number[]; perMember: number | null },
): Promise<void> {
  const taken = () => members.map(({ calendar }) => startsIn(calendar).filter((start) => !eachHas.includes(start)))
  await expect.poll(() => taken().flat().toSorted()).toEqual(inTurn.toSorted())
  if (perMember !== null) expect(taken().map(({ length }) => length)).toEqual(members.map(() => perMember))
  const together = () => members.map(({ calendar }) => startsIn(calendar).filter((start) => eachHas.includes(start)))
  await expect.poll(together).toEqual(members.map(() => eachHas))
}

/** Invited by mail, joins, agrees to be booked, and connects GoTo and a calendar. */
async function aColleague(
  page: Page,
  app: RunningApp,
  browser: Browser,
  { name, handle, calendar }: { name: string; handle: string; calendar: QuirksServer },
): Promise<Member> {
  const email = `${handle}@example.com`
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByText(`The invitation to ${email} is on its way.`)).toBeVisible()
  const host = await app.createHost(handle, name)
  const own = await (await browser.newContext()).newPage()
  await own.goto(host.setPasswordUrl)
  await own.getByLabel('New password').fill('three pears on a shelf')
  await own.getByRole('button', { name: 'Set password' }).click()
  await own.waitForURL(/\/admin/)
  await connectGoto(own)
  await connectCalendar(own, app, calendar)
  const mail = await app.mail.waitFor(({ envelope }) => envelope.to.includes(email))
  await own.goto(/https?:\/\/\S+\/invitations\/\w+/.exec(mail.parsed.text ?? '')?.[0] ?? '')
  await own.getByLabel('I agree to be booked for the team').check()
  await own.getByRole('button', { name: 'Join team' }).click()
  await expect(own.getByRole('heading', { name: /Members of/ })).toBeVisible()
  return { name, page: own, calendar }
}

async function connectCalendar(page: Page, app: RunningApp, calendar: QuirksServer): Promise<void> {
  await page.goto(`${app.url}/admin/calendars`)
  await page.getByLabel('Server address').fill(calendar.url)
  await page.getByLabel('Username').fill(calendar.username)
  await page.getByLabel('App password').fill(calendar.password)
  await page.getByRole('button', { name: 'Connect CalDAV' }).click()
  await page.getByRole('radio', { name: 'Add my bookings here' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Your choices are saved.')).toBeVisible()
}

async function addEventType(
  page: Page,
  app: RunningApp,
  { title, slug, rule }: { title: string; slug: string; rule: string },
): Promise<void> {
  await page.goto(`${app.url}/admin/team/event-types`)
  await page.getByRole('link', { name: 'New event type' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByRole('textbox', { name: 'Link' }).fill(slug)
  await page.getByLabel('Rule').selectOption(rule)
  for (const box of await page.getByRole('checkbox', { name: /takes part/ }).all()) await box.check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await expectAccessible(page)
}

/** @returns the start, epoch ms */
async function bookOn(
  client: Page,
  address: string,
  { day, time = 0 }: { day: number; time?: number },
): Promise<number> {
  await client.goto(`${address}?tz=Europe/Zurich`)
  const start = await fillIn(client, { day, time })
  await expect(client.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  return start
}

async function bookInFrameOf(
  client: Page,
  app: RunningApp,
  slug: string,
  { day, time = 0 }: { day: number; time?: number },
): Promise<number> {
  const site = await startWidgetSite({ host: app.url, page: `/sales-crew/${slug}` })
  await client.goto(`${site.url}/strict`)
  const frame = client.frameLocator('foyer-booking iframe')
  const start = await fillIn(frame, { day, time })
  await expect(frame.getByRole('heading', { name: 'You are booked' })).toBeVisible()
  await site.stop()
  return start
}

async function fillIn(shown: Page | FrameLocator, { day, time }: { day: number; time: number }): Promise<number> {
  await chooseDay(shown, workingDay(day))
  const link = timeOfDay(shown, time)
  const chosen = new URL((await link.getAttribute('href')) ?? '', 'http://localhost').searchParams.get('start')
  await link.click()
  await shown.getByLabel('Your name').fill('Clea Client')
  await shown.getByLabel('Email').fill(CLIENT)
  await shown.getByRole('button', { name: 'Confirm booking' }).click()
  return Date.parse(chosen ?? '')
}
