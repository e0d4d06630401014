import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, type RunningApp, test } from './app'

const OWNERS_PASSWORD = 'three pears on a shelf'
const STRANGERS_PASSWORD = 'four quinces in the cellar'
const NEW_PASSWORD = 'five plums on a tree'

async function inAnotherBrowser(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

async function signUp(page: Page, app: RunningApp, person: { name: string; email: string; password: string }) {
  const sent = app.mail.to(person.email).length
  await page.goto(`${app.url}/sign-up`)
  await page.getByLabel('Name', { exact: true }).fill(person.name)
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  await expect.poll(() => app.mail.to(person.email).length).toBe(sent + 1)
  return linkIn(app, person.email)
}

function linkIn(app: RunningApp, email: string): string {
  const text = app.mail.to(email).at(-1)?.parsed.text ?? ''
  return /https?:\/\/\S+\/(verify-email|reset-password)\?token=\S+/.exec(text)?.[0] ?? ''
}

async function signIn(page: Page, app: RunningApp, email: string, password: string) {
  await page.goto(`${app.url}/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const refused = (page: Page) => page.getByRole('alert').filter({ hasText: 'do not go together' })
const admin = (page: Page) => page.getByRole('heading', { name: 'Upcoming bookings', level: 1 })

test('an account that a stranger asked for first belongs to its owner alone', async ({ page, browser, app }) => {
  const email = 'owner-second@example.com'
  const stranger = await inAnotherBrowser(browser)
  const strangers = await signUp(stranger, app, { name: 'Somebody Else', email, password: STRANGERS_PASSWORD })
  const owners = await signUp(page, app, { name: 'Vera Owner', email, password: OWNERS_PASSWORD })
  expect(owners).not.toBe(strangers)

  // Either of the two mails may be opened.
  await page.goto(strangers)
  await expectAccessible(page)
  await expect(page.getByLabel('Password')).toHaveCount(0)
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(admin(page)).toBeVisible()

  await signIn(stranger, app, email, STRANGERS_PASSWORD)
  await expect(refused(stranger)).toBeVisible()
  await stranger.goto(owners)
  await expect(stranger.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await signIn(stranger, app, email, OWNERS_PASSWORD)
  await expect(admin(stranger)).toBeVisible()
})

test('a stranger who signs up after the owner changes nothing', async ({ page, browser, app }) => {
  const email = 'owner-first@example.com'
  await signUp(page, app, { name: 'Vera Owner', email, password: OWNERS_PASSWORD })
  const stranger = await inAnotherBrowser(browser)
  const last = await signUp(stranger, app, { name: 'Somebody Else', email, password: STRANGERS_PASSWORD })
  await page.goto(last)
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(admin(page)).toBeVisible()
  await signIn(stranger, app, email, STRANGERS_PASSWORD)
  await expect(refused(stranger)).toBeVisible()
})

test('a link opened on another device asks for the password, and keeps the rest', async ({ page, browser, app }) => {
  const email = 'phone@example.com'
  const link = await signUp(page, app, { name: 'Petra Phone', email, password: OWNERS_PASSWORD })
  const phone = await inAnotherBrowser(browser)
  await phone.setViewportSize({ width: 375, height: 800 })
  await phone.goto(link)
  await expect(phone.getByText(email)).toBeVisible()
  await expect(phone.getByLabel('Name', { exact: true })).toHaveValue('Petra Phone')
  await expectAccessible(phone)
  await phone.getByRole('button', { name: 'Confirm address' }).click()
  await expect(phone.getByText('Please enter a password.')).toBeVisible()
  await phone.getByLabel('Password').fill(NEW_PASSWORD)
  await phone.getByRole('button', { name: 'Confirm address' }).click()
  await expect(admin(phone)).toBeVisible()
  await signIn(page, app, email, OWNERS_PASSWORD)
  await expect(refused(page)).toBeVisible()
  await signIn(page, app, email, NEW_PASSWORD)
  await expect(admin(page)).toBeVisible()
})

test('an owner who never signed up can request a password and have the account', async ({ page, browser, app }) => {
  const email = 'surprised@example.com'
  const stranger = await inAnotherBrowser(browser)
  await signUp(stranger, app, { name: 'Somebody Else', email, password: STRANGERS_PASSWORD })
  await page.goto(`${app.url}/forgot-password`)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send link' }).click()
  await expect(page.getByText('a link is on its way')).toBeVisible()
  await expect.poll(() => linkIn(app, email)).toContain('/reset-password')
  await page.goto(linkIn(app, email))
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  await page.getByLabel('Name', { exact: true }).fill('Sam Surprised')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(admin(page)).toBeVisible()
  await signIn(stranger, app, email, STRANGERS_PASSWORD)
  await expect(refused(stranger)).toBeVisible()
})
