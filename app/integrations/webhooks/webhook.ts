import { z } from 'zod'

/**
 * The events that a webhook can subscribe to. `booking.confirmed` is the host's approval of a booking that waited for it; a
 * declined one is `booking.cancelled`.
 */
export const WEBHOOK_EVENTS = [
  'booking.created',
  'booking.confirmed',
  'booking.meeting_ready',
  'booking.rescheduled',
  'booking.cancelled',
  'booking.reassigned',
  'booking.attendance_changed',
  'booking.recording_ready',
  'goto.disconnected',
  'goto.reconnected',
  'calendar.disconnected',
  'calendar.reconnected',
] as const

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** Sent only when the host asks for it; it needs no subscription. */
export const TEST_EVENT = 'webhook.test'

export const NewWebhookSchema = z.strictObject({
  url: z.string().trim().min(1).max(2_000, 'must have at most 2000 characters'),
  events: z
    .array(z.enum(WEBHOOK_EVENTS))
    .min(1, 'must name at least one event')
    .max(WEBHOOK_EVENTS.length)
    .refine((events) => new Set(events).size === events.length, 'must not name an event twice'),
})

export type NewWebhook = z.infer<typeof NewWebhookSchema>

export type TargetStatus = 'active' | 'failing' | 'disabled'

/** The state of a webhook or connector. */
export function targetStatusOf(row: { disabled_at: number | null; failing_since: number | null }): TargetStatus {
  if (row.disabled_at !== null) return 'disabled'
  return row.failing_since === null ? 'active' : 'failing'
}
