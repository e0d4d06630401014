import { defaultSettings } from '~/event-types/event-type'
import { SAMPLE_WEBHOOK_BOOKING } from '~/integrations/webhooks/sample-booking'

/** Example responses of the description. A test makes every call of the description and compares the shapes. */

const { slug, title, description, ...settings } = defaultSettings({ slug: 'intro-call', title: 'Intro call' })
const publicPart = {
  id: 'evt_4c8xk1vq6s0m9ztr2hwy',
  slug,
  title,
  description,
  url: 'https://book.example.com/dana/intro-call',
  durationMinutes: settings.durationMinutes,
  durationChoicesMinutes: settings.durationChoicesMinutes,
}

export const PUBLIC_EVENT_TYPE_EXAMPLE = {
  ...publicPart,
  guestsAllowed: settings.guestsAllowed,
  questions: [],
  language: null,
}

export const EVENT_TYPE_EXAMPLE = {
  ...publicPart,
  stepMinutes: settings.stepMinutes,
  bufferBeforeMinutes: settings.bufferBeforeMinutes,
  bufferAfterMinutes: settings.bufferAfterMinutes,
  minimumNoticeMinutes: settings.minimumNoticeMinutes,
  bookingWindow: settings.bookingWindow,
  dailyLimit: null,
  weeklyLimit: null,
  confirmation: settings.confirmation,
  hidden: false,
  guestsAllowed: false,
  cancelCutoffMinutes: 0,
  rescheduleCutoffMinutes: 0,
  questions: [],
  language: null,
}

export const AVAILABILITY_EXAMPLE = {
  timeZone: 'Europe/Zurich',
  weekly: [
    { weekday: 1 as const, start: '09:00', end: '12:00' },
    { weekday: 1 as const, start: '13:00', end: '17:00' },
    { weekday: 4 as const, start: '09:00', end: '17:00' },
  ],
  overrides: [{ date: '2026-12-24', intervals: [{ start: '09:00', end: '12:00' }] }],
}

export const NEW_BOOKING_EXAMPLE = {
  eventType: SAMPLE_WEBHOOK_BOOKING.eventType.slug,
  start: SAMPLE_WEBHOOK_BOOKING.start,
  attendee: { name: 'Ada Example', email: 'ada@example.com', timeZone: 'America/New_York' },
  notes: 'Could we look at the offer?',
  tracking: { utmSource: 'newsletter' },
  metadata: { deal: '7' },
  crm: { system: 'hubspot', type: 'contact', id: '151' },
}

const conferencing = {
  ...SAMPLE_WEBHOOK_BOOKING.conferencing,
  status: 'pending' as const,
  joinUrl: null,
  meetingId: null,
}

/** Just booked: the link follows within moments. */
export const NEW_BOOKED_EXAMPLE = {
  ...SAMPLE_WEBHOOK_BOOKING,
  answers: [],
  notes: NEW_BOOKING_EXAMPLE.notes,
  conferencing,
}
export const BOOKING_EXAMPLE = { ...NEW_BOOKED_EXAMPLE, conferencing: SAMPLE_WEBHOOK_BOOKING.conferencing }
export const MOVED_EXAMPLE = {
  ...BOOKING_EXAMPLE,
  start: '2026-12-04T10:00:00Z',
  end: '2026-12-04T10:30:00Z',
  sequence: 1,
  previous: { start: SAMPLE_WEBHOOK_BOOKING.start, end: SAMPLE_WEBHOOK_BOOKING.end },
}
export const REASSIGNED_EXAMPLE = {
  ...BOOKING_EXAMPLE,
  host: { handle: 'ben', name: 'Ben Example', timeZone: 'Europe/Zurich' },
  team: { handle: 'sales', name: 'Sales' },
  sequence: 1,
  conferencing,
}
const ATTENDANCE = {
  state: 'held' as const,
  suggested: 'no_show' as const,
  startedAt: '2026-12-03T09:02:00Z',
  endedAt: '2026-12-03T09:14:00Z',
  participants: 1,
}
export const HELD_EXAMPLE = { ...BOOKING_EXAMPLE, attendance: ATTENDANCE }
export const NO_SHOW_EXAMPLE = {
  ...BOOKING_EXAMPLE,
  attendance: { ...ATTENDANCE, state: 'no_show' as const, suggested: null },
}
export const RECORDED_EXAMPLE = {
  ...BOOKING_EXAMPLE,
  attendance: { ...ATTENDANCE, suggested: null, participants: 2, endedAt: '2026-12-03T09:31:00Z' },
  recording: { url: 'https://transcripts.gotomeeting.com/#/s/example' },
}
export const CANCELLED_EXAMPLE = {
  ...BOOKING_EXAMPLE,
  status: 'cancelled' as const,
  sequence: 1,
  cancellation: { by: 'host' as const, reason: 'Ada is ill.', at: '2026-11-30T08:00:00Z' },
}
/** A request had no meeting yet. */
export const DECLINED_EXAMPLE = {
  ...NEW_BOOKED_EXAMPLE,
  status: 'declined' as const,
  conferencing: { ...conferencing, status: 'removed' as const },
  cancellation: { by: 'host' as const, reason: 'I am away that week.', at: '2026-11-25T08:00:00Z' },
}

export const FEED_EXAMPLE = {
  id: 'cal_0x5t9qkz3n7c2mfw8hvb',
  url: 'https://calendar.example.com/…/basic.ics',
  name: 'calendar.example.com',
  status: 'new' as const,
  checkedAt: null,
  error: null,
  allDayBlocks: true,
  unreadCount: 0,
  unreadEvents: [],
}

export const CALENDAR_ACCOUNT_EXAMPLE = {
  id: 'cac_7m2kq3v5x8b4n6p9r2t4',
  provider: 'caldav' as const,
  account: 'dana · dav.example.com',
  status: 'connected' as const,
  checkedAt: '2026-11-24T20:15:00Z',
  error: null,
  calendars: [{ id: 'cln_1f6h3k8m0q2s5v7x9z4b', name: 'Work', blocks: true, receivesBookings: true }],
}

export const WEBHOOK_EXAMPLE = {
  id: 'whk_5n1b8fq0k3xv7czt9mhs',
  url: 'https://example.com/foyer',
  events: ['booking.created' as const, 'booking.rescheduled' as const, 'booking.cancelled' as const],
  status: 'active' as const,
  createdAt: '2026-11-24T20:15:00Z',
}

export const ME_EXAMPLE = {
  id: 'hst_9d2m7cwk4t0qzx8v5bnf',
  handle: 'dana',
  name: 'Dana Example',
  email: 'dana@example.com',
  timeZone: 'Europe/Zurich',
  goto: { status: 'connected' as const, email: 'dana@goto.example' },
}
