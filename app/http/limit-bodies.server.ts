import type { Context, MiddlewareHandler } from 'hono'
import { MAX_PHOTO_BYTES } from '~/accounts/host-photo.server'
import { SECOND_MS } from '~/time/units'
import { respondWithProblem } from './problem'

/** Far more than any form of ours; larger bodies are refused before they are read. */
const MAX_BODY_BYTES = 256 * 1024

/**
 * A body that is too large is read and dropped up to this size and time before it is refused. Closing while the client still
 * sends would reset the connection, and the response would be lost (RFC 9112, 9.6).
 */
const DROP_BYTES = 32 * 1024 * 1024
const DROP_MS = 8 * SECOND_MS

/** Reads bodies, and refuses with 413 those larger than any of our forms, or, at the photo form, than any photo. */
export function limitBodies({ dropBytes = DROP_BYTES, dropMs = DROP_MS } = {}): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const maxSize = MAX_BODY_BYTES + (isUpload(c.req.path) ? MAX_PHOTO_BYTES : 0)
    const isCounted = c.req.header('transfer-encoding') !== undefined
    const stated = isCounted ? undefined : c.req.header('content-length')
    // Node holds the sender to a stated length.
    if (stated !== undefined && Number(stated) <= maxSize) return next()
    if (stated === undefined && !isCounted) return next()
    const body = c.req.raw.body?.getReader()
    if (!body) return next()
    const kept = stated === undefined ? await readUpTo(body, maxSize) : null
    if (kept === 'gone') return c.body(null, 400)
    if (kept !== null) {
      c.req.raw = new Request(c.req.raw, { body: kept })
      return next()
    }
    await drop(body, { bytes: dropBytes, ms: dropMs })
    return tooLarge(c)
  }
}

/** The one form that carries a file. */
function isUpload(path: string): boolean {
  return /^\/admin\/settings\/photo(\.data)?$/i.test(path)
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

/** Ends with the body, when the sender goes, or at the first of the two limits. */
async function drop(body: BodyReader, { bytes, ms }: { bytes: number; ms: number }): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null)
  })
  try {
    for (let left = bytes; left > 0; ) {
      const chunk = await Promise.race([body.read().catch(() => null), late])
      if (chunk === null || chunk.done) return
      left -= chunk.value.length
    }
  } finally {
    clearTimeout(timer)
  }
}

function tooLarge(c: Context): Response {
  // A part of the body may be unread, so the connection cannot carry another request.
  c.header('Connection', 'close')
  const isApi = c.req.path.startsWith('/api/')
  if (!isApi) return c.text('That is more than a booking needs. Shorten the longest text and try again.', 413)
  return respondWithProblem(c, { code: 'too_large', detail: 'The body may have at most 256 KiB.' })
}
