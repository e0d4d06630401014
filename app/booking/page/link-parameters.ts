import type { z } from 'zod'
import type { CrmReference, Tracking } from '~/booking/booking'
import { CrmSchema, MAX_METADATA_KEYS, MetadataSchema, NotesSchema, TrackingSchema } from '~/booking/schema'
import { MAX_CHOICES } from '~/event-types/question'
import { readEmailAddress } from '~/security/email-address'

/** The parameters that a booking link may carry (rules.md, section 3): prefilled details, and where the visitor comes from. */
export interface LinkParameters {
  name: string
  email: string
  guests: string
  notes: string
  /** `a1`…`a10`, in the order of the questions, each with all its values. */
  answers: string[][]
  tracking: Tracking
  metadata: Record<string, string>
  crm: CrmReference | null
}

const MAX_PREFILL_LENGTH = 5_000

/**
 * Reads the parameters that we know and ignores the rest. A value that cannot be stored is dropped: a link must never prevent a
 * booking. Of repeated parameters the first counts, except guests and answers, which may be several.
 */
export function readLinkParameters(query: URLSearchParams): LinkParameters {
  const text = (key: string) => (query.get(key) ?? '').slice(0, MAX_PREFILL_LENGTH).toWellFormed()
  const line = (key: string) => text(key).replace(/\s+/g, ' ').trim()
  const fullName = [line('first_name'), line('last_name')].filter(Boolean).join(' ')
  return {
    name: line('name') || fullName,
    email: plainAddress(withPluses(text('email').trim())),
    guests: query
      .getAll('guests')
      .join(',')
      .slice(0, MAX_PREFILL_LENGTH)
      .toWellFormed()
      .split(/[,;]/)
      .map(withPluses)
      .join(','),
    notes: valueOr(NotesSchema, text('notes'), ''),
    answers: Array.from({ length: 10 }, (_, index) =>
      query
        .getAll(`a${index + 1}`)
        .slice(0, MAX_CHOICES)
        .map((value) => value.slice(0, MAX_PREFILL_LENGTH).toWellFormed()),
    ),
    tracking: readTracking(text),
    metadata: readMetadata(query),
    crm: readCrm(text),
  }
}

/**
 * In an address a bare plus is a space, but people who write `email=foo+bar@example.com` by hand mean the plus. Spaces
 * elsewhere, as in `Anna Muster <anna@example.org>`, stay.
 */
function withPluses(address: string): string {
  return /^\s*[^\s@<>"]+( [^\s@<>"]+)+@[^\s@]+\s*$/.test(address) ? address.trim().replaceAll(' ', '+') : address
}

/** As it will be stored, where it can be read: a mail program's `Anna <anna@example.org>` is the address. */
function plainAddress(written: string): string {
  const read = readEmailAddress(written)
  return read.ok ? read.address : written
}

function readTracking(text: (key: string) => string): Tracking {
  const entries = ['Source', 'Medium', 'Campaign', 'Term', 'Content'].map(
    (part) => [`utm${part}`, text(`utm_${part.toLowerCase()}`)] as const,
  )
  const sound = entries.filter(([key, value]) => value !== '' && TrackingSchema.safeParse({ [key]: value }).success)
  return Object.fromEntries(sound)
}

function readMetadata(query: URLSearchParams): Record<string, string> {
  const metadata: Record<string, string> = {}
  for (const [name, value] of query) {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1]
    if (key === undefined || Object.hasOwn(metadata, key)) continue
    // Separate, so that each costs the same regardless of their number.
    const read = MetadataSchema.safeParse({ [key]: value })
    if (read.success) Object.assign(metadata, read.data)
    if (Object.keys(metadata).length >= MAX_METADATA_KEYS) break
  }
  return metadata
}

function readCrm(text: (key: string) => string): CrmReference | null {
  const asked = { system: text('crm_system'), type: text('crm_type'), id: text('crm_id') }
  if (!asked.system && !asked.type && !asked.id) return null
  const crm = valueOr(CrmSchema, asked, null)
  return crm && (crm.system || crm.type || crm.id) ? crm : null
}

function valueOr<T, F>(schema: z.ZodType<T>, value: unknown, otherwise: F): T | F {
  const result = schema.safeParse(value)
  return result.success ? result.data : otherwise
}
