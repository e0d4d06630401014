import type { Page } from '@playwright/test'
import { expect, expectAccessible, type RunningApp, signUp, test } from './app'

test('the admin at 360 px in the dark: every page is accessible; event types are made and deleted', async ({
  page,
  app,
}) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await signUp(page, app, { name: 'Nora Example', email: 'nora@example.com' })
  for (const place of [
    '',
    '/bookings',
    '/event-types',
    '/event-types/new',
    '/availability',
    '/goto',
    '/settings',
    '/api',
  ]) {
    await page.goto(`${app.url}/admin${place}`)
    await expectAccessible(page)
  }
  await useMenu(page)
  await useCommands(page, app)

  await page.goto(`${app.url}/admin/event-types/new`)
  await page.getByLabel('Title').fill('Deep dive')
  await page.getByRole('textbox', { name: 'Link' }).fill('intro-call')
  await page.getByLabel('Duration in minutes').fill('soon')
  await page.getByRole('button', { name: 'Create event type' }).click()
  await expect(page.getByText('Please enter 5 to 720 minutes.').first()).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Deep dive')
  await page.getByLabel('Duration in minutes').fill('45')
  await page.getByRole('button', { name: 'Create event type' }).click()
  await expect(page.getByText('Another event type of yours has this link').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Link' }).fill('deep-dive')
  await page.getByRole('button', { name: 'Create event type' }).click()
  const item = page.getByRole('listitem').filter({ hasText: 'Deep dive' })
  await expect(item).toContainText('45 minutes')

  await item.getByRole('button', { name: 'Hide' }).click()
  await expect(item).toContainText('Hidden')
  expect(await (await fetch(`${app.url}/nora-example`)).text()).not.toContain('Deep dive')
  expect((await fetch(`${app.url}/nora-example/deep-dive`)).status).toBe(200)
  await item.getByRole('button', { name: 'Duplicate' }).click()
  await expect(page.getByRole('heading', { name: 'Copy of Deep dive' })).toBeVisible()
  await page.goto(`${app.url}/admin/event-types`)
  await page.getByRole('listitem').filter({ hasText: 'Copy of' }).getByRole('link', { name: 'Delete' }).click()
  await expect(page.getByRole('button', { name: 'Delete event type' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Delete event type' }).click()
  await expect(page.getByText('Copy of Deep dive')).toHaveCount(0)
})

/** On a narrow screen, with the page of API keys shown: opened and closed by keyboard, and closed by the choice of a page. */
async function useMenu(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Menu' })
  const navigation = page.getByRole('navigation', { name: 'Main navigation' })
  const places = (list: string) => navigation.getByRole('list', { name: list, exact: true }).getByRole('link')
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await expect(navigation).toBeHidden()
  await button.press('Enter')
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await expect(places('Bookings')).toHaveText(['Overview', 'Bookings', 'Calendar', 'Insights', 'Activity log'])
  await expect(places('Integrations')).toHaveText(['API', 'Webhooks', 'CRM connectors'])
  await expect(navigation.locator('[aria-current]')).toHaveText(['API'])
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(navigation).toBeHidden()
  await expect(button).toBeFocused()

  await button.click()
  await navigation.getByRole('link', { name: 'CRM connectors' }).click()
  await expect(page.getByRole('heading', { name: 'CRM' })).toBeInViewport()
  await expect(navigation).toBeHidden()
  await button.click()
  await navigation.getByRole('link', { name: 'Event types' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Event types' })).toBeFocused()
  await expect(navigation).toBeHidden()
  await button.click()
  await expect(navigation.locator('[aria-current="page"]')).toHaveText(['Event types'])
  // Folded, because none of its pages is shown.
  await expect(navigation.getByRole('link', { name: 'API' })).toBeHidden()
}

/** The command palette and the shortcuts, by keyboard alone but for the palette's button. */
async function useCommands(page: Page, app: RunningApp): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const button = page.getByRole('button', { name: 'Search or go to' })
  const palette = page.getByRole('dialog', { name: 'Search or go to' })
  const field = palette.getByRole('combobox')
  const chosen = palette.getByRole('option', { selected: true })
  await button.click()
  await expect(field).toBeFocused()
  await expect(palette.getByRole('option', { name: 'Intro call', exact: true })).toBeAttached()
  await expectAccessible(page)
  await page.keyboard.type('copy my')
  await expect(chosen).toHaveText('Copy my link')
  await page.keyboard.press('Enter')
  await expect(palette.getByRole('status')).toHaveText(`Copied: ${app.url}/nora-example`)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${app.url}/nora-example`)
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(button).toBeFocused()

  await page.keyboard.press('Control+k')
  await field.fill('ada example')
  await expect(chosen).toHaveText('Search bookings for “ada example”')
  await page.keyboard.press('Enter')
  const search = page.getByRole('searchbox', { name: 'Attendee' })
  await expect(search).toHaveValue('ada example')
  await expect(page.getByRole('heading', { level: 1, name: 'Bookings' })).toBeFocused()
  await page.keyboard.press('/')
  await expect(search).toBeFocused()
  // In a field, letters are letters.
  await page.keyboard.type(' g?')
  await expect(search).toHaveValue('ada example g?')

  await search.blur()
  await page.keyboard.type('ga')
  await expect(page.getByRole('heading', { level: 1, name: 'Availability' })).toBeFocused()
  await page.keyboard.type('c')
  await expect(page.getByRole('heading', { level: 1, name: 'New booking' })).toBeFocused()
  await page.keyboard.press('?')
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(shortcuts.getByRole('definition').filter({ hasText: 'gb' })).toBeVisible()
  await expectAccessible(page)
  await shortcuts.getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await expect(shortcuts).toBeHidden()
  await page.keyboard.type('gb')
  await page.keyboard.press('Control+k')
  await field.fill('shortcuts')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'New booking' })).toBeVisible()
  await shortcuts.getByRole('checkbox').check()
  await shortcuts.getByRole('button', { name: 'Close' }).click()
  await expect(shortcuts).toBeHidden()
  await page.keyboard.type('ge')
  await expect(page.getByRole('heading', { level: 1, name: 'Event types' })).toBeFocused()
}

test('an old handle redirects, a key is shown once and revoked, and signing out ends the session', async ({
  page,
  app,
}) => {
  await signUp(page, app, { name: 'Otto Example', email: 'otto@example.com' })
  await page.goto(`${app.url}/admin/settings`)
  await page.getByLabel('Public link').fill('otto-advises')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Your page is saved.')).toBeVisible()
  const old = await fetch(`${app.url}/otto-example/intro-call`, { redirect: 'manual' })
  expect([old.status, old.headers.get('location')]).toEqual([301, '/otto-advises/intro-call'])

  // The scripts of a page have its texts in one language: with another one the document loads again.
  await page.getByLabel('Language').selectOption('Deutsch')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByRole('link', { name: 'Verfügbarkeit', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Verfügbarkeit' })).toBeVisible()
  await page.goto(`${app.url}/admin/settings`)
  await page.getByLabel('Sprache').selectOption('English')
  await page.getByRole('button', { name: 'Speichern', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')

  await page.getByLabel('Current password').last().fill('not this one')
  await page.getByLabel('New password').fill('four plums in a bowl')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('This is not your current password.').first()).toBeVisible()
  await page.getByLabel('Current password').last().fill('three pears on a shelf')
  await page.getByLabel('New password').fill('four plums in a bowl')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Your password is changed.')).toBeVisible()

  await page.goto(`${app.url}/admin/api`)
  await page.getByLabel('Key name').fill('CRM')
  await page.getByRole('button', { name: 'Create key' }).click()
  const key = await page.getByRole('textbox', { name: 'API key' }).inputValue()
  const me = () => fetch(`${app.url}/api/v1/me`, { headers: { Authorization: `Bearer ${key}` } })
  expect((await me()).status).toBe(200)
  await page.reload()
  await expect(page.getByText(key)).toHaveCount(0)
  await page.getByRole('link', { name: 'Revoke CRM' }).click()
  await page.getByRole('button', { name: 'Revoke key' }).click()
  await expect(page.getByText('You have no keys yet.')).toBeVisible()
  expect((await me()).status).toBe(401)

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Your clients choose/ })).toBeVisible()
  await page.goto(`${app.url}/admin`)
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
})

test('the keyboard alone books, and the host’s cancellation reaches the attendee', async ({ page, app }) => {
  await signUp(page, app, { name: 'Vera Example', email: 'vera@example.com' })
  await page.goto(`${app.url}/vera-example/intro-call?tz=Europe/Zurich`)
  const tabTo = async (matches: () => Promise<boolean>) => {
    for (let steps = 0; steps < 80 && !(await matches()); steps++) await page.keyboard.press('Tab')
    expect(await matches()).toBe(true)
  }
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await tabTo(async () => /^\d\d:\d\d$/.test(await focused()))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Your name')).toBeVisible()
  await tabTo(() => page.getByLabel('Your name').evaluate((input) => input === document.activeElement))
  await page.keyboard.type('Ada Example')
  await page.keyboard.press('Tab')
  await page.keyboard.type('ada@example.com')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'You are booked' })).toBeFocused()
  // GoTo was never connected: the page says so instead of promising a link.
  await expect(page.getByText('sends you the link to join by mail')).toBeVisible()
  const outcome = page.url()

  await page.goto(`${app.url}/admin`)
  await page.getByRole('link', { name: 'Cancel' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('I am ill')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Cancel booking' }).click()
  await expect(page.getByRole('definition').filter({ hasText: 'I am ill' })).toBeVisible()
  await page.goto(outcome)
  await expect(page.getByRole('heading', { name: 'Booking cancelled' })).toBeVisible()
  await expect(page.getByText('I am ill')).toBeVisible()
})
