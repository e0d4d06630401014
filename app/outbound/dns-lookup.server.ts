import { Resolver } from 'node:dns/promises'
import { SECOND_MS } from '~/time/units'

/** No records is an answer as well; `ok: false`: nobody answered. */
export type DnsAnswer = { ok: true; records: string[] } | { ok: false }

export interface DnsLookup {
  /** Each record as one text. */
  txt(name: string): Promise<DnsAnswer>
  /** Where the name points, in lower case. */
  cname(name: string): Promise<DnsAnswer>
}

/** Limits of a round of lookups: somebody waits for it on a page. */
const DNS_TIMEOUTS = { queryMs: 2 * SECOND_MS, tries: 2, roundMs: 10 * SECOND_MS }
const MAX_RECORDS = 100
const MAX_RECORD_LENGTH = 4_000

/** The name does not exist, or has no record of this type. */
const NOTHING_THERE = ['ENOTFOUND', 'ENODATA']

/**
 * Asks DNS by itself, without the machine's list of hosts. What a domain answers is text from strangers: it is limited here.
 *
 * @param servers those to ask; null: those of the machine
 * @param work its lookups end unanswered when the round's time is over
 */
export async function withDnsLookup<T>(
  servers: string[] | null,
  work: (dns: DnsLookup) => Promise<T>,
  { queryMs, tries, roundMs } = DNS_TIMEOUTS,
): Promise<T> {
  const resolver = new Resolver({ timeout: queryMs, tries })
  if (servers) resolver.setServers(servers)
  let isOver = false
  const end = setTimeout(() => {
    isOver = true
    resolver.cancel()
  }, roundMs)
  const ask = async (lookUp: () => Promise<string[]>): Promise<DnsAnswer> => {
    if (isOver) return { ok: false }
    try {
      const records = await lookUp()
      return { ok: true, records: records.slice(0, MAX_RECORDS).map((record) => record.slice(0, MAX_RECORD_LENGTH)) }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === undefined) throw error
      return NOTHING_THERE.includes(code) ? { ok: true, records: [] } : { ok: false }
    }
  }
  try {
    return await work({
      txt: (name) => ask(async () => (await resolver.resolveTxt(name)).map((parts) => parts.join(''))),
      cname: (name) => ask(async () => (await resolver.resolveCname(name)).map((target) => target.toLowerCase())),
    })
  } finally {
    clearTimeout(end)
    resolver.cancel()
  }
}
