import { describe, expect, it } from 'vitest'
import { updateHost } from '#db/queries/hosts'
import { authenticateApiKey, createApiKey, listApiKeys, revokeApiKey } from '~/accounts/api-keys.server'
import { hashToken } from '~/security/tokens.server'
import { accountServices, aVerifiedHost, NOW } from './accounts'

async function aHostWithKey() {
  const { db, dialect, env } = await accountServices()
  const host = await aVerifiedHost({ db, env })
  const result = await createApiKey({ db, dialect }, { hostId: host.id, name: 'CRM' }, NOW + 1)
  if (!result.ok) throw new Error(result.reason)
  return { db, dialect, env, host, key: result.key }
}

describe('an API key', () => {
  it('opens its host’s account, and only its hash is stored', async () => {
    const { db, host, key } = await aHostWithKey()
    expect(key).toMatch(/^foyer_[A-Za-z0-9_-]{43}$/)
    expect(await authenticateApiKey(db, key, NOW)).toMatchObject({
      host: { id: host.id, handle: 'dana' },
      scopes: ['read', 'book', 'manage'],
    })
    const stored = JSON.stringify(await db.selectFrom('api_keys').selectAll().execute())
    expect(stored).toContain(hashToken(key))
    expect(stored).not.toContain(key)
  })

  it('is listed by name and first characters, newest first', async () => {
    const { db, host, key } = await aHostWithKey()
    expect(await listApiKeys(db, host.id)).toMatchObject([
      { name: 'CRM', hint: key.slice(0, 10) },
      { name: 'Operator' },
    ])
  })

  it('notes its last use, at most once a minute', async () => {
    const { db, host, key } = await aHostWithKey()
    const lastUsed = async () => (await listApiKeys(db, host.id))[0]?.lastUsedAt
    expect(await lastUsed()).toBeNull()
    await authenticateApiKey(db, key, NOW)
    await authenticateApiKey(db, key, NOW + 59_999)
    expect(await lastUsed()).toBe(NOW)
    await authenticateApiKey(db, key, NOW + 60_000)
    expect(await lastUsed()).toBe(NOW + 60_000)
  })

  it('opens nothing once revoked, and is gone from the list', async () => {
    const { db, host, key } = await aHostWithKey()
    const [crm] = await listApiKeys(db, host.id)
    expect(await revokeApiKey(db, host.id, crm?.id ?? '', NOW)).toBe(true)
    expect(await authenticateApiKey(db, key, NOW)).toBeNull()
    expect(await listApiKeys(db, host.id)).toHaveLength(1)
    expect(await revokeApiKey(db, host.id, crm?.id ?? '', NOW)).toBe(false)
  })

  it('cannot be revoked by another host, for whom it does not exist (S1)', async () => {
    const { db, env, host, key } = await aHostWithKey()
    const stranger = await aVerifiedHost({ db, env }, 'stranger')
    const [crm] = await listApiKeys(db, host.id)
    expect(await revokeApiKey(db, stranger.id, crm?.id ?? '', NOW)).toBe(false)
    expect(await authenticateApiKey(db, key, NOW)).not.toBeNull()
  })

  it('says that its host is suspended, so that it only reads', async () => {
    const { db, host, key } = await aHostWithKey()
    await updateHost(db, host.id, { suspended_at: NOW }, NOW)
    expect((await authenticateApiKey(db, key, NOW))?.host.suspendedAt).toBe(NOW)
  })

  it.each(['', 'foyer_', `foyer_${'A'.repeat(43)}`, `FOYER_${'A'.repeat(43)}`, `foyer_${'A'.repeat(10_000)}`])(
    'is not %j',
    async (key) => {
      const { db } = await accountServices()
      expect(await authenticateApiKey(db, key, NOW)).toBeNull()
    },
  )

  it('can be made fifty times per host, and no more', async () => {
    const { db, dialect, host } = await aHostWithKey()
    const one = (name: string) => createApiKey({ db, dialect }, { hostId: host.id, name }, NOW)
    for (let i = 2; i < 50; i++) await one(`Key ${i}`)
    expect(await one('One more')).toEqual({ ok: false, reason: 'too_many_keys' })
  })
})
