import { z } from 'zod'
import type { EventTypeRow, EventTypeValues } from '#db/queries/event-types'
import { isPublicName } from '../accounts/public-name'
import { oneLine, paragraphs } from '../security/plain-text'

/** The longest buffer, so that a query knows how far around a day bookings can reach. */
export const LONGEST_BUFFER_MINUTES = 24 * 60
const YEAR_MINUTES = 366 * 24 * 60

export const EVENT_TYPE_COLORS = ['fern', 'sea', 'plum', 'clay', 'gold', 'slate'] as const

const minutes = (most: number) => z.int().min(0).max(most)
const duration = z
  .int()
  .min(5)
  .max(12 * 60)
const isoDate = z.iso.date()

export const QuestionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9_-]{1,40}$/),
  label: oneLine(200).min(1),
  kind: z.enum([
    'short_text',
    'long_text',
    'one_choice',
    'several_choices',
    'yes_no',
    'number',
    'phone',
    'web_address',
  ]),
  required: z.boolean(),
  choices: z.array(oneLine(200).min(1)).min(1).max(50).optional(),
})

export const BookingWindowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rolling'), days: z.int().min(1).max(730) }),
  z.strictObject({ kind: z.literal('range'), from: isoDate, to: isoDate }),
  z.strictObject({ kind: z.literal('open') }),
])

/** What a host may set of an event type, through the desk and the API alike. */
export const EventTypeSettingsSchema = z.strictObject({
  slug: z.string().refine(isPublicName, 'must be 3 to 40 characters of a-z, 0-9 and single hyphens between them'),
  title: oneLine(100).min(1),
  description: paragraphs(5_000),
  color: z.enum(EVENT_TYPE_COLORS),
  durationMinutes: duration,
  durationChoicesMinutes: z.array(duration).max(10),
  stepMinutes: z
    .int()
    .min(5)
    .max(24 * 60),
  bufferBeforeMinutes: minutes(LONGEST_BUFFER_MINUTES),
  bufferAfterMinutes: minutes(LONGEST_BUFFER_MINUTES),
  minimumNoticeMinutes: minutes(YEAR_MINUTES),
  bookingWindow: BookingWindowSchema,
  dailyLimit: z.int().min(1).max(100).nullable(),
  weeklyLimit: z.int().min(1).max(500).nullable(),
  confirmation: z.enum(['automatic', 'manual']),
  hidden: z.boolean(),
  guestsAllowed: z.boolean(),
  cancelCutoffMinutes: minutes(YEAR_MINUTES),
  rescheduleCutoffMinutes: minutes(YEAR_MINUTES),
  questions: z.array(QuestionSchema).max(10),
  language: z.enum(['en', 'de']).nullable(),
})

export type EventTypeSettings = z.infer<typeof EventTypeSettingsSchema>
export type Question = z.infer<typeof QuestionSchema>
export type BookingWindow = z.infer<typeof BookingWindowSchema>
export interface EventType extends EventTypeSettings {
  id: string
  hostId: string
  /** Null follows the host's default schedule. Set on the desk's availability pages. */
  scheduleId: string | null
}

/** What an event type has unless its host says otherwise. The step follows the duration. */
export function defaultSettings({
  slug,
  title,
  durationMinutes = 30,
}: Pick<EventTypeSettings, 'slug' | 'title'> & { durationMinutes?: number }): EventTypeSettings {
  return {
    slug,
    title,
    description: '',
    color: 'fern',
    durationMinutes,
    durationChoicesMinutes: [],
    stepMinutes: durationMinutes,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    minimumNoticeMinutes: 120,
    bookingWindow: { kind: 'rolling', days: 60 },
    dailyLimit: null,
    weeklyLimit: null,
    confirmation: 'automatic',
    hidden: false,
    guestsAllowed: false,
    cancelCutoffMinutes: 0,
    rescheduleCutoffMinutes: 0,
    questions: [],
    language: null,
  }
}

/** The durations an attendee may choose from; the first is taken when none is chosen. */
export function offeredDurations(
  eventType: Pick<EventTypeSettings, 'durationMinutes' | 'durationChoicesMinutes'>,
): number[] {
  const { durationMinutes, durationChoicesMinutes: choices } = eventType
  if (choices.length === 0) return [durationMinutes]
  return choices.includes(durationMinutes)
    ? [durationMinutes, ...choices.filter((choice) => choice !== durationMinutes)]
    : choices
}

export function eventTypeFromRow(row: EventTypeRow): EventType {
  return {
    id: row.id,
    hostId: row.host_id,
    scheduleId: row.schedule_id,
    slug: row.slug,
    title: row.title,
    description: row.description,
    color: row.color as EventTypeSettings['color'],
    durationMinutes: row.duration_minutes,
    durationChoicesMinutes: JSON.parse(row.duration_choices_minutes),
    stepMinutes: row.step_minutes,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    minimumNoticeMinutes: row.minimum_notice_minutes,
    bookingWindow: JSON.parse(row.booking_window),
    dailyLimit: row.daily_limit,
    weeklyLimit: row.weekly_limit,
    confirmation: row.confirmation,
    hidden: row.hidden === 1,
    guestsAllowed: row.guests_allowed === 1,
    cancelCutoffMinutes: row.cancel_cutoff_minutes,
    rescheduleCutoffMinutes: row.reschedule_cutoff_minutes,
    questions: JSON.parse(row.questions),
    language: row.language as EventTypeSettings['language'],
  }
}

export function eventTypeToRow(settings: EventTypeSettings): EventTypeValues {
  return {
    slug: settings.slug,
    title: settings.title,
    description: settings.description,
    color: settings.color,
    duration_minutes: settings.durationMinutes,
    duration_choices_minutes: JSON.stringify(settings.durationChoicesMinutes),
    step_minutes: settings.stepMinutes,
    buffer_before_minutes: settings.bufferBeforeMinutes,
    buffer_after_minutes: settings.bufferAfterMinutes,
    minimum_notice_minutes: settings.minimumNoticeMinutes,
    booking_window: JSON.stringify(settings.bookingWindow),
    daily_limit: settings.dailyLimit,
    weekly_limit: settings.weeklyLimit,
    confirmation: settings.confirmation,
    hidden: settings.hidden ? 1 : 0,
    guests_allowed: settings.guestsAllowed ? 1 : 0,
    cancel_cutoff_minutes: settings.cancelCutoffMinutes,
    reschedule_cutoff_minutes: settings.rescheduleCutoffMinutes,
    questions: JSON.stringify(settings.questions),
    language: settings.language,
  }
}
