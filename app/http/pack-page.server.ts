import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './context.server'
import { readWholePage } from './whole-page'

export type Encoding = 'br' | 'gzip'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** A window of 128 kB holds every page of ours, and the default of 4 MB costs more to prepare than a page to compress. */
const WINDOW_BITS = 17
/** Beyond this a page becomes little smaller, but costs several times as much. */
const QUALITY = 5
/** For a page that is sent once: a fraction of the time for a sixth more bytes. */
const LIGHT = { gzip: 3, br: 1 } as const

/** The best encoding that a client accepts; null for none that is worth it. */
export function encodingFor(accepted: string | undefined): Encoding | null {
  const names = acceptedEncodings(accepted)
  if (names.includes('br')) return 'br'
  return names.includes('gzip') ? 'gzip' : null
}

/** Those that a header names, but for those with the weight 0. */
function acceptedEncodings(header = ''): string[] {
  return header
    .toLowerCase()
    .split(',')
    .map((entry) => entry.split(';').map((part) => part.trim()))
    .filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? ''))
    .map(([name = '']) => name)
}

/** Compresses a page that is sent often, in the thread pool. */
export function packPage(html: Buffer, encoding: Encoding): Promise<Buffer> {
  return encoding === 'gzip' ? gzipped(html) : brotli(html, { params: brotliParams(QUALITY) })
}

function brotliParams(quality: number): Record<number, number> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = constants
  return {
    [BROTLI_PARAM_QUALITY]: quality,
    [BROTLI_PARAM_LGWIN]: WINDOW_BITS,
    [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
  }
}

const LIGHT_BROTLI = brotliParams(LIGHT.br)

interface PackedOnce {
  body: Uint8Array<ArrayBuffer>
  encoding: Encoding | null
}

/**
 * Compresses a page that is sent once, and at once: to pass it to another thread and back takes longer. Brotli at its lowest useful quality
 * needs two thirds of the time of gzip.
 */
export function packOnce(html: Buffer<ArrayBuffer>, accepted: string | undefined): PackedOnce {
  const encoding = encodingFor(accepted)
  if (encoding === null) return { body: html, encoding }
  if (encoding === 'gzip') return { body: gzipSync(html, { level: LIGHT.gzip }), encoding }
  return { body: brotliCompressSync(html, { params: LIGHT_BROTLI }), encoding }
}

/** Sends pages that were rendered as a whole compressed and in one piece: a stream of compressed parts costs several times as much. */
export function packPages(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    await next()
    const { res } = c
    const html = readWholePage(res)
    if (html === null) return
    const { body, encoding } = packOnce(Buffer.from(html), c.req.header('accept-encoding'))
    const headers = new Headers(res.headers)
    headers.append('Vary', 'Accept-Encoding')
    if (encoding !== null) headers.set('Content-Encoding', encoding)
    c.res = undefined
    c.res = new Response(body, { status: res.status, headers })
  }
}
