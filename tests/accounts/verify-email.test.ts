import { describe, expect, it } from 'vitest'
import { findHostByEmail, findHostById } from '#db/queries/hosts'
import { readAccountLink } from '~/accounts/account-link.server'
import { requestNewEmail } from '~/accounts/change-email.server'
import { sendVerificationAgain } from '~/accounts/send-verification.server'
import { confirmNewEmail } from '~/accounts/verify-email.server'
import {
  A_PASSWORD,
  accountServices,
  aHostWithPassword,
  aVerifiedHost,
  DAY_MS,
  lastToken,
  NOW,
  queuedMails,
  signedUp,
  tokenOf,
  verify,
} from './accounts'

describe('verifyEmail', () => {
  it('works once, even for two requests at the same time', async () => {
    const services = await accountServices()
    await signedUp(services)
    const token = await lastToken(services)
    const results = await Promise.all([verify(services, token, NOW), verify(services, token, NOW)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('works for 24 hours', async () => {
    const services = await accountServices()
    await signedUp(services)
    const token = await lastToken(services)
    expect(await verify(services, token, NOW + DAY_MS)).toEqual({ ok: false, reason: 'link_over' })
    expect((await verify(services, token, NOW + DAY_MS - 1)).ok).toBe(true)
  })

  it('does not happen by opening the link (S9)', async () => {
    const services = await accountServices()
    await signedUp(services)
    const token = await lastToken(services)
    expect(await readAccountLink(services.db, token, ['verify_email'], NOW)).toMatchObject({
      email: 'dana@example.com',
    })
    expect(await findHostByEmail(services.db, 'dana@example.com')).toMatchObject({ email_verified_at: null })
  })

  it('does not accept a link that was made for another purpose', async () => {
    const services = await accountServices()
    const host = await aVerifiedHost(services)
    expect(await verify(services, tokenOf(host.setPasswordUrl), NOW)).toEqual({
      ok: false,
      reason: 'link_over',
    })
  })
})

describe('sendVerificationAgain', () => {
  it('mails a second link, and the first one still works', async () => {
    const services = await accountServices()
    await signedUp(services)
    const first = await lastToken(services)
    await sendVerificationAgain(services, { email: 'dana@example.com', browser: null }, NOW)
    expect(await lastToken(services)).not.toBe(first)
    expect((await verify(services, first, NOW)).ok).toBe(true)
    expect(await verify(services, await lastToken(services), NOW)).toMatchObject({ ok: false })
  })

  it('sends nothing to unknown and to verified addresses', async () => {
    const services = await accountServices()
    const host = await aVerifiedHost(services)
    await sendVerificationAgain(services, { email: 'unknown@example.com', browser: null }, NOW)
    await sendVerificationAgain(services, { email: host.email, browser: null }, NOW)
    expect(await queuedMails(services)).toEqual([])
  })
})

describe('a change of email', () => {
  it('takes effect only when the link in the new mailbox is used', async () => {
    const services = await accountServices()
    const host = await aHostWithPassword(services)
    await requestNewEmail(services, host, { email: 'new@example.com', currentPassword: A_PASSWORD }, NOW)
    expect(await queuedMails(services)).toMatchObject([{ mail: 'change-email', to: 'new@example.com' }])
    expect(await findHostById(services.db, host.id)).toMatchObject({ email: host.email })

    const token = await lastToken(services)
    expect(await confirmNewEmail(services.db, { token, hostId: host.id }, NOW)).toEqual({ ok: true })
    expect(await findHostById(services.db, host.id)).toMatchObject({ email: 'new@example.com' })
    expect(await confirmNewEmail(services.db, { token, hostId: host.id }, NOW)).toMatchObject({ ok: false })
  })

  it('needs the current password', async () => {
    const services = await accountServices()
    const host = await aHostWithPassword(services)
    const change = { email: 'new@example.com', currentPassword: 'not the password' }
    expect(await requestNewEmail(services, host, change, NOW)).toEqual({ ok: false, reason: 'wrong_password' })
    expect(await queuedMails(services)).toEqual([])
  })

  it('opens nothing to the stranger at a mistyped address (S1)', async () => {
    const services = await accountServices()
    const host = await aHostWithPassword(services)
    const stranger = await aVerifiedHost(services, 'stranger')
    await requestNewEmail(services, host, { email: 'typo@example.com', currentPassword: A_PASSWORD }, NOW)
    const token = await lastToken(services)
    expect(await confirmNewEmail(services.db, { token, hostId: stranger.id }, NOW)).toMatchObject({ ok: false })
    expect(await verify(services, token, NOW)).toMatchObject({ ok: false })
    expect(await findHostByEmail(services.db, 'typo@example.com')).toBeUndefined()
  })

  it('says that an address is taken only to the reader of its mailbox (S6)', async () => {
    const services = await accountServices()
    const host = await aHostWithPassword(services)
    const other = await aVerifiedHost(services, 'other')
    const change = { email: other.email, currentPassword: A_PASSWORD }
    expect(await requestNewEmail(services, host, change, NOW)).toEqual({ ok: true })
    const token = await lastToken(services)
    const result = await confirmNewEmail(services.db, { token, hostId: host.id }, NOW)
    expect(result).toEqual({ ok: false, reason: 'email_taken' })
  })

  it('takes an address from an account that was never verified', async () => {
    const services = await accountServices()
    const host = await aHostWithPassword(services)
    await signedUp(services, { email: 'new@example.com' })
    await requestNewEmail(services, host, { email: 'new@example.com', currentPassword: A_PASSWORD }, NOW)
    const token = await lastToken(services)
    expect(await confirmNewEmail(services.db, { token, hostId: host.id }, NOW)).toEqual({ ok: true })
    expect(await findHostByEmail(services.db, 'new@example.com')).toMatchObject({ id: host.id })
  })
})
