export interface Moment {
  /** The time at which the tests run: the value of TEST_NOW. */
  now: string
  what: string
}

/** Moments at which tests that depend on the date, the hour or the length of a month have failed, or would. */
export const MOMENTS: readonly Moment[] = [
  { now: '2026-11-11T09:30:00Z', what: 'a Wednesday in the middle of a month' },
  { now: '2027-01-28T10:00:00Z', what: 'the 28th of a month' },
  { now: '2027-01-29T18:30:00Z', what: 'the 29th, a Friday evening' },
  { now: '2027-01-30T22:00:00Z', what: 'the 30th, a Saturday night' },
  { now: '2027-03-31T06:00:00Z', what: 'the 31st' },
  { now: '2026-11-29T20:00:00Z', what: 'a Sunday with one working day left in its month' },
  { now: '2026-12-31T23:50:00Z', what: 'the last minutes of a year' },
  { now: '2027-01-01T00:05:00Z', what: 'the first minutes of a year' },
  { now: '2028-02-29T12:00:00Z', what: 'a leap day' },
  { now: '2027-03-28T00:57:00Z', what: 'Zurich, before its clocks go forward at 01:00' },
  { now: '2027-10-31T00:57:00Z', what: 'Zurich, before its clocks go back at 01:00' },
  { now: '2027-03-14T06:57:00Z', what: 'New York, before its clocks go forward at 07:00' },
  { now: '2027-11-07T05:57:00Z', what: 'New York, before its clocks go back at 06:00' },
  { now: '2027-02-10T14:00:00Z', what: 'a month of four weeks that begins on a Monday' },
  { now: '2027-05-19T03:00:00Z', what: 'a month of six weeks' },
]

/** Values for the server's zone, which must never matter. Half a day ahead of UTC, and three and a half hours behind. */
export const SERVER_ZONES = ['UTC', 'Pacific/Apia', 'America/St_Johns'] as const

/** Another one each day, so that every run meets each of them somewhere within two weeks. */
export function momentOfDay(today: number): { moment: Moment; zone: string } {
  const day = Math.floor(today / 86_400_000)
  // Without the first, which every run has.
  const moment = MOMENTS[1 + (day % (MOMENTS.length - 1))] as Moment
  return { moment, zone: SERVER_ZONES[day % SERVER_ZONES.length] as string }
}
