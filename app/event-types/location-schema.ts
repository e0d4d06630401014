import { z } from 'zod'
import { LOCATION_KINDS } from '#db/tables/event-types'
import { readPhoneNumber } from '~/security/phone-number'
import { paragraphs } from '~/security/plain-text'
import { readWebAddress } from '~/security/web-address'
import { isHttpsAddress, type Location, needsDetail } from './location'

/**
 * An address that may be shown as a link: https, so that nobody can change it in transit; as the parser writes it. '' for none.
 */
export const httpsAddress = z
  .string()
  .trim()
  .max(2_000, 'must have at most 2000 characters')
  .overwrite((text) => readWebAddress(text) ?? text)
  .max(2_000, 'must have at most 2000 characters')
  .refine((text) => text === '' || isHttpsAddress(text), 'must be an https address')

export const LocationSchema = z
  .strictObject({ kind: z.enum(LOCATION_KINDS), detail: z.string().max(500, 'must have at most 500 characters') })
  .transform(withPhoneNumber)
  .pipe(z.object({ kind: z.enum(LOCATION_KINDS), detail: paragraphs(500) }))
  .refine(hasFittingDetail, { path: ['detail'], message: 'does not fit this kind of location' })
  .transform(({ kind, detail }) => ({ kind, detail: storedDetail({ kind, detail }) }))

function storedDetail({ kind, detail }: Location): string {
  if (!needsDetail(kind)) return ''
  return kind === 'link' ? (readWebAddress(detail) ?? detail) : detail
}

/** The number to call as it can be dialled, without characters that were copied with it. */
function withPhoneNumber({ kind, detail }: Location): Location {
  return { kind, detail: kind === 'attendee_calls' ? (readPhoneNumber(detail) ?? detail) : detail }
}

function hasFittingDetail({ kind, detail }: Location): boolean {
  if (kind === 'attendee_calls') return readPhoneNumber(detail) !== null
  if (kind === 'link') return isHttpsAddress(detail)
  return kind !== 'address' || detail !== ''
}
