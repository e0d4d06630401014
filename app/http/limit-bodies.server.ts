import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { LARGEST_PHOTO_BYTES } from '../accounts/host-photo.server'
import { answerProblem } from './api/problem'

/** No form of ours comes near it; anything larger is refused before it is read. */
const LARGEST_BODY_BYTES = 256 * 1024

/** Refuses with 413 what is larger than any of our forms, or, where a photo is sent, than any photo. */
export function limitBodies(): MiddlewareHandler {
  const forms = limitBody(LARGEST_BODY_BYTES)
  const uploads = limitBody(LARGEST_PHOTO_BYTES + LARGEST_BODY_BYTES)
  return (c, next) => (isUpload(c.req.path) ? uploads : forms)(c, next)
}

/** The one form that carries a file. */
function isUpload(path: string): boolean {
  return /^\/admin\/settings\/photo(\.data)?$/i.test(path)
}

/** A stated length is enough, as Node holds the sender to it: to look at the body would already make a stream of it. */
function limitBody(maxSize: number): MiddlewareHandler {
  const counted = bodyLimit({ maxSize, onError: (c) => tooLarge(c) })
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const stated = c.req.header('content-length')
    if (stated === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(stated) > maxSize ? tooLarge(c) : next()
  }
}

function tooLarge(c: Context): Response {
  // What is left of the body is not read, so the connection cannot carry another request.
  c.header('Connection', 'close')
  const isApi = c.req.path.startsWith('/api/')
  if (!isApi) return c.text('That is more than a booking needs. Shorten the longest text and try again.', 413)
  return answerProblem(c, { code: 'too_large', detail: 'The body may have at most 256 KiB.' })
}
