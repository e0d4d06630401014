import type { CDPSession, Page } from '@playwright/test'
import { expect, expectAccessible, type RunningApp, signUp, test } from './app'

const PASSWORD = 'three pears on a shelf'

/** An authenticator in the browser, which unlocks itself. */
async function anAuthenticator(page: Page): Promise<{ client: CDPSession; id: string }> {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId: id } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return { client, id }
}

async function addPasskey(page: Page, app: RunningApp, name: string): Promise<void> {
  await page.goto(`${app.url}/admin/settings/security/passkeys/new`)
  await page.getByLabel('Name of the passkey').fill(name)
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await expect(page.getByText('The passkey is added.')).toBeVisible()
}

async function signOut(page: Page, app: RunningApp): Promise<void> {
  await page.goto(`${app.url}/admin`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Your clients choose/ })).toBeVisible()
}

async function usePasskeyOfSignIn(page: Page, app: RunningApp): Promise<void> {
  await page.goto(`${app.url}/sign-in`)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
}

const admin = (page: Page) => page.getByRole('heading', { name: 'Upcoming bookings', level: 1 })
const refused = (page: Page) => page.getByText('This passkey does not sign in here.')

test('a passkey is made, signs in without a password, and ends when it is removed', async ({ page, app }) => {
  await signUp(page, app, { name: 'Pia Passkey', email: 'pia-passkey@example.com' })
  const { client, id } = await anAuthenticator(page)
  await addPasskey(page, app, 'Work laptop')
  await expect(page.getByText('never used')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  await signOut(page, app)
  await usePasskeyOfSignIn(page, app)
  await expect(admin(page)).toBeVisible()
  await page.goto(`${app.url}/admin/settings/security`)
  await expect(page.getByText('last used on')).toBeVisible()

  // A copy of the passkey lags behind in its counter.
  const { credentials } = await client.send('WebAuthn.getCredentials', { authenticatorId: id })
  const [credential] = credentials
  if (!credential) throw new Error('The authenticator has no passkey')
  await client.send('WebAuthn.clearCredentials', { authenticatorId: id })
  await client.send('WebAuthn.addCredential', { authenticatorId: id, credential: { ...credential, signCount: 0 } })
  await signOut(page, app)
  await usePasskeyOfSignIn(page, app)
  await expect(refused(page)).toBeVisible()
  await client.send('WebAuthn.clearCredentials', { authenticatorId: id })
  await client.send('WebAuthn.addCredential', { authenticatorId: id, credential: { ...credential, signCount: 50 } })
  await usePasskeyOfSignIn(page, app)
  await expect(admin(page)).toBeVisible()

  await page.goto(`${app.url}/admin/settings/security`)
  await page.getByRole('link', { name: 'Rename the passkey Work laptop' }).click()
  await expect(page.getByRole('heading', { name: 'Rename the passkey Work laptop', level: 1 })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Name of the passkey').fill('Old laptop')
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByText('The passkey has its new name.')).toBeVisible()
  await page.getByRole('link', { name: 'Remove the passkey Old laptop' }).click()
  await page.getByRole('button', { name: 'Remove the passkey' }).click()
  await expect(page.getByText('The passkey is removed.')).toBeVisible()
  await signOut(page, app)
  await usePasskeyOfSignIn(page, app)
  await expect(refused(page)).toBeVisible()
  await page.getByLabel('Email').fill('pia-passkey@example.com')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(admin(page)).toBeVisible()
})

test('a passkey is the second step after the password, with recovery codes for whoever loses it', async ({
  page,
  app,
}) => {
  const email = 'sina-second@example.com'
  await signUp(page, app, { name: 'Sina Second', email })
  await anAuthenticator(page)
  await addPasskey(page, app, 'Phone')
  await page.getByRole('button', { name: 'Ask for a passkey after the password' }).click()
  await expect(page.getByRole('heading', { name: 'Recovery codes' })).toBeVisible()
  await expectAccessible(page)
  const code =
    (await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').first().textContent()) ?? ''
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page.getByText('On: your password alone does not sign anybody in.')).toBeVisible()

  await signOut(page, app)
  const byPassword = async () => {
    await page.goto(`${app.url}/sign-in`)
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible()
  }
  await byPassword()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(admin(page)).toBeVisible()

  await signOut(page, app)
  await byPassword()
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(admin(page)).toBeVisible()
  await page.goto(`${app.url}/admin/settings/security`)
  await expect(page.getByText('9 recovery codes are left.')).toBeVisible()
})

test('a passkey confirms who sits there, and what was typed goes on', async ({ page, app }) => {
  await signUp(page, app, { name: 'Kira Confirms', email: 'kira-confirms@example.com' })
  await anAuthenticator(page)
  await addPasskey(page, app, 'Laptop')
  await app.db.updateTable('sessions').set({ proven_at: 0 }).execute()
  await page.goto(`${app.url}/admin/settings`)
  await page.getByLabel('Email', { exact: true }).fill('kira-new@example.com')
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect(page.getByRole('heading', { name: 'Confirm that it is you' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('We have sent a link to the new address.')).toBeVisible()
  await expect.poll(() => app.mail.to('kira-new@example.com').length).toBe(1)

  // The same with the password, by keyboard alone.
  await app.db.updateTable('sessions').set({ proven_at: 0 }).execute()
  await page.goto(`${app.url}/admin/api`)
  await page.getByLabel('Key name').fill('Typed before')
  await page.keyboard.press('Enter')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'API key' })).toBeVisible()
  await expect(page.getByText('Typed before')).toBeVisible()
})
