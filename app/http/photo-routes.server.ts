import { Hono } from 'hono'
import { findPhoto } from '#db/queries/host-photos'
import { DAY_MS, SECOND_MS } from '~/time/units'
import type { Services } from './context.server'

const YEAR_SECONDS = (365 * DAY_MS) / SECOND_MS

/** Hosts' photos. A new photo has a new address, so each can be cached for ever. */
export function servePhotos({ db }: Pick<Services, 'db'>): Hono {
  return new Hono().get('/photos/:id', async (c) => {
    const photo = await findPhoto(db, c.req.param('id'))
    if (!photo) return c.text('Not found', 404)
    return c.body(new Uint8Array(photo.content), 200, {
      'Content-Type': photo.media_type,
      'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable`,
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      // The booking pages are framed on other sites.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
  })
}
