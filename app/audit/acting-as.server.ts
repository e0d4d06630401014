import { AsyncLocalStorage } from 'node:async_hooks'
import { oncePerProcess } from '#db/once-per-process'
import type { AuditActor } from './audit'

/** Who the present request comes from, where that is not the host of the account in a browser. In async context, as `requester.server.ts`. */
const actors = oncePerProcess('acting as', () => new AsyncLocalStorage<AuditActor>())

/** Runs a request of an API key, so that what it does is recorded as the key's. */
export function actingAs<T>(actor: AuditActor, work: () => T): T {
  return actors.run(actor, work)
}

export function presentActor(): AuditActor | undefined {
  return actors.getStore()
}
