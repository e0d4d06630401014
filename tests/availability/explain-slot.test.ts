import { describe, expect, it } from 'vitest'
import { explainSlot } from '~/availability/explain/explain-slot'
import type { HeldBooking } from '~/availability/slots/limits'
import type { BusyTime } from '~/availability/slots/slot-inputs'
import { instantsOfWallTime } from '~/time/wall-time'
import { at, booked, inputsOf, type Situation } from './slot-situation'

/** Why is 10:00 on Thursday 3 December 2026 not offered? Hours are 09:00 to 17:00 on weekdays, in UTC, half an hour each. */
function why(situation: Situation = {}, start = '2026-12-03T10:00Z') {
  return explainSlot(inputsOf(situation), at(start))
}

describe('why is this time not offered?', () => {
  it('it is offered', () => {
    expect(why()).toEqual({ offered: true })
  })

  it('because it is past', () => {
    expect(why({ now: '2026-12-03T10:01Z' })).toEqual({ offered: false, reason: 'past' })
  })

  it('because of the minimum notice', () => {
    expect(why({ now: '2026-12-03T08:00Z', query: { minimumNoticeMinutes: 180 } })).toMatchObject({
      reason: 'minimum_notice',
      minutes: 180,
      bookableFrom: at('2026-12-03T11:00Z'),
    })
  })

  it('because that weekday has other hours', () => {
    expect(why({}, '2026-12-03T17:00Z')).toMatchObject({
      reason: 'outside_hours',
      by: 'weekly',
      hours: [{ start: '09:00', end: '17:00' }],
    })
  })

  it('because the weekday has no hours', () => {
    expect(why({}, '2026-12-05T10:00Z')).toMatchObject({ reason: 'outside_hours', by: 'weekly', hours: [] })
  })

  it('because that date has other hours', () => {
    const hours = [{ start: '13:00', end: '15:00' }]
    const overrides = [{ date: '2026-12-03', intervals: hours }]
    expect(why({ overrides })).toMatchObject({ reason: 'outside_hours', by: 'override', hours })
  })

  it('because that date is a day off', () => {
    expect(why({ overrides: [{ date: '2026-12-03', intervals: [] }] })).toMatchObject({ reason: 'day_off' })
  })

  it('because of time off, by its note', () => {
    const timeOff = [{ id: '1', from: '2026-12-01', to: '2026-12-04', note: 'Skiing', notePublic: false }]
    expect(why({ timeOff })).toMatchObject({ reason: 'time_off', timeOff: { note: 'Skiing' } })
  })

  it('because of a holiday, by its name', () => {
    const holidays = [{ key: 'x', name: 'Saint Example', date: '2026-12-03', days: 1, off: true }]
    expect(why({ holidays })).toMatchObject({ reason: 'holiday', name: 'Saint Example' })
    expect(why({ holidays: [{ ...holidays[0]!, off: false }] })).toEqual({ offered: true })
  })

  it('because of the hours, not the time off, when it would be closed anyway', () => {
    const timeOff = [{ id: '1', from: '2026-12-01', to: '2026-12-10', note: '', notePublic: false }]
    expect(why({ timeOff }, '2026-12-05T10:00Z')).toMatchObject({ reason: 'outside_hours' })
  })

  it('because the booking window opens later', () => {
    const window = { from: at('2026-12-07T00:00Z'), until: at('2026-12-12T00:00Z') }
    expect(why({ window })).toMatchObject({ reason: 'before_window', opensAt: window.from })
  })

  it('because the booking window ends before', () => {
    const window = { from: at('2026-11-01T00:00Z'), until: at('2026-12-03T00:00Z') }
    expect(why({ window })).toMatchObject({ reason: 'after_window', closesAt: window.until })
  })

  it('because it is not on the grid, and which starts are next to it', () => {
    expect(why({}, '2026-12-03T10:10Z')).toMatchObject({
      reason: 'off_grid',
      nearest: [at('2026-12-03T10:00Z'), at('2026-12-03T10:30Z')],
    })
  })

  it('because it does not fit before the hours end', () => {
    expect(why({ query: { durationMinutes: 60 } }, '2026-12-03T16:30Z')).toMatchObject({
      reason: 'does_not_fit',
      closesAt: at('2026-12-03T17:00Z'),
    })
  })

  it('because the clock skips it: hours inside a lost hour vanish', () => {
    const overrides = [{ date: '2026-03-29', intervals: [{ start: '02:00', end: '03:00' }] }]
    const zurich = { now: '2026-03-01T00:00Z', query: { timeZone: 'Europe/Zurich' }, overrides }
    expect(instantsOfWallTime('2026-03-29', '02:30', 'Europe/Zurich')).toEqual([])
    expect(why(zurich, '2026-03-29T01:00Z')).toMatchObject({ reason: 'outside_hours', by: 'override' })
  })

  it('because a booking is in the way, and which', () => {
    const busy = [booked('bkg_1', '2026-12-03T10:15Z', '2026-12-03T10:45Z')]
    expect(why({ busy })).toMatchObject({ reason: 'busy', source: { kind: 'booking', id: 'bkg_1' } })
  })

  it('because of the buffer after the booking before it', () => {
    const busy = [booked('bkg_1', '2026-12-03T09:00Z', '2026-12-03T09:50Z', { bufferAfterMinutes: 15 })]
    expect(why({ busy })).toMatchObject({
      reason: 'buffer',
      side: 'before',
      minutes: 15,
      source: { kind: 'booking', id: 'bkg_1' },
    })
  })

  it('because of the buffer before the booking after it', () => {
    const busy = [booked('bkg_2', '2026-12-03T10:35Z', '2026-12-03T11:00Z', { bufferBeforeMinutes: 10 })]
    expect(why({ busy })).toMatchObject({ reason: 'buffer', side: 'after', minutes: 10, source: { id: 'bkg_2' } })
  })

  it('because of its own buffer, when that is the longer one', () => {
    const busy = [booked('bkg_1', '2026-12-03T09:00Z', '2026-12-03T09:50Z', { bufferAfterMinutes: 5 })]
    expect(why({ busy, query: { bufferBeforeMinutes: 20 } })).toMatchObject({ reason: 'buffer', minutes: 20 })
  })

  it('because of a meeting made in GoTo', () => {
    const source = { kind: 'goto_meeting' as const, subject: 'All hands' }
    const busy: BusyTime[] = [{ start: at('2026-12-03T10:00Z'), end: at('2026-12-03T11:00Z'), source }]
    expect(why({ busy })).toMatchObject({ reason: 'busy', source })
  })

  it('because of a calendar feed, and which', () => {
    const source = { kind: 'calendar_feed' as const, id: 'fed_1', name: 'Family' }
    const busy: BusyTime[] = [{ start: at('2026-12-03T00:00Z'), end: at('2026-12-04T00:00Z'), source }]
    expect(why({ busy })).toMatchObject({ reason: 'busy', source })
  })

  it('because of the buffer around an event of a calendar feed', () => {
    const source = { kind: 'calendar_feed' as const, id: 'fed_1', name: 'Family' }
    const busy: BusyTime[] = [{ start: at('2026-12-03T10:40Z'), end: at('2026-12-03T11:00Z'), source }]
    expect(why({ busy, query: { bufferAfterMinutes: 15 } })).toMatchObject({ reason: 'buffer', source, minutes: 15 })
  })

  it('because the daily limit is reached', () => {
    const busy = [booked('bkg_1', '2026-12-03T15:00Z', '2026-12-03T15:30Z')]
    expect(why({ busy, query: { dailyLimit: 1 } })).toMatchObject({ reason: 'daily_limit', limit: 1 })
  })

  for (const rule of ['weekly_limit', 'host_daily_limit', 'host_weekly_limit', 'total_time_limit'] as const) {
    it(`because of the ${rule.replaceAll('_', ' ')}`, () => {
      const closed = [{ rule, from: at('2026-12-03T00:00Z'), until: at('2026-12-04T00:00Z') }]
      expect(why({ closed })).toEqual({ offered: false, reason: rule })
      expect(why({ closed }, '2026-12-04T10:00Z')).toEqual({ offered: true })
    })
  }

  it('names the booking, not the limit, when both apply', () => {
    const busy: (BusyTime & { source: HeldBooking })[] = [booked('bkg_1', '2026-12-03T10:00Z', '2026-12-03T10:30Z')]
    expect(why({ busy, query: { dailyLimit: 1 } })).toMatchObject({ reason: 'busy' })
  })

  it('reads dates on the host’s clock: an Apia Monday is a UTC Sunday', () => {
    const overrides = [{ date: '2026-12-07', intervals: [] }]
    const apia = { query: { timeZone: 'Pacific/Apia' }, overrides }
    expect(why(apia, '2026-12-06T20:00Z')).toMatchObject({ reason: 'day_off' })
    expect(why(apia, '2026-12-07T20:00Z')).toEqual({ offered: true })
  })
})
