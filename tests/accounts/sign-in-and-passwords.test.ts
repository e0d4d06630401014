import { describe, expect, it } from 'vitest'
import { updateHost } from '#db/queries/hosts'
import { changePassword } from '~/accounts/change-password.server'
import { requestPasswordReset, resetPassword } from '~/accounts/reset-password.server'
import { findSignedIn, startSession } from '~/accounts/session.server'
import { signIn } from '~/accounts/sign-in.server'
import {
  A_PASSWORD,
  accountServices,
  aHostWithPassword,
  aVerifiedHost,
  HOUR_MS,
  lastToken,
  NOW,
  queuedMails,
  signedUp,
  tokenOf,
} from './accounts'

const ANOTHER_PASSWORD = 'vier Quitten im Keller'
const email = 'dana@example.com'

describe('signIn', () => {
  it('knows a host by email and password', async () => {
    const services = await accountServices()
    const host = await aHostWithPassword(services)
    expect(await signIn(services.db, { email, password: A_PASSWORD })).toEqual({ ok: true, hostId: host.id })
  })

  it('refuses a wrong password, an unknown address and an account without password alike (S6)', async () => {
    const services = await accountServices()
    await aHostWithPassword(services)
    await aVerifiedHost(services, 'no-password')
    const refusals = await Promise.all([
      signIn(services.db, { email, password: ANOTHER_PASSWORD }),
      signIn(services.db, { email: 'unknown@example.com', password: A_PASSWORD }),
      signIn(services.db, { email: 'no-password@example.com', password: '' }),
    ])
    expect(refusals).toEqual(Array(3).fill({ ok: false, reason: 'wrong_email_or_password' }))
  })

  it('lets a suspended host in, to read, and never says that an account is unverified', async () => {
    const services = await accountServices()
    const host = await aHostWithPassword(services)
    await signedUp(services, { email: 'new@example.com' })
    await updateHost(services.db, host.id, { suspended_at: NOW }, NOW)
    const reasonOf = async (address: string, password: string) => {
      const result = await signIn(services.db, { email: address, password })
      return result.ok ? null : result.reason
    }
    expect(await reasonOf('new@example.com', A_PASSWORD)).toBe('wrong_email_or_password')
    expect(await reasonOf(email, A_PASSWORD)).toBeNull()
    expect(await reasonOf(email, ANOTHER_PASSWORD)).toBe('wrong_email_or_password')
  })
})

describe('a password reset', () => {
  it('mails a link for one hour, and nothing to an unknown address', async () => {
    const services = await accountServices()
    const { id } = await aVerifiedHost(services)
    await requestPasswordReset(services, 'unknown@example.com', NOW)
    expect(await queuedMails(services)).toEqual([])
    await requestPasswordReset(services, email, NOW)
    expect(await queuedMails(services)).toMatchObject([{ mail: 'reset-password', to: email, hostId: id }])

    const late = { token: await lastToken(services), password: A_PASSWORD }
    expect(await resetPassword(services, late, NOW + HOUR_MS)).toEqual({ ok: false, reason: 'link_over' })
  })

  it('ends every session and every other link (S5)', async () => {
    const services = await accountServices()
    const host = await aHostWithPassword(services)
    const cookie = (await startSession(services.db, host.id, null, Date.now())).split(';')[0] ?? ''
    await requestPasswordReset(services, email, NOW)
    const first = await lastToken(services)
    await requestPasswordReset(services, email, NOW)
    const second = await lastToken(services)

    expect((await resetPassword(services, { token: second, password: ANOTHER_PASSWORD }, NOW)).ok).toBe(true)
    expect(await findSignedIn(services.db, cookie, Date.now())).toBeNull()
    expect((await resetPassword(services, { token: first, password: A_PASSWORD }, NOW)).ok).toBe(false)
    expect((await signIn(services.db, { email, password: ANOTHER_PASSWORD })).ok).toBe(true)
  })

  it('leaves the link working when the password is refused', async () => {
    const services = await accountServices()
    const { setPasswordUrl } = await aVerifiedHost(services)
    const token = tokenOf(setPasswordUrl)
    expect(await resetPassword(services, { token, password: 'Dana-Example' }, NOW)).toEqual({
      ok: false,
      reason: 'password_personal',
    })
    expect((await resetPassword(services, { token, password: A_PASSWORD }, NOW)).ok).toBe(true)
  })

  it('verifies an account whose first mail never arrived', async () => {
    const services = await accountServices()
    await signedUp(services)
    await requestPasswordReset(services, email, NOW)
    await resetPassword(services, { token: await lastToken(services), password: ANOTHER_PASSWORD }, NOW)
    expect((await signIn(services.db, { email, password: ANOTHER_PASSWORD })).ok).toBe(true)
  })
})

describe('changePassword', () => {
  it('ends every other session, keeps this one, and ends mailed links (S5)', async () => {
    const services = await accountServices()
    const host = await aHostWithPassword(services)
    const now = Date.now()
    const here = (await startSession(services.db, host.id, null, now)).split(';')[0] ?? ''
    const elsewhere = (await startSession(services.db, host.id, null, now)).split(';')[0] ?? ''
    await requestPasswordReset(services, email, now)
    const signedIn = await findSignedIn(services.db, here, now)
    if (!signedIn) throw new Error('not signed in')

    const me = { ...signedIn.host, sessionIdHash: signedIn.sessionIdHash }
    const change = { currentPassword: A_PASSWORD, newPassword: ANOTHER_PASSWORD }
    expect(await changePassword(services.db, me, change, now)).toEqual({ ok: true })
    expect(await findSignedIn(services.db, here, now)).not.toBeNull()
    expect(await findSignedIn(services.db, elsewhere, now)).toBeNull()
    expect((await resetPassword(services, { token: await lastToken(services), password: A_PASSWORD }, now)).ok).toBe(
      false,
    )
  })

  it('needs the current password', async () => {
    const services = await accountServices()
    const host = await aHostWithPassword(services)
    const change = { currentPassword: ANOTHER_PASSWORD, newPassword: ANOTHER_PASSWORD }
    const result = await changePassword(services.db, { ...host, sessionIdHash: '' }, change, NOW)
    expect(result).toEqual({ ok: false, reason: 'wrong_password' })
  })
})
