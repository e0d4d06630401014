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
}

export const DEFAULT_TEAM_SETTINGS: TeamSettings = {
  countedDays: 90,
  countsCancelled: false,
  countsNoShows: true,
  returnsToMember: false,
  allowsWithoutConnection: false,
}
