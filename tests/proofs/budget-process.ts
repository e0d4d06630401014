import { connect } from '#db/connection'
import { inTransaction } from '#db/in-transaction'
import { budgetMails, type PlannedMail } from '~/limits/recipient-budget.server'
import { asRequestOf } from '~/limits/requester.server'

/** What a budget process is asked: these mails of one host, each in a transaction of its own, all at once. */
export interface BudgetQuestion {
  hostId: string
  established: boolean
  network: string
  mails: PlannedMail[]
  now: number
}

/** A process that budgets mails as the app does, and nothing else: asked by its parent, it answers with the reason for each, or null. */
const connection = connect(process.env.DATABASE_URL ?? '')
process.on('message', async ({ hostId, established, network, mails, now }: BudgetQuestion) => {
  const ask = (mail: PlannedMail) =>
    inTransaction(connection.db, async (tx) => (await budgetMails(tx, { hostId, established }, [mail], now))[0] ?? null)
  process.send?.(await asRequestOf(network, () => Promise.all(mails.map(ask))))
})
process.on('disconnect', () => connection.close())
process.send?.('ready')
