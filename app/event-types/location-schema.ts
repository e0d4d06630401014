import { z } from 'zod'
import { paragraphs } from '../security/plain-text'
import { isHttpsAddress, LOCATION_KINDS, type Location, needsDetail, PHONE_NUMBER } from './location'

/** An address that may be shown as a link: https, so that nothing on the way can change it. '' for none. */
export const httpsAddress = z
  .string()
  .trim()
  .max(2_000, 'must have at most 2000 characters')
  .refine((text) => text === '' || isHttpsAddress(text), 'must be an https address')

export const LocationSchema = z
  .strictObject({ kind: z.enum(LOCATION_KINDS), detail: paragraphs(500) })
  .refine(hasFittingDetail, { path: ['detail'], message: 'does not fit this kind of location' })
  .transform(({ kind, detail }) => ({ kind, detail: needsDetail(kind) ? detail : '' }))

function hasFittingDetail({ kind, detail }: Location): boolean {
  if (kind === 'attendee_calls') return PHONE_NUMBER.test(detail)
  if (kind === 'link') return isHttpsAddress(detail)
  return kind !== 'address' || detail !== ''
}
