import type { IncomingMessage } from 'node:http'
import type { Context, MiddlewareHandler } from 'hono'
import { MAX_PHOTO_BYTES } from '~/accounts/host-photo.server'
import { findSignedIn } from '~/accounts/session.server'
import { queueOfProcess } from '~/limits/bounded-queue'
import { requestingNetwork } from '~/limits/requester.server'
import { SECOND_MS } from '~/time/units'
import type { HttpEnv } from './context.server'
import { respondWithProblem } from './problem'

/** Far more than any form of ours; larger bodies are refused before they are read. */
const MAX_BODY_BYTES = 256 * 1024

/**
 * A body that is too large is read and dropped up to this size and time before it is refused. Closing while the client still
 * sends would reset the connection, and the response would be lost (RFC 9112, 9.6).
 */
const DROP_BYTES = 32 * 1024 * 1024
const DROP_MS = 8 * SECOND_MS

/** More than people type. A smaller body whose length is known is read where it is used. */
const SMALL_BODY_BYTES = 32 * 1024

/**
 * A larger body is in memory while it arrives, which takes as long as its sender likes, up to the time limit of requests. So few
 * may arrive at once; while one waits, its sender is not read.
 */
export const bodyQueue = queueOfProcess({
  name: 'bodies',
  atOnce: 64,
  atOncePerKey: 8,
  waiting: 400,
  waitingPerKey: 100,
  retryAfterSeconds: 5,
})

/** Reads bodies, and refuses with 413 those larger than any of our forms, or, at the photo form of a host, than any photo. */
export function limitBodies({ dropBytes = DROP_BYTES, dropMs = DROP_MS } = {}): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const isCounted = c.req.header('transfer-encoding') !== undefined
    const stated = isCounted ? undefined : Number(c.req.header('content-length') ?? 0)
    // Node holds the sender to a stated length.
    if (stated !== undefined && stated <= SMALL_BODY_BYTES) return next()
    const uploads = isUpload(c.req.path)
    const signedOut = uploads && !(await isSignedIn(c))
    const maxSize = MAX_BODY_BYTES + (uploads && !signedOut ? MAX_PHOTO_BYTES : 0)
    const mayFit = stated === undefined || stated <= maxSize
    const limits = { bytes: dropBytes, ms: dropMs }
    if (mayFit) {
      const body = c.req.raw.body?.getReader()
      if (!body) return next()
      const kept = await bodyQueue.run(requestingNetwork(), () => readUpTo(body, maxSize))
      if (kept === 'gone') return c.body(null, 400)
      if (kept !== null) {
        c.req.raw = new Request(c.req.raw, { body: kept })
        return next()
      }
      await drop(body, limits)
    } else await dropUnread(c.env.incoming, limits)
    if (!signedOut) return tooLarge(c)
    // The page sends people whose session has ended to the sign-in, whatever their form says.
    c.req.raw = new Request(c.req.raw, { body: '' })
    await next()
    c.header('Connection', 'close')
  }
}

/** The one form that carries a file. */
function isUpload(path: string): boolean {
  return /^\/admin\/settings\/photo(\.data)?$/i.test(path)
}

async function isSignedIn(c: Context<HttpEnv>): Promise<boolean> {
  const { db, now, env } = c.var
  return (await findSignedIn(db, c.req.header('cookie') ?? null, now, env.APP_URL)) !== null
}

type BodyReader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>

/** @returns null as soon as the limit is exceeded; 'gone' when the sender has gone */
async function readUpTo(body: BodyReader, maxSize: number): Promise<Uint8Array<ArrayBuffer> | null | 'gone'> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const chunk = await body.read().catch(() => null)
    if (chunk === null) return 'gone'
    if (chunk.done) return Buffer.concat(chunks)
    size += chunk.value.length
    if (size > maxSize) return null
    chunks.push(chunk.value)
  }
}

/**
 * Ends with the body, when the sender goes, or at the first of the two limits. One promise for the whole body: each race of a
 * read with a promise that is still open would keep what was read until that one ends.
 */
function drop(body: BodyReader, { bytes, ms }: { bytes: number; ms: number }): Promise<void> {
  return new Promise((resolve) => {
    let ended = false
    const end = () => {
      ended = true
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(end, ms)
    const readOn = async () => {
      for (let left = bytes; left > 0 && !ended; ) {
        const chunk = await body.read().catch(() => null)
        if (chunk === null || chunk.done) break
        left -= chunk.value.length
      }
      end()
    }
    void readOn()
  })
}

/** The same for a body of which nothing was read: Node's own stream costs a fraction of what the platform's costs. */
function dropUnread(incoming: IncomingMessage, { bytes, ms }: { bytes: number; ms: number }): Promise<void> {
  return new Promise((resolve) => {
    let left = bytes
    const timer = setTimeout(() => end(), ms)
    const end = () => {
      clearTimeout(timer)
      incoming.pause()
      resolve()
    }
    incoming.on('data', (chunk: Buffer) => {
      left -= chunk.length
      if (left <= 0) end()
    })
    incoming.once('close', end)
    incoming.once('end', end)
  })
}

function tooLarge(c: Context<HttpEnv>): Response {
  // A part of the body may be unread, so the connection cannot carry another request.
  c.header('Connection', 'close')
  const isApi = c.req.path.startsWith('/api/')
  if (!isApi) return c.text('That is more than a booking needs. Shorten the longest text and try again.', 413)
  return respondWithProblem(c, { code: 'too_large', detail: 'The body may have at most 256 KiB.' })
}
