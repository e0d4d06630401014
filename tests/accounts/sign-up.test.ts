import { describe, expect, it } from 'vitest'
import { findHostByEmail } from '#db/queries/hosts'
import { findHostByPublicHandle } from '~/accounts/find-public-host.server'
import { SignUpSchema, signUp } from '~/accounts/sign-up.server'
import { hashToken } from '~/security/tokens.server'
import {
  A_PASSWORD,
  accountServices,
  anAccount,
  aVerifiedHost,
  DAY_MS,
  lastToken,
  NOW,
  queuedMails,
  signedUp,
  verify,
} from './accounts'

describe('signUp', () => {
  it('makes an account with a handle from the name, and mails a link that verifies the address', async () => {
    const services = await accountServices()
    expect(await signUp(services, anAccount({ name: 'José Müller', email: 'jose@example.com' }), NOW)).toEqual({
      ok: true,
    })

    expect(await findHostByEmail(services.db, 'jose@example.com')).toMatchObject({ email_verified_at: null })
    const mails = await queuedMails(services)
    expect(mails).toMatchObject([{ mail: 'verify-email', to: 'jose@example.com', deadlineAt: NOW + DAY_MS }])
    expect(mails[0]?.url?.origin + (mails[0]?.url?.pathname ?? '')).toBe('https://book.example.com/verify-email')
    expect(services.wakes).toBe(1)
    await verify(services, mails[0]?.token ?? '')
    const host = await findHostByEmail(services.db, 'jose@example.com')
    expect(host).toMatchObject({ handle: 'jose-mueller', time_zone: 'Europe/Zurich', email_verified_at: NOW })
  })

  it('gives a new host working hours and an intro call, in the host’s language', async () => {
    const services = await accountServices()
    await signedUp(services, { locale: 'de' })
    await verify(services, await lastToken(services))
    const schedule = await services.db.selectFrom('schedules').selectAll().executeTakeFirstOrThrow()
    expect(JSON.parse(schedule.weekly)).toEqual(
      [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
    )
    const eventTypes = await services.db.selectFrom('event_types').selectAll().execute()
    expect(eventTypes).toMatchObject([{ slug: 'intro-call', title: 'Erstgespräch', duration_minutes: 30, hidden: 0 }])
  })

  it('hides the page of an unverified host from the public', async () => {
    const services = await accountServices()
    await signedUp(services)
    expect(await findHostByPublicHandle(services.db, 'dana-example', NOW)).toBeNull()
    expect((await verify(services, await lastToken(services), NOW)).ok).toBe(true)
    expect(await findHostByPublicHandle(services.db, 'dana-example', NOW)).toMatchObject({
      host: { name: 'Dana Example' },
    })
  })

  it('stores neither the token nor the password, not even in the queued mail', async () => {
    const services = await accountServices()
    await signedUp(services)
    const token = await lastToken(services)
    const stored = JSON.stringify([
      await services.db.selectFrom('hosts').selectAll().execute(),
      await services.db.selectFrom('account_tokens').selectAll().execute(),
      await services.db.selectFrom('sign_ups').selectAll().execute(),
      await services.db.selectFrom('jobs').selectAll().execute(),
    ])
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(stored).toContain(hashToken(token))
    expect(stored).not.toContain(token)
    expect(stored).not.toContain(A_PASSWORD)
  })

  describe('with a handle that is taken', () => {
    it('says which one is free when the host chose it', async () => {
      const services = await accountServices()
      await aVerifiedHost(services, 'dana')
      const result = await signUp(services, anAccount({ email: 'other@example.com', handle: 'dana' }), NOW)
      expect(result).toEqual({ ok: false, reason: 'handle_taken', suggestion: 'dana-2' })
      expect(await findHostByEmail(services.db, 'other@example.com')).toBeUndefined()
    })

    it.each([undefined, 'dana-example'])(
      'takes the next free one when it came from the name (form: %s)',
      async (handle) => {
        const services = await accountServices()
        await aVerifiedHost(services, 'dana-example')
        await signedUp(services, { email: 'other@example.com', handle })
        await verify(services, await lastToken(services))
        expect(await findHostByEmail(services.db, 'other@example.com')).toMatchObject({ handle: 'dana-example-2' })
      },
    )

    it('reserves nothing for an attempt that was never confirmed', async () => {
      const services = await accountServices()
      await signedUp(services, { email: 'first@example.com', handle: 'dana' })
      const first = await lastToken(services)
      await signedUp(services, { email: 'second@example.com', handle: 'dana' })
      await verify(services, await lastToken(services))
      await verify(services, first)
      expect(await findHostByEmail(services.db, 'second@example.com')).toMatchObject({ handle: 'dana' })
      expect(await findHostByEmail(services.db, 'first@example.com')).toMatchObject({ handle: 'dana-2' })
    })
  })

  describe('with a known address (S6)', () => {
    it('responds alike, changes nothing, and informs the owner by mail', async () => {
      const services = await accountServices()
      const owner = await aVerifiedHost(services, 'dana')
      const stranger = anAccount({ name: 'Someone Else', email: owner.email, handle: 'stranger' })
      expect(await signUp(services, stranger, NOW)).toEqual({ ok: true })
      expect(await findHostByEmail(services.db, owner.email)).toMatchObject({ name: owner.name, handle: 'dana' })
      expect(await queuedMails(services)).toMatchObject([{ mail: 'account-exists', hostId: owner.id }])
    })

    it('does not reveal by the owner’s handle whose address it is', async () => {
      const services = await accountServices()
      const owner = await aVerifiedHost(services, 'dana')
      const known = await signUp(services, anAccount({ email: owner.email, handle: 'dana' }), NOW)
      const unknown = await signUp(services, anAccount({ email: 'unknown@example.com', handle: 'dana' }), NOW)
      expect(known).toEqual(unknown)
    })
  })
})

describe('the sign-up form', () => {
  const form = { name: 'Dana Example', email: 'dana@example.com', password: A_PASSWORD }
  const problems = (values: object) =>
    SignUpSchema.safeParse({ ...form, ...values }).error?.issues.map(
      ({ path, message }) => `${path.join('.')} ${message}`,
    )

  it('needs no more than name, email and password', () => {
    expect(SignUpSchema.parse({ ...form, email: ' Dana@Example.COM ' })).toEqual({
      ...form,
      email: 'dana@example.com',
      timeZone: 'UTC',
    })
  })

  it.each([
    [{ name: 'Dana\r\nBcc: all@example.com' }, ['name name_unfit']],
    [{ name: 'Win at www.example.com' }, ['name name_unfit']],
    [{ name: '\u202eDana' }, ['name name_unfit']],
    [{ name: '   ' }, ['name name_missing']],
    [{ email: 'dana@example.com, all@example.com' }, ['email email_unfit']],
    [{ email: '"Dana" <dana@example.com>' }, ['email email_unfit']],
    [{ email: 'dana@example.com\nbcc:x@example.com' }, ['email email_unfit']],
    [{ password: 'Password123' }, ['password password_common']],
    [{ password: 'Dana-Example' }, ['password password_personal']],
    [
      { name: '', email: 'x', password: 'short' },
      ['name name_missing', 'email email_unfit', 'password password_short'],
    ],
    [{ handle: 'admin' }, ['handle handle_reserved']],
    [{ timeZone: 'Mars/Olympus' }, ['timeZone time_zone_unknown']],
  ])('refuses %j (S14, S16)', (values, expected) => {
    expect(problems(values)).toEqual(expected)
  })

  it('refuses fields that are not its own (S2)', () => {
    expect(problems({ emailVerifiedAt: '1' })).toHaveLength(1)
    expect(problems({ id: 'hst_1' })).toHaveLength(1)
  })
})
