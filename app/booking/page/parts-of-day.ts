import { DAY_MS, HOUR_MS } from '~/time/units'

/** The parts of a day under which many times are listed, each with the hour before which it ends. */
const PARTS = [
  { part: 'morning', untilHour: 12 },
  { part: 'afternoon', untilHour: 18 },
  { part: 'evening', untilHour: 24 },
] as const

export type PartOfDay = (typeof PARTS)[number]['part']

/** So many times can be taken in at a glance; more are listed by part of day. */
const MAX_UNGROUPED = 12

/** A slot with the time that the reader's clock shows: epoch ms, as a clock in UTC would show it (`localTimeAt`). */
export interface ListedTime {
  start: number
  local: number
}

/**
 * The times of one day in the groups in which they are listed: one without a name, or those parts of the day that have any.
 *
 * @param times of one date, ascending
 */
export function groupTimes(times: ListedTime[]): { part: PartOfDay | null; times: ListedTime[] }[] {
  if (times.length <= MAX_UNGROUPED) return [{ part: null, times }]
  return PARTS.map(({ part }) => ({ part, times: times.filter(({ local }) => partOf(local) === part) })).filter(
    (group) => group.times.length > 0,
  )
}

function partOf(local: number): PartOfDay {
  const hour = (local % DAY_MS) / HOUR_MS
  return PARTS.find(({ untilHour }) => hour < untilHour)?.part ?? 'evening'
}
