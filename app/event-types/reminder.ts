import type { ReminderLead } from '~/outbox/job'
import { MINUTE_MS } from '~/time/units'

export const MAX_REMINDERS = 5
export const REMINDER_RECIPIENTS = ['both', 'attendee', 'host'] as const
export const MIN_REMINDER_MINUTES = 5
export const MAX_REMINDER_MINUTES = 8 * 7 * 24 * 60

export interface Reminder {
  /** Distinguishes the texts of an event type's reminders. */
  id: string
  minutesBefore: number
  to: (typeof REMINDER_RECIPIENTS)[number]
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
