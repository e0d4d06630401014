import { AsyncLocalStorage } from 'node:async_hooks'

/** A network and how many times the allowance of one subscriber it has. */
export interface Network {
  key: string
  share: number
}

/**
 * The networks that the work under way is done for, the smallest last. Kept beside the calls, not in them, so that no way to a shared
 * queue or budget can forget to say it.
 */
const requesters = new AsyncLocalStorage<readonly Network[]>()

/** Work of a job or a command is the process's own. */
const OURSELVES = 'process'

export function asRequestOf<T>(networks: string | readonly Network[], work: () => T): T {
  return requesters.run(typeof networks === 'string' ? [{ key: networks, share: 1 }] : networks, work)
}

export function requestingNetwork(): string {
  return requestingNetworks().at(-1)?.key ?? OURSELVES
}

/** Each with its share, the widest first; none for work of the process's own. */
export function requestingNetworks(): readonly Network[] {
  return requesters.getStore() ?? []
}
