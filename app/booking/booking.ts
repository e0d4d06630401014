import type { BookingDetailsRow } from '#db/queries/bookings'
import type { Location } from '~/event-types/location'
import { type Attendance, attendanceOf } from './attendance'

/** Where a booking came from, as stored. */
export interface Tracking {
  utmSource?: string
  utmMedium?: string
  utmCampaign?: string
  utmTerm?: string
  utmContent?: string
}

export interface CrmReference {
  system: string | null
  type: string | null
  id: string | null
}

export interface Booking {
  id: string
  hostId: string
  status: BookingDetailsRow['status']
  title: string
  startsAt: number
  endsAt: number
  sequence: number
  host: { handle: string; name: string; email: string; timeZone: string; locale: string }
  eventType: {
    id: string
    slug: string
    title: string
    /** As the host has them now, so that a corrected entry code reaches people who have booked already. */
    instructions: string
    confirmationText: string
  }
  /** The team that was booked; null for a host's own event type. */
  team: { handle: string; name: string } | null
  attendee: { name: string; email: string; timeZone: string; locale: string }
  /** Hosts who come along with the organizer, where all members of a team meet together. */
  coHosts: { name: string; email: string }[]
  guests: string[]
  answers: { question: string; answer: string }[]
  notes: string
  /** As it was when it was booked. */
  location: Location
  meeting: {
    status: BookingDetailsRow['meeting_status']
    id: string | null
    joinUrl: string | null
    dialIn: string | null
  }
  tracking: Tracking
  metadata: Record<string, string>
  crm: CrmReference | null
  cancellation: { by: 'host' | 'attendee'; reason: string | null; at: number } | null
  previous: { startsAt: number; endsAt: number } | null
  /** What became of it; null before its end, and where nobody knows or asks. */
  attendance: Attendance | null
  /** Until when a pending booking waits for the host's decision. */
  answerDueAt: number | null
  /** Declined because the host did not answer in time. */
  expired: boolean
  createdAt: number
  updatedAt: number
}

/** States in which a booking holds its time, so that nobody else can book it. */
export function holdsTime(status: Booking['status']): boolean {
  return status === 'pending' || status === 'confirmed'
}

/** @param coHosts for readers who learn of them: invites and mails */
export function bookingFromRow(row: BookingDetailsRow, coHosts: Booking['coHosts'] = []): Booking {
  return {
    id: row.id,
    hostId: row.host_id,
    status: row.status,
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    sequence: row.sequence,
    host: {
      handle: row.host_handle,
      name: row.host_name,
      email: row.host_email,
      timeZone: row.host_time_zone,
      locale: row.host_locale,
    },
    eventType: {
      id: row.event_type_id,
      slug: row.event_type_slug,
      title: row.event_type_title,
      instructions: row.event_type_instructions,
      confirmationText: row.event_type_confirmation_text,
    },
    team: row.team_handle === null ? null : { handle: row.team_handle, name: row.team_name ?? '' },
    attendee: {
      name: row.attendee_name,
      email: row.attendee_email,
      timeZone: row.attendee_time_zone,
      locale: row.attendee_locale,
    },
    coHosts,
    guests: JSON.parse(row.guests),
    answers: JSON.parse(row.answers),
    notes: row.notes,
    location: { kind: row.location_kind, detail: row.location_detail },
    meeting: { status: row.meeting_status, id: row.meeting_id, joinUrl: row.join_url, dialIn: row.dial_in },
    tracking: JSON.parse(row.tracking),
    metadata: JSON.parse(row.metadata),
    crm:
      row.crm_system || row.crm_type || row.crm_id
        ? { system: row.crm_system, type: row.crm_type, id: row.crm_id }
        : null,
    cancellation:
      row.cancelled_by && row.cancelled_at !== null
        ? { by: row.cancelled_by, reason: row.cancellation_reason, at: row.cancelled_at }
        : null,
    previous:
      row.previous_starts_at !== null && row.previous_ends_at !== null
        ? { startsAt: row.previous_starts_at, endsAt: row.previous_ends_at }
        : null,
    attendance: attendanceOf(row),
    answerDueAt: row.answer_due_at,
    expired: row.expired === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
