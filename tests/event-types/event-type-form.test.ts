import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultSettings, type EventTypeSettings } from '~/event-types/event-type'
import { readEventTypeForm } from '~/event-types/event-type-form'
import { amountOf, minutesOf } from '~/event-types/typed-amount'
import { arrangeTyped, questionField, typedQuestions } from '~/event-types/typed-questions'
import { typedFromSettings } from '~/event-types/typed-settings'

const FULL: EventTypeSettings = {
  ...defaultSettings({ slug: 'deep-dive', title: 'Deep dive', durationMinutes: 60 }),
  durationChoicesMinutes: [30, 60],
  stepMinutes: 25,
  bufferBeforeMinutes: 10,
  minimumNoticeMinutes: 2 * 24 * 60,
  bookingWindow: { kind: 'rolling', days: 12 },
  windowCountsWorkdays: true,
  dailyLimit: 3,
  weeklyLimit: 7,
  dailyMinutesLimit: 240,
  confirmation: 'manual',
  secret: true,
  guestsAllowed: true,
  cancelCutoffMinutes: 90,
  rescheduleCutoffMinutes: 24 * 60,
  reminders: [
    { id: 'r3', minutesBefore: 2 * 7 * 24 * 60, to: 'attendee' },
    { id: 'r1', minutesBefore: 90, to: 'both' },
    { id: 'r2', minutesBefore: 24 * 60, to: 'host' },
  ],
  language: 'de',
  location: { kind: 'address', detail: 'Example Street 1\n8000 Zurich' },
  meetingInstructions: 'Ring twice.',
  confirmationText: 'See you soon.',
  redirectUrl: 'https://example.com/thanks',
  consentText: 'I agree',
  consentUrl: 'https://example.com/terms',
  questions: [
    { id: 'met', label: 'Have we met?', kind: 'yes_no', required: true, showIf: null },
    {
      id: 'where',
      label: 'Where?',
      kind: 'one_choice',
      required: false,
      choices: ['Bern', 'Basel'],
      showIf: { question: 'met', answers: ['yes'] },
    },
  ],
}

describe('the form of an event type', () => {
  it('returns every setting that it shows', () => {
    expect(readEventTypeForm(typedFromSettings(FULL))).toEqual({ ok: true, settings: FULL })
    const range = {
      ...FULL,
      windowCountsWorkdays: false,
      bookingWindow: { kind: 'range', from: '2026-12-01', to: '2026-12-24' },
    }
    expect(readEventTypeForm(typedFromSettings(range as EventTypeSettings))).toEqual({ ok: true, settings: range })
  })

  it('shows durations in the largest unit that fits, and reads them back', () => {
    expect(amountOf(2880)).toEqual({ amount: '2', unit: 'days' })
    expect(amountOf(90)).toEqual({ amount: '90', unit: 'minutes' })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500_000 }), (minutes) => {
        const { amount, unit } = amountOf(minutes)
        expect(minutesOf(amount, unit)).toBe(minutes)
      }),
    )
  })

  const refused: [string, Record<string, string>, string][] = [
    ['a link with a space', { slug: 'deep dive' }, 'slug'],
    ['a duration in words', { durationMinutes: 'soon' }, 'durationMinutes'],
    ['a duration twice', { durationChoices: '30, 30' }, 'durationChoices'],
    ['another step without its number', { step: 'other', stepMinutes: '' }, 'step'],
    [
      'a range that ends before it begins',
      { windowKind: 'range', rangeFrom: '2026-12-24', rangeTo: '2026-12-01' },
      'rangeTo',
    ],
    ['less time per day than a meeting takes', { dailyTime: '20', dailyTimeUnit: 'minutes' }, 'dailyTime'],
    ['a call to no number', { locationKind: 'attendee_calls', locationDetail: 'at home' }, 'locationDetail'],
    ['S12: a redirect that is not https', { redirectUrl: 'http://example.com' }, 'redirectUrl'],
    ['S12: a redirect that is a script', { redirectUrl: 'javascript:alert(1)' }, 'redirectUrl'],
    ['a question without words', { [questionField(0, 'label')]: ' ' }, questionField(0, 'label')],
    ['a choice of nothing', { [questionField(1, 'choices')]: '' }, questionField(1, 'choices')],
    [
      'a condition that waits for what nobody can answer',
      { [questionField(1, 'ifAnswers')]: 'perhaps' },
      questionField(1, 'ifAnswers'),
    ],
    ['a condition on a later question', { [questionField(0, 'ifQuestion')]: 'where' }, questionField(0, 'ifQuestion')],
  ]
  it.each(refused)('refuses %s beside its field', (_, change, field) => {
    const read = readEventTypeForm({ ...typedFromSettings(FULL), ...change })
    expect(read.ok ? [] : read.problems.map((problem) => problem.field)).toEqual([field])
  })

  it('adds, moves and removes questions, keeping all that was typed', () => {
    const typed = { ...typedFromSettings(FULL), title: 'Half typed' }
    const ids = (arrange: string) => typedQuestions(arrangeTyped({ ...typed, arrange })).map(({ id }) => id)
    expect(ids('down:0')).toEqual(['where', 'met'])
    expect(ids('remove:0')).toEqual(['where'])
    expect(ids('add')).toEqual(['met', 'where', 'q3'])
    expect(ids('up:0')).toEqual(['met', 'where'])
    expect(arrangeTyped({ ...typed, arrange: 'add' })).toMatchObject({ title: 'Half typed' })
  })
})
