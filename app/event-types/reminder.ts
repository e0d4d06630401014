import { z } from 'zod'
import type { ReminderLead } from '~/outbox/job'
import { MINUTE_MS } from '~/time/units'

export const MAX_REMINDERS = 5
export const REMINDER_RECIPIENTS = ['both', 'attendee', 'host'] as const
export const MIN_REMINDER_MINUTES = 5
const MAX_REMINDER_MINUTES = 8 * 7 * 24 * 60

/** `id` distinguishes the texts of an event type's reminders. */
const ReminderSchema = z.strictObject({
  id: z.string().regex(/^r\d{1,2}$/),
  minutesBefore: z.int().min(MIN_REMINDER_MINUTES).max(MAX_REMINDER_MINUTES),
  to: z.enum(REMINDER_RECIPIENTS),
})

export type Reminder = z.infer<typeof ReminderSchema>

export const RemindersSchema = z
  .array(ReminderSchema)
  .max(MAX_REMINDERS)
  .superRefine((reminders, context) => {
    reminders.forEach((reminder, index) => {
      const earlier = reminders.slice(0, index)
      const isRepeated = earlier.some((other) => other.id === reminder.id || meetsAtOnce(other, reminder))
      if (isRepeated) context.addIssue({ code: 'custom', path: [index], message: 'is there twice' })
    })
  })

/** Somebody would get two reminders in the same minute. */
function meetsAtOnce(one: Reminder, other: Reminder): boolean {
  if (one.minutesBefore !== other.minutesBefore) return false
  return one.to === 'both' || other.to === 'both' || one.to === other.to
}

export const DEFAULT_REMINDERS: readonly Reminder[] = [
  { id: 'r1', minutesBefore: 24 * 60, to: 'both' },
  { id: 'r2', minutesBefore: 60, to: 'both' },
]

export function remindersFromRow(stored: string): Reminder[] {
  return JSON.parse(stored) as Reminder[]
}

export function remindsOf(reminder: Reminder, recipient: 'attendee' | 'host'): boolean {
  return reminder.to === 'both' || reminder.to === recipient
}

/** The name of a reminder's moment in jobs, mails and histories. @example leadOf(90) // '90m' */
export function leadOf(minutesBefore: number): ReminderLead {
  if (minutesBefore === 24 * 60) return 'day'
  return minutesBefore === 60 ? 'hour' : `${minutesBefore}m`
}

/** @example leadMs('day') // 86_400_000 */
export function leadMs(lead: ReminderLead): number {
  if (lead === 'day') return 24 * 60 * MINUTE_MS
  return (lead === 'hour' ? 60 : Number.parseInt(lead, 10)) * MINUTE_MS
}

/** The moments of reminders, the earliest first. */
export function leadsOf(reminders: readonly Reminder[]): ReminderLead[] {
  const minutes = new Set(reminders.map(({ minutesBefore }) => minutesBefore))
  return [...minutes].sort((a, b) => b - a).map(leadOf)
}
