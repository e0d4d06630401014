import type { Booking } from '~/booking/booking'
import { DAY_MS, MINUTE_MS } from '~/time/units'

export const SAMPLE_START = Date.UTC(2026, 11, 3, 13)
export const SAMPLE_ANSWER_DUE = SAMPLE_START - 2 * DAY_MS

/** A typical booking for previews and tests; each message says what differs when it is sent. */
export const SAMPLE_MAIL_BOOKING: Booking = {
  id: 'bkg_sample0000000000000',
  hostId: 'hst_sample0000000000000',
  status: 'confirmed',
  title: 'Intro call',
  startsAt: SAMPLE_START,
  endsAt: SAMPLE_START + 30 * MINUTE_MS,
  sequence: 0,
  host: { handle: 'dana', name: 'Dana Example', email: 'dana@example.com', timeZone: 'Europe/Zurich', locale: 'en' },
  eventType: {
    id: 'evt_sample0000000000000',
    slug: 'intro-call',
    title: 'Intro call',
    instructions: '',
    confirmationText: '',
  },
  attendee: { name: 'Ada Example', email: 'ada@example.com', timeZone: 'America/New_York', locale: 'en' },
  team: null,
  coHosts: [],
  guests: [],
  answers: [{ question: 'What should we decide?', answer: 'Which of the two ideas to build first.' }],
  notes: 'I have sent you the figures.',
  location: { kind: 'goto', detail: '' },
  meeting: {
    status: 'ready',
    id: '123456789',
    joinUrl: 'https://meet.goto.com/123456789',
    dialIn: 'Switzerland: +41 44 555 01 99\nAccess Code: 123-456-789',
  },
  tracking: {},
  metadata: {},
  crm: null,
  cancellation: null,
  previous: null,
  attendance: null,
  answerDueAt: null,
  expired: false,
  createdAt: SAMPLE_START - 7 * DAY_MS,
  updatedAt: SAMPLE_START - 7 * DAY_MS,
}
