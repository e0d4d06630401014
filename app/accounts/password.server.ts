import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { queueOfProcess } from '~/limits/bounded-queue'
import { requestingNetwork } from '~/limits/requester.server'

/** S4, after OWASP's password storage advice: argon2id with 46 MiB, one pass, one lane. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 }
/**
 * Each hash holds 46 MiB and takes about 80 ms of a core: so at most two run at once (S4), one per network, and only as many
 * wait as are done in a second. Others are refused at once: a flood from many networks must not make everybody else wait.
 */
export const passwordQueue = queueOfProcess({
  name: 'passwords',
  atOnce: 2,
  atOncePerKey: 1,
  waiting: 16,
  waitingPerKey: 4,
  retryAfterSeconds: 2,
})

/**
 * A hash of random bytes that are not stored. It is compared when there is no account or no password, so that both cost the
 * same (S6).
 */
const NOBODYS_HASH = '$argon2id$v=19$m=47104,t=1,p=1$qX6YVMBmWCjk5L7VLprhBg$lwDR+vdKMa8wjK+jl+TjQJx6eYR8FAsqHbrMxX60rqs'

/** Argon2id; at most two at once in the process (S4). @throws QueueFullError */
export async function hashPassword(password: string): Promise<string> {
  return passwordQueue.run(requestingNetwork(), () => hash(comparable(password), COST))
}

/**
 * @param passwordHash null for an unknown account: takes as long as for a known one and is always false
 * @throws QueueFullError
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await passwordQueue.run(requestingNetwork(), () =>
    verify(passwordHash ?? NOBODYS_HASH, comparable(password)),
  )
  return matches && passwordHash !== null
}

/** Normalised (NFC), because one keyboard sends é as one character and another as two. Nothing else is changed or cut off. */
function comparable(password: string): string {
  return password.normalize('NFC')
}
