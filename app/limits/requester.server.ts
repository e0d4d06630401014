import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * The network that the work under way is done for. Kept beside the calls, not in them, so that no door to a shared queue can forget
 * to say it.
 */
const networks = new AsyncLocalStorage<string>()

/** Work of a job or a command is the process's own. */
const OURSELVES = 'process'

export function asRequestOf<T>(network: string, work: () => T): T {
  return networks.run(network, work)
}

export function requestingNetwork(): string {
  return networks.getStore() ?? OURSELVES
}
