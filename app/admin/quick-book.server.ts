import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findEventTypeById } from '#db/queries/event-types'
import type { DB } from '#db/schema'
import type { Host } from '~/accounts/host'
import { actingHost } from '~/booking/actor'
import { checkBookingLimits, countBooking } from '~/booking/changes/booking-limits.server'
import { createBooking } from '~/booking/changes/create-booking.server'
import { readInstant } from '~/booking/page/booking-form.server'
import type { LinkParameters } from '~/booking/page/link-parameters'
import type { Env } from '~/env.server'
import { eventTypeFromRow, offeredDurations } from '~/event-types/event-type'
import type { RateLimits } from '~/limits/rate-limit.server'
import { personName } from '~/security/person-name.server'
import { emailAddress } from '~/security/plain-text'
import type { Keyring } from '~/security/sealed-text.server'
import { isKnownTimeZone } from '~/time/wall-time'
import { quickBookingMessages } from './quick-booking-messages'

interface QuickBookTools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  limits: RateLimits
  env: Pick<Env, 'APP_URL'>
  now: number
}

/** The form of a quick booking, as typed. */
export interface TypedQuickBooking {
  name: string
  email: string
  tz: string
  type: string
  start: string
  /** Distinguishes a double click from a second booking (B4). If empty, only the taken slot prevents a second booking. */
  once: string
}

export type QuickBookResult =
  | { ok: true; bookingId: string }
  | { ok: false; status: 400 | 409 | 429; problems: ('name' | 'email' | 'taken' | 'gone' | 'tooMany' | 'unreadable')[] }

/**
 * The host books for somebody else, from a contact record or by hand. It uses the same `createBooking` as every other booking,
 * with the title "Meeting with {name}". The event type's questions are for attendees and are left out.
 *
 * @param brought parameters of the address: the record's reference, tracking, metadata
 */
export async function quickBook(
  tools: QuickBookTools,
  host: Host,
  typed: TypedQuickBooking,
  brought: Pick<LinkParameters, 'tracking' | 'metadata' | 'crm' | 'notes'>,
): Promise<QuickBookResult> {
  const { db, dialect, keyring, env, now } = tools
  const name = personName.safeParse(typed.name)
  const email = emailAddress.safeParse(typed.email)
  const start = readInstant(typed.start)
  if (!name.success || !email.success || start === null) {
    const problems = [!name.success && 'name', !email.success && 'email', start === null && 'unreadable'] as const
    return { ok: false, status: 400, problems: problems.filter((problem) => problem !== false) }
  }
  const row = await findEventTypeById(db, host.id, typed.type)
  if (!row) return { ok: false, status: 409, problems: ['gone'] }
  if (!(await checkBookingLimits(tools, host.id, email.data)).ok)
    return { ok: false, status: 429, problems: ['tooMany'] }

  const eventType = eventTypeFromRow(row)
  const locale = eventType.language ?? host.locale
  const result = await createBooking(
    { db, dialect, keyring, env },
    {
      host,
      eventType,
      durationMinutes: offeredDurations(eventType)[0] ?? eventType.durationMinutes,
      title: quickBookingMessages[locale].subject(name.data),
      start,
      attendee: {
        name: name.data,
        email: email.data,
        timeZone: isKnownTimeZone(typed.tz) ? typed.tz : host.timeZone,
        locale,
      },
      guests: [],
      answers: [],
      ...brought,
      actor: actingHost(host),
      ...(typed.once && { idempotency: { source: 'form', key: typed.once } }),
    },
    now,
  )
  if (!result.ok) return { ok: false, status: 409, problems: [result.reason === 'slot_unavailable' ? 'taken' : 'gone'] }
  if (!result.repeated) await countBooking(tools, host.id, email.data)
  return { ok: true, bookingId: result.booking.id }
}
