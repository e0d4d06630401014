import { findAllowedSitesByBooking, findAllowedSitesByHandle } from '#db/queries/allowed-sites'
import { readFrameAddress } from '~/booking/page/frame-address'
import { hashToken } from '~/security/tokens.server'
import type { AppContext } from './context.server'

/**
 * Who may show an address in a frame, in the words of `frame-ancestors`: nobody (null) but at frame addresses; there the host's list
 * of sites, or everybody while the list is empty. An address that leads nowhere is open as well: the frame then says so in words.
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
