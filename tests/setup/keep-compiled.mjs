// `node --import` this file: stores what Node has compiled (NODE_COMPILE_CACHE) while the process runs. Otherwise that happens at its end,
// and most processes of the proofs are killed.
import { flushCompileCache } from 'node:module'

/** By then it has started, and has responded to the first requests. */
const AFTER_MS = 4_000

setTimeout(flushCompileCache, AFTER_MS).unref()
