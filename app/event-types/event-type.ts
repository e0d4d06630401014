import type { EventTypeRow, EventTypeValues } from '#db/queries/event-types'
import type { TeamRule } from '#db/tables/event-types'
import { publicLocation } from './location'
import { DEFAULT_REMINDERS, remindersFromRow } from './reminder'
import type { EventTypeSettings } from './settings-schema'
import { DEFAULT_TEAM_SETTINGS, type TeamSettings } from './team-settings'

export type { Question } from './question'
export type { EventTypeSettings } from './settings-schema'

/** Names from the palette of app/ui. */
export const EVENT_TYPE_COLORS = ['fern', 'sea', 'plum', 'clay', 'gold', 'slate'] as const

/** How the members of a team share the bookings of an event type of the team. */
export type TeamAssignment = TeamSettings & {
  rule: TeamRule
  /** How many members it was given; whoever leaves the team is missing. */
  size: number
}

export interface EventType extends EventTypeSettings {
  id: string
  hostId: string
  /** Null follows the host's default schedule. */
  scheduleId: string | null
  /** Part of the signed content of the secret link's key: a new nonce makes the old link invalid. */
  secretNonce: string
  /** Null for an event type of one host. */
  team: TeamAssignment | null
}

/** The defaults of an event type. The step equals the duration. */
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
    windowCountsWorkdays: false,
    dailyLimit: null,
    weeklyLimit: null,
    dailyMinutesLimit: null,
    confirmation: 'automatic',
    hidden: false,
    secret: false,
    guestsAllowed: false,
    cancelCutoffMinutes: 0,
    rescheduleCutoffMinutes: 0,
    questions: [],
    language: null,
    location: { kind: 'goto', detail: '' },
    meetingInstructions: '',
    confirmationText: '',
    redirectUrl: '',
    consentText: '',
    consentUrl: '',
    provesAddress: false,
    reminders: [...DEFAULT_REMINDERS],
  }
}

/** The durations an attendee may choose from; the first is the default. */
export function offeredDurations(
  eventType: Pick<EventTypeSettings, 'durationMinutes' | 'durationChoicesMinutes'>,
): number[] {
  const { durationMinutes, durationChoicesMinutes: choices } = eventType
  if (choices.length === 0) return [durationMinutes]
  return choices.includes(durationMinutes)
    ? [durationMinutes, ...choices.filter((choice) => choice !== durationMinutes)]
    : choices
}

/** The public data of an event type on booking pages; only people who have booked see the host's own link. */
export function publicEventType({ slug, title, description, location }: EventType) {
  return { slug, title, description, location: publicLocation(location) }
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
    windowCountsWorkdays: row.window_counts_workdays === 1,
    dailyLimit: row.daily_limit,
    weeklyLimit: row.weekly_limit,
    dailyMinutesLimit: row.daily_minutes_limit,
    confirmation: row.confirmation,
    hidden: row.hidden === 1,
    secret: row.secret === 1,
    secretNonce: row.secret_nonce,
    team:
      row.team_rule === null
        ? null
        : { ...teamSettingsOf(row.team_settings), rule: row.team_rule, size: row.team_size ?? 0 },
    guestsAllowed: row.guests_allowed === 1,
    cancelCutoffMinutes: row.cancel_cutoff_minutes,
    rescheduleCutoffMinutes: row.reschedule_cutoff_minutes,
    questions: JSON.parse(row.questions),
    language: row.language as EventTypeSettings['language'],
    location: { kind: row.location_kind, detail: row.location_detail },
    meetingInstructions: row.meeting_instructions,
    confirmationText: row.confirmation_text,
    redirectUrl: row.redirect_url,
    consentText: row.consent_text,
    consentUrl: row.consent_url,
    provesAddress: row.proves_address === 1,
    reminders: remindersFromRow(row.reminders),
  }
}

/** What the form, the API and a copy change: an event type without what belongs to the row. */
export function settingsOfEventType(eventType: EventType): EventTypeSettings {
  const { id: _id, hostId: _hostId, scheduleId: _schedule, secretNonce: _nonce, team: _team, ...settings } = eventType
  return settings
}

/** Settings that came later have their default in older rows. */
function teamSettingsOf(stored: string | null): TeamSettings {
  return { ...DEFAULT_TEAM_SETTINGS, ...(stored === null ? {} : JSON.parse(stored)) }
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
    window_counts_workdays: settings.windowCountsWorkdays ? 1 : 0,
    daily_limit: settings.dailyLimit,
    weekly_limit: settings.weeklyLimit,
    daily_minutes_limit: settings.dailyMinutesLimit,
    confirmation: settings.confirmation,
    hidden: settings.hidden ? 1 : 0,
    secret: settings.secret ? 1 : 0,
    guests_allowed: settings.guestsAllowed ? 1 : 0,
    cancel_cutoff_minutes: settings.cancelCutoffMinutes,
    reschedule_cutoff_minutes: settings.rescheduleCutoffMinutes,
    questions: JSON.stringify(settings.questions),
    language: settings.language,
    location_kind: settings.location.kind,
    location_detail: settings.location.detail,
    meeting_instructions: settings.meetingInstructions,
    confirmation_text: settings.confirmationText,
    redirect_url: settings.redirectUrl,
    consent_text: settings.consentText,
    consent_url: settings.consentUrl,
    proves_address: settings.provesAddress ? 1 : 0,
    reminders: JSON.stringify(settings.reminders),
  }
}
