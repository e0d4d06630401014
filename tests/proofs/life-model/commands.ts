import { type Arbitrary, boolean, commands, constantFrom, integer, nat, record } from 'fast-check'
import { book } from './book'
import { answerRequest, cancel, expire, move } from './change-bookings'
import { changeSettings, editHours, override, restart, runJobs, stepClock, turnGoto } from './change-world'
import { type Command, DAYS_AHEAD } from './command'
import type { Model, Settings } from './model'

/** What happens in one host's life, in any order. */
export function lifeCommands(most: number) {
  const start = record({ pick: nat(200), aside: constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 7, 15) })
  const which = nat(20)
  const offers: [number, Arbitrary<Command>][] = [
    [5, record({ start, source: constantFrom('api', 'api', 'page'), guest: boolean(), twice: boolean() }).map(book)],
    [4, record({ which, start, by: constantFrom('attendee', 'host') }).map(move)],
    [3, record({ which, by: constantFrom('attendee', 'host') }).map(cancel)],
    [3, record({ which, answer: constantFrom('approval', 'decline') }).map(answerRequest)],
    [2, which.map(expire)],
    [1, constantFrom(...HOURS).map(editHours)],
    [1, record({ day: nat(DAYS_AHEAD), intervals: constantFrom(...OTHER_HOURS) }).map(override)],
    [2, constantFrom(...SETTINGS).map(changeSettings)],
    [1, constantFrom('restart').map(restart)],
    [2, integer({ min: 1, max: 120 }).map((quarters) => stepClock(quarters * 15))],
    [1, integer({ min: -48, max: -1 }).map((quarters) => stepClock(quarters * 15))],
    [1, record({ up: boolean(), how: constantFrom('fails', 'loses') }).map(turnGoto)],
    [4, constantFrom('run').map(runJobs)],
  ]
  return commands(
    offers.flatMap(([weight, arbitrary]) => Array.from({ length: weight }, () => arbitrary)),
    { maxCommands: most, size: 'max' },
  )
}

const WORKDAYS = [1, 2, 3, 4, 5] as const
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7] as const
const HOURS: Model['weekly'][] = [
  WORKDAYS.map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
  ALL_DAYS.flatMap((weekday) => [
    { weekday, start: '08:15', end: '12:00' },
    { weekday, start: '13:00', end: '18:30' },
  ]),
  // Across midnight, and through the hours in which clocks change.
  ALL_DAYS.flatMap((weekday) => [
    { weekday, start: '00:00', end: '04:00' },
    { weekday, start: '22:30', end: '24:00' },
  ]),
]

const OTHER_HOURS: { start: string; end: string }[][] = [[], [{ start: '10:00', end: '14:00' }]]

const SETTINGS: Partial<Settings>[] = [
  { confirmation: 'manual' },
  { confirmation: 'automatic' },
  { durationMinutes: 45, stepMinutes: 15 },
  { durationMinutes: 30, stepMinutes: 30 },
  { bufferBeforeMinutes: 30, bufferAfterMinutes: 15 },
  { bufferBeforeMinutes: 0, bufferAfterMinutes: 60 },
  { minimumNoticeMinutes: 0 },
  { minimumNoticeMinutes: 1440 },
  { dailyLimit: 1 },
  { dailyLimit: null },
  { cancelCutoffMinutes: 1440, rescheduleCutoffMinutes: 1440 },
]
