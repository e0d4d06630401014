import { z } from 'zod'
import { readLanguageTag } from '~/i18n/language-tag'
import { personName } from '~/security/person-name.server'
import { emailAddress, oneLine, paragraphs } from '~/security/plain-text'
import { isKnownTimeZone } from '~/time/wall-time'
import { MAX_ANSWER_LENGTH } from './answers'

export const MAX_GUESTS = 10

/** Keys that would reach into an object's prototype. */
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype']

const metadataKey = z
  .string()
  .regex(/^[A-Za-z0-9_.:-]{1,40}$/, 'must be 1 to 40 letters, digits or _ . : -')
  .refine((key) => !PROTOTYPE_KEYS.includes(key), 'is not allowed')

export const TrackingSchema = z.strictObject({
  utmSource: oneLine(200).optional(),
  utmMedium: oneLine(200).optional(),
  utmCampaign: oneLine(200).optional(),
  utmTerm: oneLine(200).optional(),
  utmContent: oneLine(200).optional(),
})

export const MAX_METADATA_KEYS = 50

export const MetadataSchema = z
  .record(metadataKey, oneLine(500))
  .refine((metadata) => Object.keys(metadata).length <= MAX_METADATA_KEYS, 'must have at most 50 keys')

export const CrmSchema = z.strictObject({
  system: oneLine(40)
    .nullish()
    .transform((value) => value || null),
  type: oneLine(40)
    .nullish()
    .transform((value) => value || null),
  id: oneLine(200)
    .nullish()
    .transform((value) => value || null),
})

/** Any language tag; mails use the nearest language that we have. */
const languageTag = z
  .string()
  .refine((text) => readLanguageTag(text) !== null, 'must be a language tag such as en or fr-CA (BCP 47)')
  .overwrite((text) => readLanguageTag(text) ?? text)

export const AttendeeSchema = z.strictObject({
  name: personName,
  email: emailAddress,
  timeZone: z.string().max(60).refine(isKnownTimeZone, 'must be an IANA time zone such as Europe/Zurich'),
  locale: languageTag.optional(),
})

/** Answers name their question by its id or its label. */
export const AnswersSchema = z
  .array(z.strictObject({ question: oneLine(200), answer: z.string().max(MAX_ANSWER_LENGTH) }))
  .max(10)
export const GuestsSchema = z.array(emailAddress).max(MAX_GUESTS, `at most ${MAX_GUESTS} guests`)
export const NotesSchema = paragraphs(5_000)
export const ReasonSchema = paragraphs(1_000)
