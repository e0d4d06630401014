import { z } from '@hono/zod-openapi'
import type { BookingView } from '~/booking/booking-view.server'
import { WEBHOOK_EVENTS, type WebhookEvent } from '~/integrations/webhooks/webhook'
import type { Api } from './api'
import {
  BOOKING_EXAMPLE,
  CANCELLED_EXAMPLE,
  HELD_EXAMPLE,
  ME_EXAMPLE,
  MOVED_EXAMPLE,
  NEW_BOOKED_EXAMPLE,
  REASSIGNED_EXAMPLE,
  RECORDED_EXAMPLE,
} from './examples'
import { BookingShape, instant, MeShape } from './shapes'

const GotoShape = z.object({ host: BookingShape.shape.host, goto: MeShape.shape.goto }).openapi('GotoChange')

export const CalendarChangeShape = z
  .object({
    host: BookingShape.shape.host,
    calendar: z.object({
      id: z.string(),
      provider: z.enum(['google', 'microsoft', 'caldav']),
      account: z.string(),
      status: z.enum(['not_connected', 'connected', 'reconnect_needed']),
    }),
  })
  .openapi('CalendarChange')

const HeadersShape = z.object({
  'webhook-id': z.string().openapi({ description: 'The same at every attempt.' }),
  'webhook-timestamp': z.string().openapi({ description: 'Seconds since 1970, of this attempt.' }),
  'webhook-signature': z.string().openapi({ description: '`v1,` and the signature; two while a secret is replaced.' }),
})

const MEANINGS: Record<WebhookEvent, string> = {
  'booking.created': 'Somebody booked. `status` is `pending` where the host is asked first.',
  'booking.confirmed': 'The host approved a booking that waited for it.',
  'booking.meeting_ready': 'The GoTo meeting exists: `conferencing.joinUrl` has the link.',
  'booking.rescheduled': 'It has another time; `previous` holds the one before.',
  'booking.cancelled': 'Cancelled by either side, or declined: `status` says which.',
  'booking.reassigned':
    'Another member of the team has it: `host` is that one. Both members’ webhooks hear of it; the new link follows.',
  'booking.attendance_changed':
    'What is known of the meeting: `attendance` says whether it was held, and what the host says of the attendee.',
  'booking.recording_ready':
    'GoTo has a recording: `recording.url` opens it without a sign-in, so keep it as you keep a password.',
  'goto.disconnected': 'The host’s connection to GoTo ended. New bookings get no link until it is made again.',
  'goto.reconnected': 'The host is connected to GoTo, for the first time or again.',
  'calendar.disconnected': 'A calendar account of the host can no longer be read, or the host disconnected it.',
  'calendar.reconnected': 'A calendar account is connected, for the first time or again.',
}

/** The `webhooks` section: what a receiver gets, by event. */
export function describeWebhooks(api: Api): void {
  for (const event of WEBHOOK_EVENTS)
    api.openAPIRegistry.registerWebhook({
      method: 'post',
      path: event,
      tags: ['Webhooks'],
      summary: event,
      description: MEANINGS[event],
      request: {
        headers: HeadersShape,
        body: { required: true, content: { 'application/json': contentOf(event) } },
      },
      responses: { 200: { description: 'Any status from 200 to 299 says that it has arrived.' } },
    })
}

function contentOf(event: WebhookEvent) {
  const { shape, example } = dataOf(event)
  return {
    schema: z.object({ type: z.literal(event), timestamp: instant, data: shape }),
    example: { type: event, timestamp: '2026-11-24T20:15:05Z', data: example },
  }
}

function dataOf(event: WebhookEvent) {
  if (event.startsWith('goto.')) return { shape: GotoShape, example: gotoExample(event) }
  if (event.startsWith('calendar.')) return { shape: CalendarChangeShape, example: calendarExample(event) }
  return { shape: BookingShape, example: BOOKINGS[event] }
}

const BOOKINGS: Partial<Record<WebhookEvent, BookingView>> = {
  'booking.created': NEW_BOOKED_EXAMPLE,
  'booking.confirmed': NEW_BOOKED_EXAMPLE,
  'booking.meeting_ready': BOOKING_EXAMPLE,
  'booking.rescheduled': MOVED_EXAMPLE,
  'booking.cancelled': CANCELLED_EXAMPLE,
  'booking.reassigned': REASSIGNED_EXAMPLE,
  'booking.attendance_changed': HELD_EXAMPLE,
  'booking.recording_ready': RECORDED_EXAMPLE,
}

function gotoExample(event: WebhookEvent) {
  const { handle, name, timeZone } = ME_EXAMPLE
  const lost = event === 'goto.disconnected'
  return { host: { handle, name, timeZone }, goto: lost ? { status: 'reconnect_needed' } : ME_EXAMPLE.goto }
}

function calendarExample(event: WebhookEvent) {
  const { handle, name, timeZone } = ME_EXAMPLE
  const status = event === 'calendar.disconnected' ? 'reconnect_needed' : 'connected'
  return {
    host: { handle, name, timeZone },
    calendar: { id: 'cac_7m2kq3v5x8b4n6p9r2t4', provider: 'caldav', account: 'dana · dav.example.com', status },
  }
}
