import { CONFERENCING_PROVIDERS, type ConferencingProvider, type LocationKind } from '#db/tables/event-types'
import { readWebAddress } from '~/security/web-address'

/**
 * Where a meeting takes place. `detail` is the number to call (the host's for `attendee_calls`; on a booking also the attendee's
 * for `host_calls`), the address or the link, and empty for a provider.
 */
export interface Location {
  kind: LocationKind
  detail: string
}

export function isHttpsAddress(text: string): boolean {
  return readWebAddress(text) !== null
}

/** Whether a provider creates the meeting. The other locations have no part at one. */
export function hasProviderMeeting(kind: LocationKind): kind is ConferencingProvider {
  return CONFERENCING_PROVIDERS.some((provider) => provider === kind)
}

/** Whether people join by a link: a provider's or the host's own. */
export function hasJoinLink(kind: LocationKind): boolean {
  return hasProviderMeeting(kind) || kind === 'link'
}

/** Whether the kind needs a detail from the host. */
export function needsDetail(kind: LocationKind): boolean {
  return kind === 'attendee_calls' || kind === 'address' || kind === 'link'
}

/** The public location: only people who have booked see the host's own link. */
export function publicLocation({ kind, detail }: Location): Location {
  return { kind, detail: kind === 'link' ? '' : detail }
}
