import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { up } from '#db/migrations/0015-sign-ups'
import { findHostByEmail, insertHost } from '#db/queries/hosts'
import { giveDefaults } from '~/accounts/give-defaults.server'
import { hashPassword } from '~/accounts/password.server'
import { sendVerificationAgain } from '~/accounts/send-verification.server'
import { signIn } from '~/accounts/sign-in.server'
import { sweepAccounts } from '~/accounts/sweep-accounts.server'
import { verifyEmail } from '~/accounts/verify-email.server'
import { hashToken } from '~/security/tokens.server'
import {
  A_PASSWORD,
  accountServices,
  aVerifiedHost,
  DAY_MS,
  lastToken,
  NOW,
  signedUp,
  type TestServices,
  verify,
} from './accounts'

const email = 'dana@example.com'

async function counts({ db }: TestServices) {
  const found = []
  for (const table of ['hosts', 'sign_ups', 'account_tokens', 'jobs', 'schedules', 'event_types'] as const) {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    found.push([table, Number(count)])
  }
  return Object.fromEntries(found)
}

describe('an account that nobody verifies', () => {
  it('ends seven days after the last attempt, with its links and mails (S20)', async () => {
    const services = await accountServices()
    await signedUp(services)
    await sweepAccounts(services.db, NOW + 7 * DAY_MS - 1)
    expect(await counts(services)).toMatchObject({ hosts: 1, sign_ups: 1, jobs: 1 })
    await sweepAccounts(services.db, NOW + 7 * DAY_MS)
    expect(await counts(services)).toEqual({
      hosts: 0,
      sign_ups: 0,
      account_tokens: 0,
      jobs: 0,
      schedules: 0,
      event_types: 0,
    })
  })

  it('waits longer for a later attempt, and an earlier one does not come back', async () => {
    const services = await accountServices()
    await signedUp(services, { name: 'First' })
    await signedUp(services, { name: 'Second', browser: 'C'.repeat(43) }, NOW + 5 * DAY_MS)
    await sweepAccounts(services.db, NOW + 7 * DAY_MS)
    expect(await services.db.selectFrom('sign_ups').select('name').execute()).toEqual([{ name: 'Second' }])
    await sendVerificationAgain(services, { email, browser: null }, NOW + 8 * DAY_MS)
    const link = { token: await lastToken(services), browser: null, password: A_PASSWORD }
    expect((await verifyEmail(services, link, NOW + 8 * DAY_MS)).ok).toBe(true)
    expect(await findHostByEmail(services.db, email)).toMatchObject({ name: 'Second' })
  })

  it('does not end while one of its mails is being sent', async () => {
    const services = await accountServices()
    await signedUp(services)
    const later = NOW + 8 * DAY_MS
    await services.db
      .updateTable('jobs')
      .set({ lease_owner: 'w', lease_until: later + 1 })
      .execute()
    await sweepAccounts(services.db, later)
    expect(await counts(services)).toMatchObject({ hosts: 1 })
    await sweepAccounts(services.db, later + 1)
    expect(await counts(services)).toMatchObject({ hosts: 0 })
  })

  it('gives way to a host that the operator creates, and its links end', async () => {
    const services = await accountServices()
    await signedUp(services)
    const link = await lastToken(services)
    const host = await aVerifiedHost(services)
    expect(await verify(services, link)).toEqual({ ok: false, reason: 'link_over' })
    expect(await findHostByEmail(services.db, email)).toMatchObject({ id: host.id, password_hash: null })
    expect(await counts(services)).toMatchObject({ hosts: 1, sign_ups: 0 })
  })

  it('is never a verified one', async () => {
    const services = await accountServices()
    await aVerifiedHost(services)
    await sweepAccounts(services.db, NOW + 400 * DAY_MS)
    expect(await counts(services)).toMatchObject({ hosts: 1, schedules: 1 })
  })

  it('has nothing usable: no password, name, public page or defaults', async () => {
    const services = await accountServices()
    await signedUp(services, { handle: 'dana' })
    expect(await findHostByEmail(services.db, email)).toMatchObject({
      name: '',
      password_hash: null,
      email_verified_at: null,
    })
    expect(await counts(services)).toMatchObject({ schedules: 0, event_types: 0 })
    expect(await signIn(services.db, { email, password: A_PASSWORD })).toMatchObject({ ok: false })
  })
})

describe('an account that was unverified when the program was upgraded', () => {
  it('is verified by its old link, with a password chosen there', async () => {
    const services = await accountServices()
    const { db, dialect } = services
    // As the version before stored it.
    for (const statement of [
      'drop index account_tokens_sign_up',
      'alter table account_tokens drop column sign_up_id',
      'drop table sign_ups',
      'drop index hosts_unverified',
    ])
      await sql.raw(statement).execute(db)
    const strangers = await hashPassword('vier Quitten im Keller')
    await insertHost(db, {
      ...{ id: 'hst_old', email, name: 'Dana Example', handle: 'dana', time_zone: 'Europe/Zurich', locale: 'de' },
      ...{ password_hash: strangers, welcome_text: '', created_at: NOW, updated_at: NOW },
    })
    await giveDefaults(db, { hostId: 'hst_old', locale: 'de', now: NOW })
    const token = 'T'.repeat(43)
    await sql`insert into account_tokens (token_hash, host_id, purpose, email, created_at, expires_at)
      values (${hashToken(token)}, 'hst_old', 'verify_email', ${email}, ${NOW}, ${NOW + DAY_MS})`.execute(db)

    await up(db as never, dialect)
    expect(await counts(services)).toMatchObject({ hosts: 1, sign_ups: 1, schedules: 0, event_types: 0 })
    expect(await verify(services, token)).toEqual({ ok: false, reason: 'password_missing' })
    expect((await verifyEmail(services, { token, browser: null, password: A_PASSWORD }, NOW)).ok).toBe(true)
    expect(await findHostByEmail(db, email)).toMatchObject({ name: 'Dana Example', handle: 'dana', locale: 'de' })
    expect(await signIn(db, { email, password: 'vier Quitten im Keller' })).toMatchObject({ ok: false })
    expect(await signIn(db, { email, password: A_PASSWORD })).toMatchObject({ ok: true })
    expect(await counts(services)).toMatchObject({ schedules: 1, event_types: 1 })
  })
})
