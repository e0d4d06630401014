import { z } from 'zod'
import type { EventType } from './event-type'
import type { OwnSettings } from './team-settings'

const minutes = (most: number) => z.int().min(0).max(most).optional()

/** As a member may choose them; what is left out follows the event type. */
export const OwnSettingsSchema = z.strictObject({
  bufferBeforeMinutes: minutes(24 * 60),
  bufferAfterMinutes: minutes(24 * 60),
  minimumNoticeMinutes: minutes(366 * 24 * 60),
  dailyLimit: z.int().min(1).max(100).optional(),
})

/**
 * An event type as one member of the team offers it: their own settings replace the team's, but only those that the team leaves to its
 * members now.
 *
 * @example withOwnSettings(eventType, null) // the event type itself
 */
export function withOwnSettings(eventType: EventType, own: OwnSettings | null | undefined): EventType {
  const { team } = eventType
  if (!own || team === null || team.leftToMembers.length === 0) return eventType
  const { bufferBeforeMinutes, bufferAfterMinutes, minimumNoticeMinutes, dailyLimit } = eventType
  const isLeft = (name: (typeof team.leftToMembers)[number]) => team.leftToMembers.includes(name)
  return {
    ...eventType,
    ...(isLeft('buffers') && {
      bufferBeforeMinutes: own.bufferBeforeMinutes ?? bufferBeforeMinutes,
      bufferAfterMinutes: own.bufferAfterMinutes ?? bufferAfterMinutes,
    }),
    ...(isLeft('minimumNotice') && { minimumNoticeMinutes: own.minimumNoticeMinutes ?? minimumNoticeMinutes }),
    ...(isLeft('dailyLimit') && { dailyLimit: own.dailyLimit ?? dailyLimit }),
  }
}

/** The buffers of a booking that these hosts have: of several the longest, so that each of them has theirs. */
export function buffersOf(
  eventType: EventType,
  hosts: { own?: OwnSettings | null }[],
): { buffer_before_minutes: number; buffer_after_minutes: number } {
  const each = hosts.map(({ own }) => withOwnSettings(eventType, own))
  return {
    buffer_before_minutes: Math.max(...each.map(({ bufferBeforeMinutes }) => bufferBeforeMinutes)),
    buffer_after_minutes: Math.max(...each.map(({ bufferAfterMinutes }) => bufferAfterMinutes)),
  }
}
