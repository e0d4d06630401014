import { AsyncLocalStorage } from 'node:async_hooks'
import { oncePerProcess } from '#db/once-per-process'

/** A network, and its allowance as a multiple of one subscriber's. */
export interface Network {
  key: string
  share: number
}

/**
 * The networks for which the present work is done, the smallest last. Kept in async context instead of parameters, so that no
 * call of a shared queue or budget can forget to pass it.
 */
const requesters = oncePerProcess('requesters', () => new AsyncLocalStorage<readonly Network[]>())

/** A job or a command works for the process itself. */
const OURSELVES = 'process'

export function asRequestOf<T>(networks: string | readonly Network[], work: () => T): T {
  return requesters.run(typeof networks === 'string' ? [{ key: networks, share: 1 }] : networks, work)
}

export function requestingNetwork(): string {
  return requestingNetworks().at(-1)?.key ?? OURSELVES
}

/** Each with its share, the widest first; empty for work of the process itself. */
export function requestingNetworks(): readonly Network[] {
  return requesters.getStore() ?? []
}
