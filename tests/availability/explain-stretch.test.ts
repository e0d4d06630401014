import { describe, expect, it } from 'vitest'
import { explainStretch, publicNotes } from '~/availability/explain/explain-stretch'
import { at, booked, inputsOf, type Situation } from './slot-situation'

/** Thursday 3 December 2026, when an ordinary host has hours from 09:00 to 17:00. */
const DAY = { from: at('2026-12-03T00:00Z'), until: at('2026-12-04T00:00Z') }
const why = (situation: Situation, range = DAY) => explainStretch(inputsOf(situation), range)
const allDay = [booked('bkg_1', '2026-12-03T08:00Z', '2026-12-03T18:00Z')]

describe('what an attendee reads about an empty day', () => {
  it('is nothing when something is offered', () => {
    expect(why({})).toBeNull()
  })

  it('says “Fully booked”, by bookings or by a limit', () => {
    expect(why({ busy: allDay })).toEqual({ reason: 'fully_booked' })
    const busy = [booked('bkg_1', '2026-12-03T10:00Z', '2026-12-03T10:30Z')]
    expect(why({ busy, query: { dailyLimit: 1 } })).toEqual({ reason: 'fully_booked' })
    expect(why({ closed: [{ rule: 'host_daily_limit', ...DAY }] })).toEqual({ reason: 'fully_booked' })
  })

  it('says “Bookable from Thursday: 24 hours’ notice”', () => {
    expect(why({ now: '2026-12-03T06:00Z', query: { minimumNoticeMinutes: 1440 } })).toEqual({
      reason: 'minimum_notice',
      minutes: 1440,
      bookableFrom: at('2026-12-04T06:00Z'),
    })
  })

  it('says “Bookable until …” and “Bookable from …”', () => {
    const window = { from: at('2026-12-07T00:00Z'), until: at('2026-12-12T00:00Z') }
    expect(why({ window })).toEqual({ reason: 'window_opens', at: window.from })
    const later = { from: at('2026-12-15T00:00Z'), until: at('2026-12-16T00:00Z') }
    expect(why({ window }, later)).toEqual({ reason: 'window_ended', last: window.until - 1 })
  })

  it('reveals no holiday, private note or booking (S3)', () => {
    const timeOff = [{ id: '1', from: '2026-12-03', to: '2026-12-03', note: 'Surgery', notePublic: false }]
    expect(why({ timeOff })).toEqual({ reason: 'closed' })
    expect(JSON.stringify(why({ busy: allDay }))).not.toContain('bkg')
  })

  it('shows the public notes of the visible time off, and of no other', () => {
    const note = (from: string, to: string, text: string, notePublic: boolean) => ({
      id: from,
      from,
      to,
      note: text,
      notePublic,
    })
    const timeOff = [
      note('2026-11-01', '2026-11-02', 'Long past', true),
      note('2026-12-02', '2026-12-03', 'Back on Friday', true),
      note('2026-12-03', '2026-12-03', 'Surgery', false),
      note('2027-03-01', '2027-03-02', 'Later', true),
    ]
    const dates = { first: '2026-11-01', last: '2026-12-31', today: '2026-11-20' }
    expect(publicNotes(timeOff, dates)).toEqual(['Back on Friday'])
  })
})
