import { describe, expect, it } from 'vitest'
import { inTransaction } from '#db/in-transaction'
import {
  deleteAuditEntriesBefore,
  eraseAuditEntriesOfHost,
  findAuditEntries,
  insertAuditEntry,
} from '#db/queries/audit-entries'
import type { Db } from '#db/schema'
import { accountServices, aHostWithPassword, NOW } from '#tests/accounts/accounts'
import { startAdmin } from '#tests/admin/start-admin'
import { callApi } from '#tests/setup/test-app'
import { aDatabase } from '#tests/setup/test-database'
import { aTeam, startTeamApp } from '#tests/team/team'
import { changePassword } from '~/accounts/change-password.server'
import { recordRefusedSignIn } from '~/accounts/refused-sign-in.server'
import { recordAudit } from '~/audit/record-audit.server'
import { asRequestOf } from '~/limits/requester.server'

const HOUR_MS = 3_600_000
const APPEND_ONLY = /append-only/

const everything = (db: Db) => findAuditEntries(db, { after: undefined, limit: 1_000 })

/** Newest last. */
async function actsOf(db: Db, hostId: string | null) {
  const found = (await everything(db)).reverse().filter(({ host_id }) => host_id === hostId)
  return found.map(({ act, actor_kind, actor_id, network, facts }) => ({
    ...{ act, by: actor_kind, id: actor_id, network },
    facts: JSON.parse(facts),
  }))
}

async function plant(db: Db, values: { hostId: string; actorId?: string; at?: number }): Promise<void> {
  const { hostId, actorId = hostId, at = NOW } = values
  await insertAuditEntry(db, {
    ...{ at, host_id: hostId, actor_kind: 'host', actor_id: actorId, act: 'signed_in', network: '203.0.113.9' },
    facts: '{}',
  })
}

describe('the database (S25)', () => {
  it('refuses to change, replace or delete an entry', async () => {
    const { db, dialect } = await aDatabase()
    await plant(db, { hostId: 'hst_a' })
    const [entry] = await db.selectFrom('audit_entries').selectAll().execute()
    const tries = [
      db.updateTable('audit_entries').set({ act: 'key_created' }),
      db.updateTable('audit_entries').set({ actor_id: null }),
      db.deleteFrom('audit_entries'),
      ...(dialect === 'sqlite' && entry ? [db.replaceInto('audit_entries').values(entry)] : []),
    ]
    for (const attempt of tries) await expect(attempt.execute()).rejects.toThrow(APPEND_ONLY)
    expect(await db.selectFrom('audit_entries').selectAll().execute()).toEqual([entry])
  })

  it('lets entries go by age, and those of an account with it, and nothing else', async () => {
    const { db } = await aDatabase()
    await plant(db, { hostId: 'hst_a', at: NOW - HOUR_MS })
    await plant(db, { hostId: 'hst_b', at: NOW - HOUR_MS })
    await plant(db, { hostId: 'hst_b' })
    await plant(db, { hostId: 'hst_b', actorId: 'hst_a' })
    expect(await inTransaction(db, (tx) => deleteAuditEntriesBefore(tx, NOW - 1))).toBe(2)
    await plant(db, { hostId: 'hst_a' })
    await inTransaction(db, (tx) => eraseAuditEntriesOfHost(tx, 'hst_a'))
    const left = await actsOf(db, 'hst_b')
    expect(left.map(({ id }) => id)).toEqual(['hst_b', null])
    expect(await everything(db)).toHaveLength(2)
    // The guard is closed again.
    expect(await db.selectFrom('audit_erasures').selectAll().execute()).toEqual([])
    await expect(db.deleteFrom('audit_entries').execute()).rejects.toThrow(APPEND_ONLY)
  })
})

describe('an entry of the audit log (S25)', () => {
  it('exists only if the act does', async () => {
    const { db } = await aDatabase()
    const failing = inTransaction(db, async (tx) => {
      await recordAudit(tx, { act: 'key_created', hostId: 'hst_a' }, NOW)
      throw new Error('The act fails')
    })
    await expect(failing).rejects.toThrow('The act fails')
    expect(await everything(db)).toEqual([])
  })

  it('names the network of its own request, also where requests share a commit', async () => {
    const { db } = await aDatabase()
    const record = (n: number) =>
      asRequestOf(`203.0.113.${n}`, () =>
        inTransaction(db, (tx) => recordAudit(tx, { act: 'signed_in', hostId: `hst_${n}` }, NOW)),
      )
    await Promise.all(Array.from({ length: 20 }, (_, n) => record(n)))
    const found = await everything(db)
    expect(found).toHaveLength(20)
    for (const { host_id, actor_id, network } of found)
      expect([actor_id, network]).toEqual([host_id, `203.0.113.${host_id?.slice(4)}`])
  })

  it('says that the process itself did what no request caused', async () => {
    const services = await accountServices()
    const { id } = await aHostWithPassword(services)
    expect(await actsOf(services.db, id)).toEqual([
      { act: 'key_created', by: 'system', id: null, network: null, facts: { name: 'Operator' } },
      { act: 'password_reset', by: 'system', id: null, network: null, facts: {} },
    ])
  })

  it('of a wrong current password is not one of a changed password', async () => {
    const services = await accountServices()
    const host = await aHostWithPassword(services)
    const change = { currentPassword: 'falsche Birnen', newPassword: 'vier Birnen im Regal' }
    const before = await everything(services.db)
    await changePassword(services.db, { ...host, sessionIdHash: 'none' }, change, NOW)
    expect(await everything(services.db)).toEqual(before)
  })
})

describe('refused sign-ins', () => {
  it('are recorded without the typed address, and at most 30 an hour for one account (S21)', async () => {
    const services = await accountServices()
    const { db } = services
    const { id, email } = await aHostWithPassword(services)
    const refused = async (hostId: string | null) =>
      (await actsOf(db, hostId)).filter(({ act }) => act === 'sign_in_refused')
    for (let attempt = 0; attempt < 40; attempt++) await recordRefusedSignIn(db, email, NOW + attempt)
    expect(await recordRefusedSignIn(db, 'nobody@example.com', NOW)).toBe(null)
    expect(await refused(id)).toHaveLength(30)
    expect(await refused(null)).toMatchObject([{ by: 'unknown', id: null }])
    expect(JSON.stringify(await everything(db))).not.toContain('nobody')
    await recordRefusedSignIn(db, email, NOW + HOUR_MS + 40)
    expect(await refused(id)).toHaveLength(31)
  })
})

describe('the security log of a host', () => {
  it('says who did what and from where, without secrets, and is exported with the account', async () => {
    const admin = await startAdmin({ environment: { TRUST_PROXY: '1', OUTBOUND_ALLOW_PRIVATE: '1' } })
    const { app, host, get } = admin
    const { db } = app.services
    const headers = { Origin: app.url, 'X-Forwarded-For': '2001:db8:1:2:3::4' }
    const send = async (path: string, form: Record<string, string>, cookie: string) =>
      fetch(app.url + path, {
        ...{ method: 'POST', headers: { ...headers, cookie }, redirect: 'manual' },
        body: new URLSearchParams(form),
      })
    const wrong = await send('/sign-in', { email: host.email, password: 'not this one' }, '')
    expect(wrong.status).toBe(401)
    const made = await (await admin.post('/admin/api', { name: 'Reports', scopes: 'read', days: '30' })).text()
    const key = /foyer_[\w-]{40,}/.exec(made)?.[0] ?? ''
    const webhook = await callApi(app, host, 'POST', '/webhooks', {
      url: `${app.url}/private-path-of-the-receiver`,
      events: ['booking.created'],
    })
    const { data } = await webhook.json()
    await callApi(app, host, 'DELETE', `/webhooks/${data.id}`)
    await admin.post('/admin/goto', { step: 'disconnect' })
    const file = await (await get('/admin/settings/account/export')).json()

    const log = await actsOf(db, host.id)
    const keyId = (await db.selectFrom('api_keys').select('id').where('name', '=', 'Operator').executeTakeFirst())?.id
    expect(log.map(({ act, by }) => `${act} ${by}`)).toEqual([
      ...['key_created system', 'goto_connected system', 'signed_in system', 'sign_in_refused unknown'],
      ...['key_created host', 'webhook_created key', 'webhook_deleted key', 'goto_disconnected host'],
      'account_exported host',
    ])
    expect(log[3]?.network).toBe('2001:db8:1:2::/64')
    expect(log[5]?.id).toBe(keyId)
    const stored = JSON.stringify(await db.selectFrom('audit_entries').selectAll().execute())
    for (const secret of [key, key.slice(0, 12), host.apiToken, data.secret, 'private-path-of-the-receiver'])
      expect(stored).not.toContain(secret)
    expect(file.securityLog.map(({ act }: { act: string }) => act)).toContain('webhook_deleted')

    const page = await (await get('/admin/settings/log')).text()
    for (const words of ['Sign-in refused', '2001:db8:1:2::/64', 'API key “Operator”', 'API key created', ': Reports'])
      expect(page).toContain(words)
    await db.updateTable('hosts').set({ locale: 'de' }).execute()
    expect(await (await get('/admin/settings/log')).text()).toContain('Anmeldung abgelehnt')
  })

  it('shows what a manager did to the account, and the manager what they did, and nobody else (S1)', async () => {
    const app = await startTeamApp()
    const { owner, member, stranger } = await aTeam(app)
    expect((await owner.post(`/admin/team/members/${member.id}/role`, { role: 'manager' })).status).toBe(302)
    const log = async (who: typeof owner) => (await who.get('/admin/settings/log')).text()
    const [forMember, forOwner, forStranger] = [await log(member), await log(owner), await log(stranger)]
    expect(forMember).toContain('Role in the team changed')
    expect(forMember).toContain('Dana Example, for the team')
    expect(forOwner).toContain('Account of Dana Example')
    expect(forStranger).not.toContain('Role in the team changed')
    const [entry] = (await actsOf(app.services.db, member.id)).slice(-1)
    expect(entry).toMatchObject({ act: 'team_role_changed', by: 'manager', id: owner.id, facts: { role: 'manager' } })
  })

  it('goes on to older entries', async () => {
    const { app, host, get } = await startAdmin({ connected: false })
    for (let n = 0; n < 60; n++)
      await recordAudit(app.services.db, { act: 'key_created', hostId: host.id, facts: { name: `Key ${n}` } }, NOW + n)
    const first = await (await get('/admin/settings/log')).text()
    const next = /[?]after=([^"]+)"/.exec(first)?.[1] ?? ''
    const second = await (await get(`/admin/settings/log?after=${next}`)).text()
    const names = [...`${first} ${second}`.matchAll(/Key \d+(?=<)/g)].map(([name]) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toHaveLength(60)
  })
})
