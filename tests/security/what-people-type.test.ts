import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerField } from '~/booking/answer-field'
import { readBookingForm } from '~/booking/page/booking-form.server'
import { defaultSettings, type EventType } from '~/event-types/event-type'
import { PHONE_QUESTION_ID } from '~/event-types/question'
import { readAddressList, readEmailAddress } from '~/security/email-address'
import { readPhoneNumber } from '~/security/phone-number'

/**
 * The table of what people type and paste, honest and hostile. To add a case: its kind, the input, and either `stored` (what is
 * kept of it) or `"refused": true`; a `note` gives the reason when it is not obvious. `problem` names the message of a refusal when
 * it is not the usual one of its field.
 */
interface Case {
  kind: keyof typeof FIELDS
  input: string
  stored?: string | string[]
  refused?: true
  problem?: string
  note?: string
}

const CASES: Case[] = JSON.parse(readFileSync(new URL('../fixtures/what-people-type.json', import.meta.url), 'utf8'))

/** The field of the booking form for each kind, and its usual message for a refusal. */
const FIELDS = {
  email: { field: 'email', usual: 'email' },
  guests: { field: 'guests', usual: 'guests' },
  phone: { field: answerField(PHONE_QUESTION_ID), usual: 'notAPhone' },
  name: { field: 'name', usual: 'nameUnfit' },
} as const

const EVENT_TYPE: EventType = {
  ...defaultSettings({ slug: 'intro-call', title: 'Intro call' }),
  guestsAllowed: true,
  location: { kind: 'host_calls', detail: '' },
  id: 'a',
  hostId: 'b',
  scheduleId: null,
  secretNonce: '',
  team: null,
}

/** The booking form's result for an input: what is stored, or the message. */
function read(kind: Case['kind'], input: string): { stored: string | string[] } | { problem: string } {
  const sound = { name: 'Ada Example', email: 'ada@booker.example', [FIELDS.phone.field]: '044 668 18 00' }
  const form = readBookingForm({ ...sound, [FIELDS[kind].field]: input }, EVENT_TYPE, 'en')
  if (form.ok) return { stored: kind === 'phone' ? form.details.attendeePhone : form.details[kind] }
  expect(form.problems.map(({ field }) => field)).toEqual([FIELDS[kind].field])
  return { problem: form.problems[0]?.problem ?? '' }
}

describe.each(Object.keys(FIELDS) as Case['kind'][])('what people type as %s', (kind) => {
  const cases = CASES.filter((one) => one.kind === kind)

  it('is stored as it was meant, or refused with what to do', () => {
    const found = cases.map(({ input, note }) => ({ input, note, ...read(kind, input) }))
    expect(found).toEqual(
      cases.map(({ input, note, stored, problem = FIELDS[kind].usual }) =>
        stored === undefined ? { input, note, problem } : { input, note, stored },
      ),
    )
  })

  it('stays unchanged when it is read again', () => {
    const stored = cases.flatMap(({ stored }) => (stored === undefined ? [] : [stored]))
    expect(stored.length).toBeGreaterThan(30)
    expect(stored.map((one) => read(kind, String(one)))).toEqual(stored.map((one) => ({ stored: one })))
  })

  it('is either stored or refused in each case of the table', () => {
    expect(cases.filter(({ stored, refused }) => (stored === undefined) !== (refused === true))).toEqual([])
  })
})

describe('reading what people type', () => {
  it('takes time in proportion to its length', () => {
    const hostile = ['<', '"', '(', '@', 'a@', ' ', 'a ', '.', '\u200b', 'a@b.', '<a@b.c', '"a\\']
    const started = process.threadCpuUsage().user
    for (const part of hostile) {
      const long = part.repeat(Math.floor(12_000 / part.length))
      readAddressList(long)
      readEmailAddress(long)
      readPhoneNumber(long)
    }
    // CPU time of this thread, not wall time, in microseconds: a quadratic reader needs seconds for this.
    expect(process.threadCpuUsage().user - started).toBeLessThan(1_000_000)
  })
})
