import { describe, expect, it, vi } from 'vitest'
import { inTransaction } from '#db/in-transaction'
import { accountServices, aVerifiedHost, DAY_MS, NOW } from '#tests/accounts/accounts'
import { sayBudgets } from '~/commands/prove'
import { BUDGETS, type BudgetName, findBudgetUse } from '~/limits/budget-use.server'
import { networksOf } from '~/limits/client-address.server'
import { budgetMails, noteAgreement, type PlannedMail } from '~/limits/recipient-budget.server'
import { asRequestOf } from '~/limits/requester.server'
import { createMetrics } from '~/metrics/metrics.server'

const MINUTE_MS = 60_000

/** A host with an account of a day, and one with an account of a year. */
async function aWorld() {
  const { db, ...services } = await accountServices()
  const fresh = await aVerifiedHost({ db, ...services }, 'dana', NOW - DAY_MS)
  const old = await aVerifiedHost({ db, ...services }, 'erin', NOW - 365 * DAY_MS)
  let strangers = 0

  /** Mails of the fresh host that visitors at this network address cause, each to another stranger unless `to` names one. */
  async function mail(
    count: number,
    { to, network = '203.0.113.9', host = fresh, ...planned }: Partial<PlannedMail> & Wanted = {},
  ): Promise<void> {
    for (let sent = 0; sent < count; sent++) {
      const address = to ?? `stranger-${++strangers}@example.org`
      const wanted = { mail: 'confirmed', recipient: 'attendee', rank: 'first', cause: 'anybody', ...planned, address }
      const sender = { hostId: host.id, established: host === old }
      const budget = () => inTransaction(db, (tx) => budgetMails(tx, sender, [wanted as PlannedMail], NOW))
      await asRequestOf(networksOf(network), budget)
    }
  }
  return {
    ...{ db, old, mail },
    use: async (budget: BudgetName, now = NOW) => (await findBudgetUse(db, now)).find((one) => one.budget === budget),
  }
}

interface Wanted {
  to?: string
  network?: string
  host?: { id: string }
}

describe('the use of the mail budgets (S16)', () => {
  it('is nothing before the first mail, for each budget', async () => {
    const { db } = await aWorld()
    const unused = await findBudgetUse(db, NOW)
    expect(unused.map(({ budget }) => budget)).toEqual([...BUDGETS])
    for (const { used, near, usedUp, limit } of unused)
      expect({ used, near, usedUp, positive: limit > 0 }).toEqual({ used: 0, near: 0, usedUp: 0, positive: true })
  })

  it('counts recipients near their three mails of a day and at them, except those who agreed', async () => {
    const { db, mail, use } = await aWorld()
    await mail(1, { to: 'one@example.org' })
    await mail(2, { to: 'two@example.org' })
    await mail(5, { to: 'three@example.org' })
    await mail(1, { to: 'three@example.org', rank: 'later', mail: 'cancelled' })
    await mail(2, { to: 'friend@example.org' })
    await noteAgreement(db, 'friend@example.org', NOW)
    expect(await use('recipient')).toEqual({ budget: 'recipient', used: 3, limit: 3, near: 1, usedUp: 1 })
    expect(await use('recipient', NOW + DAY_MS - MINUTE_MS)).toMatchObject({ usedUp: 1 })
    expect(await use('recipient', NOW + DAY_MS)).toMatchObject({ used: 0, near: 0, usedUp: 0 })
    expect(await use('recipient', NOW - DAY_MS)).toMatchObject({ used: 0, near: 0, usedUp: 0 })
  })

  it('counts later mails of established hosts to one recipient separately', async () => {
    const { mail, old, use } = await aWorld()
    await mail(2, { to: 'one@example.org', host: old, rank: 'later', cause: 'host' })
    expect(await use('recipient_later')).toMatchObject({ used: 2, limit: 3, near: 1, usedUp: 0 })
    expect(await use('recipient')).toMatchObject({ used: 0 })
  })

  it('counts new hosts and established ones by their own limits, and what each causes by itself', async () => {
    const { mail, old, use } = await aWorld()
    await mail(24, { cause: 'host' })
    expect(await use('new_tenant_own')).toMatchObject({ used: 24, limit: 30, near: 1, usedUp: 0 })
    await mail(8, { cause: 'host' })
    expect(await use('new_tenant_own')).toMatchObject({ used: 30, limit: 30, near: 0, usedUp: 1 })
    await mail(3, { cause: 'host', host: old })
    expect(await use('tenant_own')).toMatchObject({ used: 3, limit: 300, near: 0, usedUp: 0 })
    await mail(2)
    expect(await use('new_tenant_visitors')).toMatchObject({ used: 2, limit: 300 })
    expect(await use('tenant_visitors')).toMatchObject({ used: 0, limit: 2_000 })
  })

  it('counts networks of each size by the limit of that size', async () => {
    const { db, mail, use } = await aWorld()
    await mail(3, { network: '203.0.113.9' })
    expect(await use('network')).toMatchObject({ used: 3, limit: 200, near: 0, usedUp: 0 })
    await mail(5, { network: '2001:db8:1:2::1' })
    expect(await use('network')).toMatchObject({ used: 5, limit: 200 })
    await db.updateTable('request_counts').set({ count: 700 }).where('key', 'like', 'network-mails:4:%').execute()
    expect(await use('network')).toMatchObject({ used: 700, limit: 800, near: 1, usedUp: 0 })
    await db.updateTable('request_counts').set({ count: 941 }).where('key', 'like', 'network-mails:1:%').execute()
    expect(await use('network')).toMatchObject({ used: 200, limit: 200, near: 1, usedUp: 2 })
    expect(await use('network', NOW + DAY_MS)).toMatchObject({ used: 0, near: 0, usedUp: 0 })
  })

  it('stands in the metrics and in what `prove` prints, without a name or an address (T7)', async () => {
    const { db, mail } = await aWorld()
    await mail(4, { to: 'victim@stranger.example' })
    const { body } = await createMetrics().text(db, NOW)
    expect(body).toContain('foyer_mail_budget_highest_used{budget="recipient"} 2')
    expect(body).toContain('foyer_mail_budget_limit{budget="recipient"} 3')
    expect(body).toContain('foyer_mail_budget_subjects{budget="recipient",state="near"} 1')
    expect(body).toContain('foyer_mail_budget_subjects{budget="recipient",state="used_up"} 0')
    expect(body).toContain('foyer_mails_held_back{mail="confirmed",reason="recipient"} 2')
    for (const budget of BUDGETS) expect(body).toContain(`foyer_mail_budget_limit{budget="${budget}"}`)

    const said: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    await sayBudgets(db, NOW)
    vi.restoreAllMocks()
    const printed = said.join('')
    expect(printed).toContain('a recipient, caused by strangers: highest 2 of 3; 1 near the limit, 0 at it')
    expect(printed).toContain('a new host, caused by visitors: highest 2 of 300; 0 near the limit, 0 at it')
    expect(printed).toContain('the visitors of a network: highest 2 of 200; 0 near the limit, 0 at it')
    expect(printed).toContain('Held back by budgets in 24 hours: 2 by that of the recipient.')
    for (const text of [body, printed]) expect(text).not.toMatch(/victim|stranger\.example|203\.0\.113|dana|erin/)
  })
})
