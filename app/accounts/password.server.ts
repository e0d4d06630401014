import { type Algorithm, hash, verify } from '@node-rs/argon2'

/** S4, after OWASP's password storage advice: argon2id with 46 MiB, one pass, one lane. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 }
/** Each hash holds 46 MiB: a rush of sign-ins waits instead of filling the memory. */
const MOST_AT_ONCE = 2

/** Of random bytes that nobody kept: what is compared when there is no account or no password, so that both cost the same (S6). */
const NOBODYS_HASH = '$argon2id$v=19$m=47104,t=1,p=1$qX6YVMBmWCjk5L7VLprhBg$lwDR+vdKMa8wjK+jl+TjQJx6eYR8FAsqHbrMxX60rqs'

/** Argon2id; at most two at once in the process (S4). */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(comparable(password), COST))
}

/** @param passwordHash null for an unknown account: takes as long as for a known one and is always false */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(passwordHash ?? NOBODYS_HASH, comparable(password)))
  return matches && passwordHash !== null
}

/** Composed, because one keyboard sends é as one character and another as two. Nothing else is changed or cut off. */
function comparable(password: string): string {
  return password.normalize('NFC')
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    // A place that is handed on stays counted.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
