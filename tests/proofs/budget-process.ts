import { type Connection, connect } from '#db/connection'
import { inTransaction } from '#db/in-transaction'
import { budgetMails, type PlannedMail } from '~/limits/recipient-budget.server'
import { asRequestOf } from '~/limits/requester.server'

/** What a budget process is asked: these mails of one host, each in a transaction of its own, all at once. */
export interface BudgetQuestion {
  databaseUrl: string
  hostId: string
  established: boolean
  network: string
  mails: PlannedMail[]
  now: number
}

/** A process that budgets mails as the app does, and nothing else: asked by its parent, it answers with the reason for each, or null. */
const connections = new Map<string, Connection>()
process.on('message', async ({ databaseUrl, hostId, established, network, mails, now }: BudgetQuestion) => {
  const { db } = connectionTo(databaseUrl)
  const ask = (mail: PlannedMail) =>
    inTransaction(db, async (tx) => (await budgetMails(tx, { hostId, established }, [mail], now))[0] ?? null)
  process.send?.(await asRequestOf(network, () => Promise.all(mails.map(ask))))
})
process.on('disconnect', () => Promise.all([...connections.values()].map((connection) => connection.close())))
process.send?.('ready')

function connectionTo(databaseUrl: string): Connection {
  const connection = connections.get(databaseUrl) ?? connect(databaseUrl)
  connections.set(databaseUrl, connection)
  return connection
}
