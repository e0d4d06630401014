import { z } from 'zod'
import {
  MAX_REMINDER_MINUTES,
  MAX_REMINDERS,
  MIN_REMINDER_MINUTES,
  REMINDER_RECIPIENTS,
  type Reminder,
} from './reminder'

const ReminderSchema = z.strictObject({
  id: z.string().regex(/^r\d{1,2}$/),
  minutesBefore: z.int().min(MIN_REMINDER_MINUTES).max(MAX_REMINDER_MINUTES),
  to: z.enum(REMINDER_RECIPIENTS),
})

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
