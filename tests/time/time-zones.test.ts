import { describe, expect, it } from 'vitest'
import { listTimeZones } from '~/time/time-zones'

describe('the list of time zones', () => {
  it('has the new offset as soon as a clock changes at half past by UTC', () => {
    const offsetsAt = (iso: string) => {
      const listed = new Map(listTimeZones(Date.parse(iso)))
      return [listed.get('Australia/Adelaide'), listed.get('Australia/Lord_Howe'), listed.get('Europe/Zurich')]
    }
    // Summer time ends on Lord Howe Island at 15:00 and in Adelaide at 16:30, by UTC.
    expect(offsetsAt('2027-04-03T14:59:00Z')).toEqual([630, 660, 120])
    expect(offsetsAt('2027-04-03T16:29:00Z')).toEqual([630, 630, 120])
    expect(offsetsAt('2027-04-03T16:30:00Z')).toEqual([570, 630, 120])
  })
})
