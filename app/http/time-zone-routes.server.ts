import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { timeZoneGroups } from '~/booking/page/time-zone-list'
import { isLocale } from '~/i18n/locale'
import type { HttpEnv } from './context.server'

/** Offsets change on the hour. */
const FOR_AN_HOUR = 'public, max-age=3600'

/** The list of all time zones, one for all pages and visitors of a language: pages contain only a few zones. */
export function timeZoneRoutes(): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  app.get('/assets/time-zones/:file{[a-z]+\\.json}', compress(), (c) => {
    const locale = c.req.param('file').replace(/\.json$/, '')
    if (!isLocale(locale)) return c.notFound()
    // Sandboxed frames have an opaque origin.
    return c.json(timeZoneGroups(locale, c.var.now), 200, {
      'Cache-Control': FOR_AN_HOUR,
      'Access-Control-Allow-Origin': '*',
    })
  })
  return app
}
