import { type Arbitrary, boolean, constant, constantFrom, nat, oneof, option, record, subarray } from 'fast-check'

/** Whatever may change what a host's pages show, as data: numbers choose among what there is at that moment. */
export type Change =
  | { what: 'wait'; ms: number }
  | { what: 'to the minute'; past: number }
  | { what: 'book'; pick: number; zone: string }
  | { what: 'move'; which: number; pick: number }
  | { what: 'cancel'; which: number }
  | { what: 'approve'; which: number }
  | { what: 'decline'; which: number }
  | { what: 'expire'; which: number }
  | {
      what: 'hours'
      which: number
      weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[]
      start: string
      end: string
      override: number | null
    }
  | { what: 'time off'; from: number; days: number; notePublic: boolean; country: string | null }
  | { what: 'schedule'; step: 'add' | 'follow' | 'make default' | 'delete'; which: number; timeZone: string }
  | { what: 'event type'; settings: Record<string, unknown> }
  | { what: 'second event type'; step: 'add' | 'hide' | 'show' | 'first' | 'delete' }
  | { what: 'limits'; dailyLimit: number | null; weeklyLimit: number | null; dailyMinutesLimit: number | null }
  | { what: 'profile'; name: string; welcomeText: string; timeZone: string; locale: 'en' | 'de'; color: string | null }
  | { what: 'rename'; to: number }
  | { what: 'photo'; present: boolean }
  | { what: 'feed'; step: 'read' | 'all day blocks' | 'remove'; start: number; hours: number; allDayBlocks: boolean }
  | { what: 'goto meeting'; start: number; hours: number; gone: boolean }
  | { what: 'allowed site'; site: string; allow: boolean }
  | { what: 'suspend'; suspended: boolean }
  | { what: 'another account'; timeZone: string }

const HOUR_MS = 3_600_000
const ZONES = ['Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Adelaide']
const TITLES = ['Intro call', 'Kennenlernen & mehr', 'A "quoted" <b>title</b>', '咨询']
const QUESTIONS = [{ id: 'topic', label: 'What is it about?', kind: 'short_text', required: true }]

const eventTypeSettings: Record<string, Arbitrary<unknown>> = {
  title: constantFrom(...TITLES),
  description: constantFrom('', 'Half an hour.\n\nBring coffee.'),
  durationMinutes: constantFrom(15, 30, 45),
  durationChoicesMinutes: constantFrom([], [30, 60], [45, 15]),
  stepMinutes: constantFrom(15, 30, 60),
  bufferBeforeMinutes: constantFrom(0, 15),
  bufferAfterMinutes: constantFrom(0, 30),
  minimumNoticeMinutes: constantFrom(0, 1, 120, 3 * 1_440),
  bookingWindow: constantFrom({ kind: 'rolling', days: 60 }, { kind: 'rolling', days: 3 }, { kind: 'open' }),
  dailyLimit: constantFrom(null, 1),
  weeklyLimit: constantFrom(null, 2),
  confirmation: constantFrom('automatic', 'manual'),
  guestsAllowed: boolean(),
  questions: constantFrom([], QUESTIONS),
  language: constantFrom(null, 'de', 'en'),
  hidden: boolean(),
  secret: constantFrom(false, false, true),
  windowCountsWorkdays: boolean(),
  location: constantFrom({ kind: 'goto', detail: '' }, { kind: 'address', detail: 'Example Street 1' }),
}

const settings: Arbitrary<Record<string, unknown>> = subarray(Object.keys(eventTypeSettings), {
  minLength: 1,
  maxLength: 3,
}).chain((names) => record(Object.fromEntries(names.map((name) => [name, eventTypeSettings[name]!]))))

const one = <C extends Change>(what: C['what'], more: { [K in keyof Omit<C, 'what'>]: Arbitrary<C[K]> }) =>
  record({ what: constant(what), ...more }) as unknown as Arbitrary<Change>

type Of<W extends Change['what']> = Extract<Change, { what: W }>

export const changes: Arbitrary<Change> = oneof(
  { weight: 2, arbitrary: one<Of<'wait'>>('wait', { ms: constantFrom(1, 20_000, 60_000, 10 * 60_000, 3 * HOUR_MS) }) },
  {
    weight: 1,
    arbitrary: one<Of<'wait'>>('wait', { ms: constantFrom(-5 * 60_000, 26 * HOUR_MS, 40 * 24 * HOUR_MS) }),
  },
  { weight: 1, arbitrary: one<Of<'to the minute'>>('to the minute', { past: constantFrom(0, 0, 1, 59_999) }) },
  { weight: 4, arbitrary: one<Of<'book'>>('book', { pick: nat(60), zone: constantFrom(...ZONES) }) },
  { weight: 2, arbitrary: one<Of<'move'>>('move', { which: nat(9), pick: nat(60) }) },
  { weight: 2, arbitrary: one<Of<'cancel'>>('cancel', { which: nat(9) }) },
  ...(['approve', 'decline', 'expire'] as const).map((what) => ({
    weight: 1,
    arbitrary: one<Of<'approve'>>(what as 'approve', { which: nat(9) }),
  })),
  {
    weight: 2,
    arbitrary: one<Of<'hours'>>('hours', {
      which: nat(3),
      weekdays: subarray([1, 2, 3, 4, 5, 6, 7]),
      start: constantFrom('00:00', '08:30', '09:00'),
      end: constantFrom('10:00', '17:00', '24:00'),
      override: option(nat(20)),
    }),
  },
  {
    weight: 1,
    arbitrary: one<Of<'time off'>>('time off', {
      from: nat(20),
      days: nat(3),
      notePublic: boolean(),
      country: constantFrom(null, 'CH', 'US'),
    }),
  },
  {
    weight: 2,
    arbitrary: one<Of<'schedule'>>('schedule', {
      step: constantFrom('add', 'follow', 'make default', 'delete'),
      which: nat(3),
      timeZone: constantFrom(...ZONES),
    }),
  },
  { weight: 3, arbitrary: one<Of<'event type'>>('event type', { settings }) },
  {
    weight: 2,
    arbitrary: one<Of<'second event type'>>('second event type', {
      step: constantFrom('add', 'add', 'hide', 'show', 'first', 'delete'),
    }),
  },
  {
    weight: 1,
    arbitrary: one<Of<'limits'>>('limits', {
      dailyLimit: constantFrom(null, 1),
      weeklyLimit: constantFrom(null, 2),
      dailyMinutesLimit: constantFrom(null, 30),
    }),
  },
  {
    weight: 2,
    arbitrary: one<Of<'profile'>>('profile', {
      name: constantFrom('Dana Example', 'Dana Muster', 'Đàna <i>Ö’Neil'),
      welcomeText: constantFrom('', 'Welcome!\n\nI am glad that you are here.'),
      timeZone: constantFrom(...ZONES),
      locale: constantFrom('en', 'de'),
      color: constantFrom(null, '#7a1fa2', '#ffffff'),
    }),
  },
  { weight: 1, arbitrary: one<Of<'rename'>>('rename', { to: nat(2) }) },
  { weight: 1, arbitrary: one<Of<'photo'>>('photo', { present: boolean() }) },
  {
    weight: 2,
    arbitrary: one<Of<'feed'>>('feed', {
      step: constantFrom('read', 'read', 'all day blocks', 'remove'),
      start: nat(24 * 14),
      hours: constantFrom(1, 5, 24),
      allDayBlocks: boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: one<Of<'goto meeting'>>('goto meeting', {
      start: nat(24 * 14),
      hours: constantFrom(1, 5),
      gone: boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: one<Of<'allowed site'>>('allowed site', {
      site: constantFrom('https://www.example.com', 'https://other.example'),
      allow: boolean(),
    }),
  },
  { weight: 1, arbitrary: one<Of<'suspend'>>('suspend', { suspended: boolean() }) },
  { weight: 2, arbitrary: one<Of<'another account'>>('another account', { timeZone: constantFrom(...ZONES) }) },
)
