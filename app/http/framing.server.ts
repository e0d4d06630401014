import { findAllowedSitesByBooking, findAllowedSitesByHandle } from '#db/queries/allowed-sites'
import { readFrameAddress } from '~/booking/page/frame-address'
import { hashToken } from '~/security/tokens.server'
import type { AppContext } from './context.server'

/**
 * Who may show an address in a frame, as a value of `frame-ancestors`. Null (nobody) except at frame addresses; there the
 * host's list of sites, or everybody while the list is empty. An unknown frame address is open as well, so that the frame can
 * show that it was not found.
 */
export async function framingOf(path: string, { db }: Pick<AppContext, 'db'>): Promise<string | null> {
  const place = readFrameAddress(path)
  if (!place) return null
  const sites =
    'token' in place
      ? await findAllowedSitesByBooking(db, hashToken(place.token))
      : await findAllowedSitesByHandle(db, place.handle.toLowerCase())
  return sites.length === 0 ? '*' : sites.join(' ')
}
