import { z } from 'zod'
import { FOLLOW_UP_OUTCOMES } from '#db/tables/event-types'
import { readWebAddress } from '~/security/web-address'
import { DAY_MS, MINUTE_MS } from '~/time/units'

const MAX_DELAY_MINUTES = (90 * DAY_MS) / MINUTE_MS

const FollowUpSettings = z.strictObject({
  outcomes: z
    .array(z.enum(FOLLOW_UP_OUTCOMES))
    .min(1, 'outcomes')
    .refine((outcomes) => new Set(outcomes).size === outcomes.length, 'outcomes'),
  /** After the booked end. */
  delayMinutes: z.int('delay').min(0, 'delay').max(MAX_DELAY_MINUTES, 'delay'),
})

const feedbackUrl = z
  .string()
  .max(500, 'url')
  .transform((text, context) => {
    const url = readWebAddress(text)
    if (url === null) context.addIssue({ code: 'custom', message: 'url' })
    return url ?? ''
  })

/** What follows the meetings of an event type; without a part, nothing. */
export const AfterMeetingSchema = z.strictObject({
  /** How long the host can look at a recording before it is sent; null: it is sent by a click only. */
  recordingAfterHours: z.int('hours').min(0, 'hours').max(336, 'hours').nullable(),
  followUps: z.strictObject({
    thanks: FollowUpSettings.optional(),
    feedback: FollowUpSettings.extend({ url: feedbackUrl }).optional(),
    book_again: FollowUpSettings.optional(),
    missed: FollowUpSettings.optional(),
  }),
})

export type AfterMeeting = z.infer<typeof AfterMeetingSchema>

export const NOTHING_AFTER: AfterMeeting = { recordingAfterHours: null, followUps: {} }

/** @param stored the column `after_meeting` */
export function afterMeetingFrom(stored: string | null): AfterMeeting {
  return stored === null ? NOTHING_AFTER : AfterMeetingSchema.parse(JSON.parse(stored))
}
