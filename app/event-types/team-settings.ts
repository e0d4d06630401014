import { z } from 'zod'

/** How long bookings count towards the shares of a team's members. */
export const COUNTED_DAYS = [7, 30, 90, 180, 365] as const

export const TeamSettingsSchema = z.strictObject({
  /** Bookings made within so many days count. */
  countedDays: z.literal(COUNTED_DAYS),
  /** Whether a cancelled or declined booking still counts for the member who had it. */
  countsCancelled: z.boolean(),
  countsNoShows: z.boolean(),
  /** The same attendee goes back to the same member, if that one is free. */
  returnsToMember: z.boolean(),
  /** Members without a working connection get bookings too, whose link they add themselves. */
  allowsWithoutConnection: z.boolean(),
})

export type TeamSettings = z.infer<typeof TeamSettingsSchema>

export const DEFAULT_TEAM_SETTINGS: TeamSettings = {
  countedDays: 90,
  countsCancelled: false,
  countsNoShows: true,
  returnsToMember: false,
  allowsWithoutConnection: false,
}
