import { connectGoto, expect, expectAccessible, signUp, test } from './app'
import { workingDay } from './choose-day'

// A separate address: the other tests share an inbox.
const AN_ATTENDEE = { email: 'client-of-milo@example.com', timeZone: 'America/New_York' }

test('a manager sees, sorts and cancels the team’s meetings without opening GoTo', async ({ page, app, browser }) => {
  await signUp(page, app, { name: 'Maja Example', email: 'maja@example.com' })
  await page.getByRole('link', { name: 'Team' }).click()
  await page.getByLabel('Name of the team').fill('Client success')
  await page.getByRole('button', { name: 'Create team' }).click()
  await page.getByLabel('Email').fill('milo@example.com')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByText('The invitation to milo@example.com is on its way.')).toBeVisible()
  await expectAccessible(page)

  const milo = await app.createHost('milo')
  const member = await (await browser.newContext()).newPage()
  await member.goto(milo.setPasswordUrl)
  await member.getByLabel('New password').fill('three pears on a shelf')
  await member.getByRole('button', { name: 'Set password' }).click()
  await member.waitForURL(/\/admin/)
  const mail = await app.mail.waitFor(({ envelope }) => envelope.to.includes('milo@example.com'))
  await member.goto(/https?:\/\/\S+\/invitations\/\w+/.exec(mail.parsed.text ?? '')?.[0] ?? '')
  await expect(member.getByText('cancel one of your bookings, with a reason')).toBeVisible()
  await expectAccessible(member)
  await member.getByRole('button', { name: 'Join team' }).click()
  await expect(member.getByRole('heading', { name: 'Members of Client success' })).toBeVisible()
  await connectGoto(member)

  await page.goto(`${app.url}/admin/team`)
  await expect(page.getByText('No upcoming meetings')).toBeVisible()
  const slots = await book(app.url, milo.apiToken, 'Zoë Example')
  await expect(page.getByRole('row', { name: /Zoë Example/ })).toBeVisible()
  await book(app.url, milo.apiToken, 'Ada Example', slots)
  await expect(page.getByRole('row', { name: /Ada Example/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Join' })).toHaveCount(2)
  await page.getByRole('button', { name: 'Attendee' }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('Ada Example')
  await expectAccessible(page)

  const row = page.getByRole('row', { name: /Zoë Example/ })
  await row.getByRole('link', { name: 'Cancel' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('Milo is ill')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel booking' }).click()
  await expect(page.getByText('The meeting is cancelled, and both sides get a mail.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Zoë Example/ })).toHaveCount(0)
  const notified = await app.mail.waitFor(
    ({ envelope, calendar }) => envelope.to.includes(AN_ATTENDEE.email) && calendar?.method === 'CANCEL',
  )
  expect(notified.parsed.text).toContain('Milo is ill')
  const left = () => app.goto.meetings().filter(({ subject }) => subject.includes('Zoë Example'))
  await expect.poll(() => left().length).toBe(0)
  await member.context().close()
})

/** Books the first free time through the API, or the first of those given. @returns the times after it */
async function book(url: string, token: string, name: string, slots?: string[]): Promise<string[]> {
  const query = new URLSearchParams({ host: 'milo', eventType: 'intro-call', from: workingDay(0), to: workingDay(1) })
  const read = async () => {
    const { data } = (await (await fetch(`${url}/api/v1/slots?${query}`)).json()) as {
      data: Record<string, { start: string }[]>
    }
    return Object.values(data).flatMap((times) => times.map(({ start }) => start))
  }
  const [start, ...rest] = slots ?? (await read())
  const response = await fetch(`${url}/api/v1/bookings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ eventType: 'intro-call', start, attendee: { ...AN_ATTENDEE, name } }),
  })
  expect(response.status).toBe(201)
  return rest
}
