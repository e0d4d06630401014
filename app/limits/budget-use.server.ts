import { findCountedFigures, findRecipientFigures, findTenantFigures } from '#db/queries/budget-figures'
import type { Db } from '#db/schema'
import { NEW_ACCOUNT_MS } from '~/security/proven-domain'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { NETWORK_SHARES } from './client-address.server'
import { MAX_NETWORK_MAILS, networkMailsPrefix, RECIPIENT_MAILS, TENANT_BUDGETS } from './recipient-budget.server'

/** Except for recipients: a subject that has used this part of its budget is near its limit. */
const NEAR = 0.8

/** Bounded, because they are labels of metrics. */
export const BUDGETS = [
  'recipient',
  'recipient_later',
  'network',
  'tenant_own',
  'tenant_visitors',
  'new_tenant_own',
  'new_tenant_visitors',
] as const
export type BudgetName = (typeof BUDGETS)[number]

export interface BudgetUse {
  budget: BudgetName
  /** The highest use of a subject. A wide network has a larger limit than a small one. */
  used: number
  limit: number
  /** How many subjects are near their limit, and how many have reached it. */
  near: number
  usedUp: number
}

/**
 * How much of each mail budget is in use, over all processes: read from the database, which counts. Nobody is named. Fast
 * enough for every scrape of the metrics.
 */
export async function findBudgetUse(db: Db, now: number): Promise<BudgetUse[]> {
  const day = { dayAgo: now - DAY_MS, latest: now + MINUTE_MS }
  const tenants = async (budget: BudgetName, established: boolean, cause: 'own' | 'visitors'): Promise<BudgetUse> => {
    const limit = TENANT_BUDGETS[established ? 'established' : 'new'][cause]
    const among = { established, establishedAt: now - NEW_ACCOUNT_MS, limit, near: limit * NEAR, day }
    return useOf(budget, limit, await findTenantFigures(db, cause, among))
  }
  return [
    useOf('recipient', RECIPIENT_MAILS, await findRecipientFigures(db, 'mail', day)),
    useOf('recipient_later', RECIPIENT_MAILS, await findRecipientFigures(db, 'host', day)),
    await networkUse(db, now),
    await tenants('tenant_own', true, 'own'),
    await tenants('tenant_visitors', true, 'visitors'),
    await tenants('new_tenant_own', false, 'own'),
    await tenants('new_tenant_visitors', false, 'visitors'),
  ]
}

function useOf(
  budget: BudgetName,
  limit: number,
  { highest, near, usedUp }: { highest: number; near: number; usedUp: number },
): BudgetUse {
  return { budget, used: highest, limit, near, usedUp }
}

/** Networks of all sizes; the highest use is the largest part of a limit. */
async function networkUse(db: Db, now: number): Promise<BudgetUse> {
  const ends = { after: now, latest: now + DAY_MS + MINUTE_MS }
  const sizes: BudgetUse[] = []
  for (const share of NETWORK_SHARES) {
    const limit = MAX_NETWORK_MAILS * share
    const counted = await findCountedFigures(db, networkMailsPrefix(share), { limit, near: limit * NEAR, ends })
    sizes.push(useOf('network', limit, counted))
  }
  const [highest] = sizes.toSorted((a, b) => b.used / b.limit - a.used / a.limit || a.limit - b.limit)
  const all = (count: 'near' | 'usedUp') => sizes.reduce((sum, size) => sum + size[count], 0)
  return {
    budget: 'network',
    used: highest?.used ?? 0,
    limit: highest?.limit ?? 0,
    near: all('near'),
    usedUp: all('usedUp'),
  }
}
