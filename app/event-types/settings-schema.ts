import { z } from 'zod'
import { LOCALES } from '~/i18n/locale'
import { oneLine, paragraphs, visibleLine } from '~/security/plain-text'
import { isPublicName } from '~/security/public-name'
import { EVENT_TYPE_COLORS } from './event-type'
import { httpsAddress, LocationSchema } from './location-schema'
import { ConditionalQuestionsSchema, QuestionsSchema } from './question-schema'
import { RemindersSchema } from './reminder-schema'

/** The longest buffer; queries use it to know how far around a day bookings can reach. */
export const MAX_BUFFER_MINUTES = 24 * 60
const YEAR_MINUTES = 366 * 24 * 60

const minutes = (most: number) => z.int().min(0).max(most)
const duration = z
  .int()
  .min(5)
  .max(12 * 60)
const isoDate = z.iso.date()

export const BookingWindowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rolling'), days: z.int().min(1).max(730) }),
  z
    .strictObject({ kind: z.literal('range'), from: isoDate, to: isoDate })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' }),
  z.strictObject({ kind: z.literal('open') }),
])

const dailyLimit = z.int().min(1).max(100).nullable()
const weeklyLimit = z.int().min(1).max(500).nullable()
const dailyMinutesLimit = z
  .int()
  .min(5)
  .max(24 * 60)
  .nullable()

/** The settings that the contract names, for the API. */
export const ContractSettingsSchema = z.strictObject({
  slug: z.string().refine(isPublicName, 'must be 3 to 40 characters of a-z, 0-9 and single hyphens between them'),
  title: visibleLine(100).min(1, 'must not be empty'),
  description: paragraphs(5_000),
  durationMinutes: duration,
  durationChoicesMinutes: z
    .array(duration)
    .max(10)
    .refine((choices) => new Set(choices).size === choices.length, 'must not name a duration twice'),
  stepMinutes: z
    .int()
    .min(5)
    .max(24 * 60),
  bufferBeforeMinutes: minutes(MAX_BUFFER_MINUTES),
  bufferAfterMinutes: minutes(MAX_BUFFER_MINUTES),
  minimumNoticeMinutes: minutes(YEAR_MINUTES),
  bookingWindow: BookingWindowSchema,
  dailyLimit,
  weeklyLimit,
  confirmation: z.enum(['automatic', 'manual']),
  hidden: z.boolean(),
  guestsAllowed: z.boolean(),
  cancelCutoffMinutes: minutes(YEAR_MINUTES),
  rescheduleCutoffMinutes: minutes(YEAR_MINUTES),
  questions: QuestionsSchema,
  language: z.enum(LOCALES).nullable(),
})

/** What a host can set in the admin: everything that the API can, and fields outside the contract. */
export const EventTypeSettingsSchema = z.strictObject({
  ...ContractSettingsSchema.shape,
  questions: ConditionalQuestionsSchema,
  color: z.enum(EVENT_TYPE_COLORS),
  /** A rolling window then counts only days on which the host has weekly hours. */
  windowCountsWorkdays: z.boolean(),
  dailyMinutesLimit,
  location: LocationSchema,
  meetingInstructions: paragraphs(2_000),
  confirmationText: paragraphs(1_000),
  /** The address after booking, with the booking's id only (S12). '' for our own page. */
  redirectUrl: httpsAddress,
  /** '' if no consent is asked. */
  consentText: oneLine(300),
  consentUrl: httpsAddress,
  /** Visitors prove their address before a time is held for longer than 15 minutes. */
  provesAddress: z.boolean(),
  /** Available only with the secret link or a one-time link. */
  secret: z.boolean(),
  reminders: RemindersSchema,
})

/** A host's limits over all event types. Minutes and bookings count on the host's date on which they start. */
export const HostLimitsSchema = z.strictObject({ dailyLimit, weeklyLimit, dailyMinutesLimit })

export type EventTypeSettings = z.infer<typeof EventTypeSettingsSchema>
export type HostLimits = z.infer<typeof HostLimitsSchema>
export type BookingWindow = z.infer<typeof BookingWindowSchema>
