/** How long bookings count towards the shares of a team's members. */
export const COUNTED_DAYS = [7, 30, 90, 180, 365] as const

/** Settings of a team's event type beside its rule. Without the schema, which browsers do not need. */
export interface TeamSettings {
  /** Bookings made within so many days count. */
  countedDays: (typeof COUNTED_DAYS)[number]
  /** Whether a cancelled or declined booking still counts for the member who had it. */
  countsCancelled: boolean
  countsNoShows: boolean
  /** The same attendee goes back to the same member, if that one is free. */
  returnsToMember: boolean
  /** Members without a working connection get bookings too, whose link they add themselves. */
  allowsWithoutConnection: boolean
  /** What each member sets for themselves; everything else is the team's, and hours are always the member's own. */
  leftToMembers: OwnSetting[]
}

/** Settings of an event type that a team may leave to its members. */
export const OWN_SETTINGS = ['buffers', 'minimumNotice', 'dailyLimit'] as const
export type OwnSetting = (typeof OWN_SETTINGS)[number]

/** A member's choice; what is left out follows the event type. */
export interface OwnSettings {
  bufferBeforeMinutes?: number | undefined
  bufferAfterMinutes?: number | undefined
  minimumNoticeMinutes?: number | undefined
  dailyLimit?: number | undefined
}

/** @param stored JSON of a row; null: nothing chosen */
export function ownSettingsFrom(stored: string | null): OwnSettings | null {
  return stored === null ? null : (JSON.parse(stored) as OwnSettings)
}

export const DEFAULT_TEAM_SETTINGS: TeamSettings = {
  countedDays: 90,
  countsCancelled: false,
  countsNoShows: true,
  returnsToMember: false,
  allowsWithoutConnection: false,
  leftToMembers: [],
}
