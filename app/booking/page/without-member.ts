import { keepFrame } from './frame-address'
import { withLinkParams } from './link-keys'

/** Set by the redirect from an address that names a member of a team who cannot be chosen. */
export const MEMBER_UNAVAILABLE = 'member_unavailable'

/**
 * The month page of a team's event type in place of an address that names somebody who cannot be chosen: it says so, and offers the
 * times of all.
 *
 * @param from the requested address @param path of the month page
 */
export function withoutMember(from: string, path: string): string {
  const query = new URL(from).searchParams
  const [month, date] = [query.get('month'), query.get('date')]
  const address = withLinkParams(path, query, { member: null, month, date, [MEMBER_UNAVAILABLE]: '1' })
  return keepFrame(from, address)
}
