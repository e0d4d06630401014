import type { Page } from '@playwright/test'
import { personOnCaldav } from '#tests/simulators/caldav/person-on-caldav'
import type { PersonCalendars } from '#tests/simulators/calendars/person-calendars'
import { expect, expectAccessible, type RunningApp, test } from './app'
import { chooseDay, timeOfDay, workingDay } from './choose-day'
import { createApiHost } from './host-api'

const HALF_HOUR_MS = 30 * 60_000
/** A provider that announces changes shows them here at once. */
const ANNOUNCED_WITHIN_MS = 10_000

/** An account at a provider, as its owner sees it there. */
interface There {
  handle: string
  /** How the account is named on the page. */
  account: RegExp
  person: PersonCalendars
  connect(page: Page): Promise<void>
  /** Starts of the events that Foyer wrote. */
  ours(): number[]
  removeOurs(): void
  /** Channels on which the provider announces changes; null: it has none. */
  channels: (() => number) | null
  invitations(): string[]
}

const PROVIDERS: { name: string; open: (app: RunningApp) => There }[] = [
  {
    name: 'Google',
    open: ({ google }) => ({
      ...consented(google.person, 'Connect Google Calendar'),
      ...{ handle: 'host-of-google', account: /^dana@google\.example$/ },
      channels: () => google.state.channels.length,
      invitations: () => google.state.invitations,
    }),
  },
  {
    name: 'Microsoft',
    open: ({ microsoft }) => ({
      ...consented(microsoft.person, 'Connect Microsoft 365'),
      ...{ handle: 'host-of-microsoft', account: /^dana@contoso\.example$/ },
      channels: () => microsoft.state.subscriptions.length,
      invitations: () => microsoft.state.invitations,
    }),
  },
  {
    name: 'CalDAV',
    open: ({ caldav }) => ({
      ...{ handle: 'host-of-caldav', account: /^dana · / },
      person: personOnCaldav(caldav, 'host-of-caldav@example.com'),
      async connect(page) {
        await page.getByLabel('Server address').fill(caldav.url)
        await page.getByLabel('Username').fill(caldav.username)
        await page.getByLabel('App password').fill('not the password')
        await page.getByRole('button', { name: 'Connect CalDAV' }).click()
        await expect(page.getByText('does not accept this user name and password')).toBeVisible()
        await page.getByLabel('App password').fill(caldav.password)
        await page.getByRole('button', { name: 'Connect CalDAV' }).click()
      },
      ours: () => [...oursIn(caldav)].map(([, { text }]) => startIn(text)),
      removeOurs: () => {
        for (const [name] of oursIn(caldav)) caldav.remove(name)
      },
      channels: null,
      invitations: () => oursIn(caldav).flatMap(([, { text }]) => /^(ATTENDEE|ORGANIZER).*/m.exec(text) ?? []),
    }),
  },
]

for (const { name, open } of PROVIDERS)
  test(`a host connects ${name}, sees it block and hold a booking, answers an edit, and disconnects`, async ({
    page,
    app,
  }) => {
    const there = open(app)
    const host = await createApiHost(app, there.handle)
    await signInBy(page, app, there.handle, host.setPasswordUrl)
    await page.goto(`${app.url}/admin/calendars`)
    await there.connect(page)
    await expect(page.getByRole('heading', { name: there.account })).toBeVisible()
    await expect(page.getByRole('checkbox', { name: 'Blocks my time' })).toBeChecked()
    await expectAccessible(page)
    await page.getByRole('radio', { name: 'Add my bookings here' }).check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Your choices are saved.')).toBeVisible()
    await expect(page.getByRole('radio', { name: 'Add my bookings here' })).toBeChecked()

    const [slot = '', later = ''] = await slotsOf(app, there.handle)
    const start = Date.parse(slot)
    if (there.channels) await expect.poll(there.channels).toBe(1)
    const { id } = there.person.add({ start, end: start + HALF_HOUR_MS })
    await expectFirstSlot(page, app, there, later)
    there.person.remove(id)
    await expectFirstSlot(page, app, there, slot)

    await page.goto(`${app.url}/${there.handle}/intro-call?tz=UTC`)
    await chooseDay(page, workingDay(0))
    await timeOfDay(page, 0).click()
    await page.getByLabel('Your name').fill('Ada Example')
    await page.getByLabel('Email').fill(`ada@${there.handle}.example`)
    await page.getByRole('button', { name: 'Confirm booking' }).click()
    await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
    const ofAttendee = page.url()
    await expect.poll(there.ours).toEqual([start])

    await page.getByRole('link', { name: 'Reschedule' }).click()
    await chooseDay(page, workingDay(1))
    await timeOfDay(page, 2).click()
    await page.getByRole('button', { name: 'Move booking' }).click()
    await expect(page.getByRole('heading', { name: 'You are booked' })).toBeVisible()
    const [booking] = await host.call('GET', '/bookings')
    await expect.poll(there.ours).toEqual([Date.parse(booking.start)])
    expect(Date.parse(booking.start)).toBeGreaterThan(start)

    // The owner deletes it there: nothing is cancelled, and the booking asks.
    there.removeOurs()
    await expect(async () => {
      await readUnlessAnnounced(page, app, there)
      await page.goto(`${app.url}/admin/bookings/${booking.id}`)
      await expect(page.getByText(/^Deleted in your calendar/)).toBeVisible({ timeout: 500 })
    }).toPass()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Put it back' }).click()
    await expect.poll(there.ours).toEqual([Date.parse(booking.start)])
    await expect(page.getByText(/^Deleted in your calendar/)).toBeHidden()

    await page.goto(ofAttendee)
    await page.getByRole('link', { name: 'Cancel booking' }).click()
    await page.getByRole('button', { name: 'Cancel booking' }).click()
    await expect(page.getByRole('heading', { name: 'Booking cancelled' })).toBeVisible()
    await expect.poll(there.ours).toEqual([])

    const attendee = { name: 'Ada Example', email: `ada@${there.handle}.example`, timeZone: 'UTC' }
    await host.call('POST', '/bookings', { eventType: 'intro-call', start: slot, attendee })
    await expect.poll(there.ours).toEqual([start])
    await page.goto(`${app.url}/admin/calendars`)
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await page.getByLabel('Take my upcoming booking out of it').check()
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await expect(page.getByText('The account is disconnected.')).toBeVisible()
    await expect.poll(there.ours).toEqual([])
    await expect(async () => {
      await page.goto(`${app.url}/admin/calendars`)
      await expect(page.getByText('No calendar is connected yet.')).toBeVisible({ timeout: 500 })
    }).toPass({ intervals: [2_000] })
    if (there.channels) expect(there.channels()).toBe(0)
    expect(there.invitations()).toEqual([])
  })

/** A provider with a consent page, where the host refuses at first. */
function consented(
  person: PersonCalendars,
  connect: string,
): Pick<There, 'person' | 'connect' | 'ours' | 'removeOurs'> {
  return {
    person,
    async connect(page) {
      await page.getByRole('button', { name: connect }).click()
      await page.getByRole('button', { name: 'Deny' }).click()
      await expect(page.getByText('You did not allow access, so nothing was connected.')).toBeVisible()
      await page.getByRole('button', { name: connect }).click()
      await page.getByRole('button', { name: 'Allow' }).click()
    },
    ours: () => person.ofApp().flatMap((event) => person.occurrencesOf(event).map(({ startsAt }) => startsAt)),
    removeOurs: () => {
      for (const event of person.ofApp()) person.remove(event.id)
    },
  }
}

/** The first time that visitors are offered on the first working day. */
async function expectFirstSlot(page: Page, app: RunningApp, there: There, slot: string): Promise<void> {
  await readUnlessAnnounced(page, app, there)
  const first = expect.poll(async () => (await slotsOf(app, there.handle))[0], { timeout: ANNOUNCED_WITHIN_MS })
  await first.toBe(slot)
  await page.goto(`${app.url}/${there.handle}/intro-call?tz=UTC`)
  await chooseDay(page, workingDay(0))
  await expect(timeOfDay(page, 0)).toHaveText(slot.slice(11, 16))
}

/** Regular reads take up to two minutes, so where nothing is announced the host asks for one. */
async function readUnlessAnnounced(page: Page, app: RunningApp, { channels }: There): Promise<void> {
  if (channels) return
  await page.goto(`${app.url}/admin/calendars`)
  await page.getByRole('button', { name: /^Read now/ }).click()
  await expect(page.getByText('The calendars were read again.')).toBeVisible()
}

async function slotsOf({ url }: RunningApp, handle: string): Promise<string[]> {
  const query = new URLSearchParams({ host: handle, eventType: 'intro-call', from: workingDay(0), to: workingDay(0) })
  const { data } = await (await fetch(`${url}/api/v1/slots?${query}`)).json()
  return Object.values(data as Record<string, { start: string }[]>)
    .flat()
    .map(({ start }) => start)
}

function oursIn({ objects }: RunningApp['caldav']) {
  return [...objects].filter(([name]) => name.startsWith('bkg_'))
}

function startIn(text: string): number {
  const [, year, month, day, hour, minute] = /DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(text) ?? []
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
}

async function signInBy(page: Page, app: RunningApp, handle: string, setPasswordUrl: string): Promise<void> {
  await page.goto(setPasswordUrl)
  await page.getByLabel('New password').fill('three pears on a shelf')
  await page.getByRole('button', { name: 'Set password' }).click()
  await page.waitForURL(({ pathname }) => pathname !== '/reset-password')
  await page.goto(`${app.url}/sign-in`)
  if (!(await page.getByLabel('Email').isVisible())) return
  await page.getByLabel('Email').fill(`${handle}@example.com`)
  await page.getByLabel('Password').fill('three pears on a shelf')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Upcoming bookings', level: 1 })).toBeVisible()
}
