import { hash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { readerKey } from '~/i18n/language-tag'
import type { HttpEnv } from './context.server'
import { hashSource } from './inline-hashes.server'
import { inlineTextsOf } from './inline-texts'
import { type Encoding, encodingFor, packPage } from './pack-page.server'

interface KeptReference {
  html: Buffer<ArrayBuffer>
  etag: string
  scripts: string[]
  styles: string[]
  packed: Map<Encoding, Promise<Buffer>>
}

/**
 * Keeps the API's reference page in memory, once per language and region of a reader: it changes only with the build, and takes longer to
 * render than any other page. It belongs to nobody, so it has no request's nonce or number: its inline scripts are allowed by their hashes.
 */
export function keepReference(): MiddlewareHandler<HttpEnv> {
  const kept = new Map<string, KeptReference>()
  return async (c, next) => {
    if (c.req.method !== 'GET' || c.req.url.includes('?')) return next()
    const reader = readerKey(c.req.header('accept-language'))
    let page = kept.get(reader)
    if (!page) {
      c.set('nonce', '')
      c.set('requestId', '')
      await next()
      if (c.res.status !== 200) return
      page = referenceOf(await c.res.text())
      kept.set(reader, page)
      c.res = undefined
    }
    c.set('inlineStyles', page.styles)
    c.set('inlineScripts', page.scripts)
    const encoding = encodingFor(c.req.header('accept-encoding'))
    const headers: Record<string, string> = {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding, Accept-Language',
      ETag: page.etag,
    }
    if (c.req.header('if-none-match')?.includes(page.etag)) {
      c.res = c.body(null, 304, headers)
      return
    }
    if (encoding !== null) headers['Content-Encoding'] = encoding
    c.res = c.body(await bodyOf(page, encoding), 200, headers)
  }
}

function referenceOf(text: string): KeptReference {
  const html = Buffer.from(text)
  return {
    html,
    // Weak: the same page in other bytes, compressed otherwise or not at all, has the same tag.
    etag: `W/"${hash('sha256', html, 'base64url').slice(0, 22)}"`,
    scripts: inlineTextsOf(text, 'script').map(hashSource),
    styles: inlineTextsOf(text, 'style').map(hashSource),
    packed: new Map(),
  }
}

async function bodyOf({ html, packed }: KeptReference, encoding: Encoding | null): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === null) return new Uint8Array(html)
  let found = packed.get(encoding)
  if (!found) {
    found = packPage(html, encoding)
    packed.set(encoding, found)
    // Whoever waits gets the error; the next one tries again.
    found.catch(() => packed.delete(encoding))
  }
  return new Uint8Array(await found)
}
