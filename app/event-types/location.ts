import { readWebAddress } from '~/security/web-address'

export const LOCATION_KINDS = ['goto', 'host_calls', 'attendee_calls', 'address', 'link'] as const
export type MeetingPlaceKind = (typeof LOCATION_KINDS)[number]

/**
 * Where a meeting takes place. `detail` is the number to call (the host's for `attendee_calls`; on a booking also the attendee's
 * for `host_calls`), the address or the link, and empty for `goto`.
 */
export interface Location {
  kind: MeetingPlaceKind
  detail: string
}

export function isHttpsAddress(text: string): boolean {
  return readWebAddress(text) !== null
}

/** Whether the kind needs a detail from the host. */
export function needsDetail(kind: MeetingPlaceKind): boolean {
  return kind === 'attendee_calls' || kind === 'address' || kind === 'link'
}

/** The public location: only people who have booked see the host's own link. */
export function publicLocation({ kind, detail }: Location): Location {
  return { kind, detail: kind === 'link' ? '' : detail }
}
