import { MAX_REMINDERS, type Reminder } from './reminder'
import { minutesOf, UNITS, wholeNumber } from './typed-amount'

export const REMINDER_UNITS = [...UNITS, 'weeks'] as const
const WEEK_DAYS = 7

/** One row of the form; an empty amount is no reminder. */
interface TypedReminder {
  id: string
  amount: string
  unit: string
  to: string
}

const PARTS = ['id', 'amount', 'unit', 'to'] as const

/** @example reminderField(0, 'amount') // 'reminder-0-amount' */
export function reminderField(index: number, part: (typeof PARTS)[number]): string {
  return `reminder-${index}-${part}`
}

export const REMINDER_ROWS = Array.from({ length: MAX_REMINDERS }, (_, index) => index)
export const REMINDER_FIELDS = REMINDER_ROWS.flatMap((index) => PARTS.map((part) => reminderField(index, part)))

/** The rows of the form: those that there are, then empty ones. */
export function fieldsOfReminders(reminders: Reminder[]): Record<string, string> {
  const rows = REMINDER_ROWS.map((index) => {
    const reminder = reminders[index]
    return reminder ? typedFromReminder(reminder) : { id: '', amount: '', unit: 'hours', to: 'both' }
  })
  return Object.fromEntries(
    rows.flatMap((row, index) => PARTS.map((part): [string, string] => [reminderField(index, part), row[part]])),
  )
}

function typedFromReminder({ id, minutesBefore, to }: Reminder): TypedReminder {
  const weeks = minutesBefore / minutesOf(String(WEEK_DAYS), 'days')
  if (Number.isInteger(weeks)) return { id, amount: String(weeks), unit: 'weeks', to }
  const unit = UNITS.findLast((one) => minutesBefore % minutesOf('1', one) === 0) ?? 'minutes'
  // 24 hours read better than a day: it is the hour that counts.
  if (minutesBefore === minutesOf('1', 'days')) return { id, amount: '24', unit: 'hours', to }
  return { id, amount: String(minutesBefore / minutesOf('1', unit)), unit, to }
}

/** The input of the schema, and the row of each; a new one gets an id that no other has, nor had in this form. */
export function remindersFromTyped(typed: Record<string, string>): { reminders: unknown[]; rows: number[] } {
  const rows = REMINDER_ROWS.filter((index) => typed[reminderField(index, 'amount')]?.trim())
  const taken = new Set(REMINDER_ROWS.map((index) => typed[reminderField(index, 'id')] ?? ''))
  const reminders = rows.map((index) => {
    const part = (name: (typeof PARTS)[number]) => typed[reminderField(index, name)] ?? ''
    const id = part('id') || freeId(taken)
    return { id, minutesBefore: minutesBefore(part('amount'), part('unit')), to: part('to') }
  })
  return { reminders, rows }
}

function minutesBefore(amount: string, unit: string): number {
  return unit === 'weeks' ? wholeNumber(amount) * minutesOf(String(WEEK_DAYS), 'days') : minutesOf(amount, unit)
}

function freeId(taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const id = `r${number}`
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}
