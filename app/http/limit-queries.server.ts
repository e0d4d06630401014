import type { Context, MiddlewareHandler } from 'hono'
import { chooseLocale } from '~/i18n/locale'
import { limitMessages } from './messages'
import { respondWithProblem } from './problem'

/**
 * Real links carry a name, an address, some answers and the source: some hundred bytes, or a few thousand with long notes in a
 * script that takes six bytes a letter.
 */
export const MAX_QUERY_BYTES = 8 * 1024

/**
 * Refuses with 414 an address whose query is longer than any link to our pages or calls needs, before anything reads it (S21).
 */
export function limitQueries(): MiddlewareHandler {
  return async (c, next) => {
    const { url } = c.req.raw
    const mark = url.indexOf('?')
    // Addresses arrive encoded: a character is a byte.
    if (mark === -1 || url.length - mark - 1 <= MAX_QUERY_BYTES) return next()
    return tooLong(c)
  }
}

function tooLong(c: Context): Response {
  if (c.req.path.startsWith('/api/') && c.req.path !== '/api/v1/docs')
    return respondWithProblem(c, {
      code: 'query_too_long',
      detail: `The query may have at most ${MAX_QUERY_BYTES} bytes.`,
    })
  return c.text(limitMessages[chooseLocale(null, c.req.header('accept-language'))].queryTooLong, 414)
}
