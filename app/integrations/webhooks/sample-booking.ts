import type { BookingView } from '~/booking/booking-view.server'

/** A made-up booking for test events and for the examples of the API's description. */
export const SAMPLE_WEBHOOK_BOOKING: BookingView = {
  id: 'bkg_7m2kq0d5t9xw3f8hj4nc',
  status: 'confirmed',
  title: 'Intro call',
  start: '2026-12-03T09:00:00Z',
  end: '2026-12-03T09:30:00Z',
  sequence: 0,
  host: { handle: 'dana', name: 'Dana Example', timeZone: 'Europe/Zurich' },
  eventType: { slug: 'intro-call', title: 'Intro call', durationMinutes: 30 },
  attendee: { name: 'Ada Example', email: 'ada@example.com', timeZone: 'America/New_York', locale: 'en' },
  guests: [],
  answers: [{ question: 'What is it about?', answer: 'A first look' }],
  notes: '',
  conferencing: {
    provider: 'goto',
    status: 'ready',
    joinUrl: 'https://meet.goto.com/123456789',
    meetingId: '123456789',
  },
  tracking: { utmSource: 'newsletter' },
  metadata: { deal: '7' },
  crm: { system: 'hubspot', type: 'contact', id: '151' },
  team: null,
  attendance: null,
  recording: null,
  manageUrl: 'https://book.example.com/booking/example',
  createdAt: '2026-11-24T20:15:00Z',
  updatedAt: '2026-11-24T20:15:04Z',
  cancellation: null,
  previous: null,
}
