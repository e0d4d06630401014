import { z } from '@hono/zod-openapi'
import { invalid } from '~/http/problem'

const MAX_PER_PAGE = 100

/** The parameters of every list. */
export const PageQuery = {
  limit: z.coerce.number().int().min(1).max(MAX_PER_PAGE).default(50).openapi({ description: 'How many at most' }),
  cursor: z.string().max(300).optional().openapi({ description: '`nextCursor` of the page before' }),
}

/**
 * Cuts one page out of rows that were read with one more than requested.
 *
 * @param placeOf the position after which the next page begins, such as `[starts_at, id]`
 */
export function pageOf<Row>(
  rows: Row[],
  limit: number,
  placeOf: (row: Row) => [number, string],
): { page: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { page, nextCursor: last ? Buffer.from(JSON.stringify(placeOf(last))).toString('base64url') : null }
}

/** @throws 422 for a cursor that no list has returned */
export function readCursor(cursor: string): { at: number; id: string } {
  const result = z
    .tuple([z.int(), z.string().regex(/^[\w-]{1,60}$/)])
    .safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!result.success) throw invalid([{ path: 'cursor', message: 'is not one that this call has answered' }])
  const [at, id] = result.data
  return { at, id }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
