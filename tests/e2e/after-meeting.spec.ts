import type { Page } from '@playwright/test'
import { newShareToken } from '#tests/simulators/goto/state'
import { connectGoto, expect, expectAccessible, type RunningApp, test } from './app'
import { createApiHost } from './host-api'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

test('a host sees which meetings were held, says who came, sends a recording, and mails follow by outcome', async ({
  page,
  app,
}) => {
  const host = await createApiHost(app, 'greta')
  await page.goto(host.setPasswordUrl)
  await page.getByLabel('New password').fill('three pears on a shelf')
  await page.getByRole('button', { name: 'Set password' }).click()
  await page.waitForURL(/\/admin/)
  await connectGoto(page)

  await page.goto(`${app.url}/admin/event-types`)
  await page.getByRole('link', { name: 'Intro call' }).first().click()
  await page.getByRole('link', { name: 'After the meeting' }).click()
  await expect(page.getByRole('heading', { name: 'After the meeting: Intro call' })).toBeVisible()
  await page.locator('#thanks-on').check()
  await page.locator('#thanks-delay').fill('0')
  await page.locator('#missed-on').check()
  await page.locator('#missed-delay').fill('many')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Please enter a whole number').first()).toBeVisible()
  await expectAccessible(page)
  await page.locator('#missed-delay').fill('0')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved. It applies to meetings that end from now on.')).toBeVisible()
  await shoot(page, 'settings')

  const token = newShareToken()
  const ids = await bookFour(host)
  await startAsHost(page, app, ids.two)
  await end(app, ids.two, { hoursAgo: 3, sessions: [{ from: 4, until: 33, participants: 2, token }] })
  await end(app, ids.nobody, { hoursAgo: 26, sessions: [], readBefore: true })
  await end(app, ids.sessions, {
    hoursAgo: 5,
    sessions: [
      { from: 0, until: 9, participants: 1 },
      { from: 11, until: 29, participants: 3 },
    ],
  })
  await end(app, ids.one, { hoursAgo: 7, sessions: [{ from: 1, until: 12, participants: 1 }] })

  await openWhenKnown(page, app, ids.two, 'Held')
  await expect(page.getByText('2 participants.')).toBeVisible()
  await expect(page.getByText('It began 4 min late.')).toBeVisible()
  await expect(page.getByText('It ran 3 min over its end.')).toBeVisible()
  await expectAccessible(page)
  await shoot(page, 'held')
  await page.getByRole('button', { name: 'Send recording to attendee and guests' }).click()
  await expect(page.getByText('The recording was sent on')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send recording to attendee and guests' })).toBeHidden()
  await app.mail.waitFor(
    ({ envelope, parsed }) => envelope.to.includes('two@example.com') && !!parsed.text?.includes(token),
  )

  await openWhenKnown(page, app, ids.sessions, 'Held')
  await expect(page.getByText('3 participants.')).toBeVisible()
  await openWhenKnown(page, app, ids.nobody, 'No-show?')
  await expect(page.getByText('Nobody opened the meeting. Perhaps you met elsewhere.')).toBeVisible()
  await openWhenKnown(page, app, ids.one, 'No-show?')
  await expectAccessible(page)
  await shoot(page, 'question')
  await page.getByRole('button', { name: 'Mark as no-show' }).click()
  await expect(page.getByText('The attendee did not come.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'They came after all' })).toBeVisible()

  await subjectOf(app, 'two@example.com', 'Thank you')
  await subjectOf(app, 'sessions@example.com', 'Thank you')
  await subjectOf(app, 'one@example.com', 'Sorry we missed you')
  expect(app.mail.to('nobody@example.com').filter(({ parsed }) => /Thank|Sorry/.test(parsed.subject ?? ''))).toEqual([])

  await page.goto(`${app.url}/admin/bookings?status=past`)
  const badges = page.getByRole('cell').filter({ hasText: /^(Held|No-show\??)$/ })
  await expect(badges).toHaveCount(4)
  await expectAccessible(page)
  await shoot(page, 'list')
  await page.goto(`${app.url}/admin/insights`)
  await expect(page.getByRole('heading', { name: 'Held and missed' })).toBeVisible()
  await expect(page.getByText('25 %').first()).toBeVisible()
  await expectAccessible(page)
  await shoot(page, 'insights')
})

type Host = Awaited<ReturnType<typeof createApiHost>>

async function bookFour(host: Host) {
  const from = new Date(Date.now() + 24 * HOUR_MS).toISOString().slice(0, 10)
  const to = new Date(Date.now() + 14 * 24 * HOUR_MS).toISOString().slice(0, 10)
  const days = (await host.call('GET', `/slots?host=greta&eventType=intro-call&from=${from}&to=${to}`)) as Record<
    string,
    { start: string }[]
  >
  const starts = Object.values(days)
    .flat()
    .map(({ start }) => start)
  const book = async (name: string, index: number): Promise<string> => {
    const attendee = { name: 'Ada Example', email: `${name}@example.com`, timeZone: 'America/New_York' }
    const { id } = await host.call('POST', '/bookings', { eventType: 'intro-call', start: starts[index * 2], attendee })
    await expect.poll(async () => (await host.call('GET', `/bookings/${id}`)).conferencing.status).toBe('ready')
    return id
  }
  return {
    two: await book('two', 0),
    nobody: await book('nobody', 1),
    sessions: await book('sessions', 2),
    one: await book('one', 3),
  }
}

/** The meeting is about to begin; from its page, the browser is led to GoTo as its organizer. No request leaves for GoTo itself. */
async function startAsHost(page: Page, { db, goto, url }: RunningApp, id: string): Promise<void> {
  const startsAt = Date.now() + 5 * MINUTE_MS
  const times = { starts_at: startsAt, ends_at: startsAt + 30 * MINUTE_MS }
  await db.updateTable('bookings').set(times).where('id', '=', id).execute()
  let ledTo = ''
  await page.context().route(`${url}/admin/bookings/${id}/start`, async (route) => {
    ledTo = (await route.fetch({ maxRedirects: 0 })).headers().location ?? ''
    await route.fulfill({ body: 'The meeting is open' })
  })
  await page.goto(`${url}/admin/bookings/${id}`)
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Start as host' }).click()
  const meeting = await opened
  await expect(meeting.getByText('The meeting is open')).toBeVisible()
  await meeting.close()
  const { meeting_id: number } = await db
    .selectFrom('bookings')
    .select('meeting_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(ledTo).toContain(`https://global.gotomeeting.com/host/${number}?secret=`)
  expect(goto.state.ledger.filter(({ path }) => path.endsWith(`/${number}/start`))).toHaveLength(1)
}

interface Past {
  hoursAgo: number
  sessions: { from: number; until: number; participants: number; token?: string }[]
  /** The history was read twice already, without a session. */
  readBefore?: boolean
}

/** The meeting lies in the past now, was held so, and its history is due. */
async function end({ db, goto }: RunningApp, id: string, { hoursAgo, sessions, readBefore = false }: Past) {
  const startsAt = Math.floor((Date.now() - hoursAgo * HOUR_MS) / HOUR_MS) * HOUR_MS
  const endsAt = startsAt + 30 * MINUTE_MS
  await db.updateTable('bookings').set({ starts_at: startsAt, ends_at: endsAt }).where('id', '=', id).execute()
  const row = await db
    .selectFrom('bookings')
    .select(['meeting_id', 'host_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  for (const { from, until, participants, token } of sessions)
    goto.holdSession({
      ...{ meetingId: row.meeting_id ?? '', participants },
      ...{ start: startsAt + from * MINUTE_MS, end: startsAt + until * MINUTE_MS },
      recording: token === undefined ? null : { token, listedFrom: endsAt },
    })
  if (readBefore)
    await db
      .insertInto('meeting_outcomes')
      .values({
        booking_id: id,
        host_id: row.host_id,
        state: 'unknown',
        reason: 'not_listed',
        reads: 2,
        read_at: endsAt,
      })
      .execute()
  await db
    .updateTable('jobs')
    .set({ run_at: Date.now(), payload: JSON.stringify({ endsAt, afterMs: MINUTE_MS }) })
    .where('booking_id', '=', id)
    .where('kind', '=', 'attendance')
    .execute()
}

async function openWhenKnown(page: Page, app: RunningApp, id: string, badge: string): Promise<void> {
  await expect
    .poll(async () => {
      await page.goto(`${app.url}/admin/bookings/${id}`)
      return page.locator('.badge').first().textContent()
    })
    .toBe(badge)
}

async function subjectOf(app: RunningApp, address: string, subject: string): Promise<void> {
  await app.mail.waitFor(
    ({ envelope, parsed }) => envelope.to.includes(address) && !!parsed.subject?.startsWith(subject),
  )
}

/** For people who look at the pages; a run for its result takes none. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  for (const width of [360, 1440])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true })
    }
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.emulateMedia({ colorScheme: null })
}
