import { Hono } from 'hono'
import { timeZoneGroups } from '~/booking/page/time-zone-list'
import { isLocale, type Locale } from '~/i18n/locale'
import { ZONE_LIST_MS } from '~/time/time-zones'
import type { HttpEnv } from './context.server'
import { type Encoding, encodingFor, packPage } from './pack-page.server'

/** What a browser keeps may be that old when a clock changes. */
const FOR_AN_HOUR = 'public, max-age=3600'

/**
 * The list of all time zones, one for all pages and visitors of a language: pages contain only a few zones. Each is made once a quarter
 * of an hour, because nobody is charged for it.
 */
export function timeZoneRoutes(): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  const kept = new Map<string, { period: number; list: Promise<Uint8Array<ArrayBuffer>> }>()
  const listFor = (locale: Locale, encoding: Encoding | null, now: number) => {
    const key = `${locale} ${encoding}`
    const period = Math.floor(now / ZONE_LIST_MS)
    const known = kept.get(key)
    if (known?.period === period) return known.list
    const list = packedList(locale, encoding, now)
    kept.set(key, { period, list })
    return list
  }
  app.get('/assets/time-zones/:file{[a-z]+\\.json}', async (c) => {
    const locale = c.req.param('file').replace(/\.json$/, '')
    if (!isLocale(locale)) return c.notFound()
    const encoding = encodingFor(c.req.header('accept-encoding'))
    return c.body(await listFor(locale, encoding, c.var.now), 200, {
      'Content-Type': 'application/json',
      'Cache-Control': FOR_AN_HOUR,
      Vary: 'Accept-Encoding',
      ...(encoding !== null && { 'Content-Encoding': encoding }),
      // Sandboxed frames have an opaque origin.
      'Access-Control-Allow-Origin': '*',
    })
  })
  return app
}

async function packedList(locale: Locale, encoding: Encoding | null, now: number): Promise<Uint8Array<ArrayBuffer>> {
  const text = Buffer.from(JSON.stringify(timeZoneGroups(locale, now)))
  return new Uint8Array(encoding === null ? text : await packPage(text, encoding))
}
