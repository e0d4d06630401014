import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './context.server'
import { WHOLE_PAGE_HEADER } from './whole-page'

export type Encoding = 'br' | 'gzip'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** A window of 128 kB holds every page of ours, and the default of 4 MB costs more to prepare than a page to compress. */
const WINDOW_BITS = 17
/** Beyond this a page becomes little smaller, but costs several times as much. */
const QUALITY = 5

/** The best encoding that a client accepts; null for none that is worth it. */
export function encodingFor(accepted: string | undefined): Encoding | null {
  if (/\bbr\b/.test(accepted ?? '')) return 'br'
  return /\bgzip\b/.test(accepted ?? '') ? 'gzip' : null
}

/** Compresses a whole page at once, in the thread pool. */
export function packPage(html: string | Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return gzipped(html)
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = constants
  return brotli(html, {
    params: {
      [BROTLI_PARAM_QUALITY]: QUALITY,
      [BROTLI_PARAM_LGWIN]: WINDOW_BITS,
      [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
    },
  })
}

/** Sends pages that were rendered as a whole compressed and in one piece: a stream of compressed parts costs several times as much. */
export function packPages(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    await next()
    const { res } = c
    if (!res.headers.has(WHOLE_PAGE_HEADER)) return
    const headers = new Headers(res.headers)
    headers.delete(WHOLE_PAGE_HEADER)
    headers.append('Vary', 'Accept-Encoding')
    const encoding = encodingFor(c.req.header('accept-encoding'))
    const html = await res.text()
    const body = encoding === null ? html : new Uint8Array(await packPage(html, encoding))
    if (encoding !== null) headers.set('Content-Encoding', encoding)
    c.res = undefined
    c.res = new Response(body, { status: res.status, headers })
  }
}
