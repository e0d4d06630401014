import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findBookingOfHost } from '#db/queries/bookings'
import type { EventTypeRow } from '#db/queries/event-types'
import type { DB } from '#db/schema'
import type { Host } from '~/accounts/host'
import { findMemberChoice } from '~/availability/slots/team-members.server'
import { actingHost } from '~/booking/actor'
import { checkBookingLimits, countBooking } from '~/booking/changes/booking-limits.server'
import { type CreateBookingResult, createBooking } from '~/booking/changes/create-booking.server'
import { readInstant } from '~/booking/page/booking-form.server'
import type { LinkParameters } from '~/booking/page/link-parameters'
import type { Env } from '~/env.server'
import { eventTypeFromRow, offeredDurations } from '~/event-types/event-type'
import type { RateLimits } from '~/limits/rate-limit.server'
import { personName } from '~/security/person-name.server'
import { emailAddress } from '~/security/plain-text'
import type { Keyring } from '~/security/sealed-text.server'
import { isKnownTimeZone } from '~/time/wall-time'
import { quickBookingMessages } from './messages'

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
  /** The handle of a member of the team, where the event type leaves that choice; '' for anybody. */
  member: string
  start: string
  /** Distinguishes a double click from a second booking (B4). If empty, only the taken slot prevents a second booking. */
  once: string
}

export type QuickBookResult =
  /** `isOwn`: whether the host who books has it; a team's booking may go to a colleague. */
  | { ok: true; bookingId: string; isOwn: boolean }
  | {
      ok: false
      status: 400 | 409 | 429
      problems: ('name' | 'email' | 'taken' | 'notOffered' | 'gone' | 'member' | 'tooMany' | 'unreadable')[]
    }

/**
 * The host books for somebody else, from a contact record or by hand. It uses the same `createBooking` as every other booking,
 * with the title "Meeting with {name}"; of the host's team too, whose rule then decides who has it. The event type's questions are for attendees and are left out.
 *
 * @param found the typed event type and whose it is; null: the host may not book it
 * @param brought parameters of the address: the record's reference, tracking, metadata
 */
export async function quickBook(
  tools: QuickBookTools,
  host: Host,
  found: { page: Host; row: EventTypeRow } | null,
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
  if (!found) return { ok: false, status: 409, problems: ['gone'] }
  const { page } = found
  if (!(await checkBookingLimits(tools, page.id, email.data)).ok)
    return { ok: false, status: 429, problems: ['tooMany'] }

  const eventType = eventTypeFromRow(found.row)
  const { memberId, unfit } = await findMemberChoice(db, eventType, typed.member)
  if (unfit) return { ok: false, status: 409, problems: ['member'] }
  const locale = eventType.language ?? host.locale
  const result = await createBooking(
    { db, dialect, keyring, env },
    {
      host: page,
      eventType,
      memberId,
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
  if (!result.ok) return { ok: false, status: 409, problems: [problemOf(result)] }
  if (!result.repeated) await countBooking(tools, page.id, email.data)
  const isOwn = (await findBookingOfHost(db, host.id, result.booking.id)) !== undefined
  return { ok: true, bookingId: result.booking.id, isOwn }
}

function problemOf(refusal: Exclude<CreateBookingResult, { ok: true }>) {
  if (refusal.reason !== 'slot_unavailable') return 'gone'
  return refusal.taken ? 'taken' : 'notOffered'
}
