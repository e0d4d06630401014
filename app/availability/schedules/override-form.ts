import { z } from 'zod'
import { type Availability, findOverlap } from '~/availability/availability'
import { addDays, dayNumber } from '~/time/wall-time'
import { readWallTime } from './weekly-form'

type Override = Availability['overrides'][number]
type Intervals = Override['intervals']

/** The longest range of dates that one form changes, and how many dates may differ in total (as many as the API takes). */
const MAX_RANGE_DAYS = 366
const MAX_OVERRIDES = 1_000

/** As many as the API takes for one date, because the form also shows what the API has set. */
export const MAX_INTERVALS = 20

/** The fields of the form of single dates: a start and an end per row. */
export const OVERRIDE_FORM = { once: ['from', 'to', 'kind'], repeated: { start: MAX_INTERVALS, end: MAX_INTERVALS } }

export type OverrideKind = 'usual' | 'hours' | 'off'

/** The form as typed. */
export interface OverrideDraft {
  from: string
  to: string
  kind: OverrideKind
  intervals: Intervals
}

export type OverrideProblem = 'dates' | 'backwards' | 'tooLong' | 'tooMany' | 'times' | 'timesBackwards' | 'overlap'

export interface OverrideChange {
  from: string
  to: string
  /** Null gives the dates their usual hours back. */
  intervals: Intervals | null
}

const IsoDate = z.iso.date()

/** @returns null for an invalid date */
export function readOverrideDate(text: string): string | null {
  const read = IsoDate.safeParse(text)
  return read.success && text >= '2000-01-01' && text <= '2099-12-31' ? text : null
}

/** The typed values about single dates, unchanged. */
export function overrideDraftFromForm(form: FormData): OverrideDraft {
  const text = (value: unknown) =>
    String(value ?? '')
      .trim()
      .slice(0, 20)
  const kind = form.get('kind')
  const from = text(form.get('from'))
  const ends = form.getAll('end').map(text)
  return {
    from,
    to: text(form.get('to')) || from,
    kind: kind === 'hours' || kind === 'off' ? kind : 'usual',
    intervals: form
      .getAll('start')
      .slice(0, MAX_INTERVALS)
      .map((start, index) => ({ start: text(start), end: ends[index] ?? '' })),
  }
}

/** Empty rows do not count. */
export function readOverrideDraft(
  draft: OverrideDraft,
): { ok: true; change: OverrideChange } | { ok: false; problem: OverrideProblem } {
  const from = readOverrideDate(draft.from)
  const to = readOverrideDate(draft.to)
  if (from === null || to === null) return { ok: false, problem: 'dates' }
  if (to < from) return { ok: false, problem: 'backwards' }
  if (dayNumber(to) - dayNumber(from) >= MAX_RANGE_DAYS) return { ok: false, problem: 'tooLong' }
  if (draft.kind === 'usual') return { ok: true, change: { from, to, intervals: null } }
  if (draft.kind === 'off') return { ok: true, change: { from, to, intervals: [] } }
  const intervals: Intervals = []
  for (const typed of draft.intervals) {
    if (typed.start === '' && typed.end === '') continue
    const start = readWallTime(typed.start)
    const end = readWallTime(typed.end)
    if (start === null || end === null || start === '24:00') return { ok: false, problem: 'times' }
    if (end <= start) return { ok: false, problem: 'timesBackwards' }
    intervals.push({ start, end })
  }
  if (intervals.length === 0) return { ok: false, problem: 'times' }
  intervals.sort((a, b) => a.start.localeCompare(b.start))
  if (findOverlap(intervals.map((interval) => ({ ...interval, weekday: 1 }))) !== null)
    return { ok: false, problem: 'overlap' }
  return { ok: true, change: { from, to, intervals } }
}

/**
 * Replaces the hours on every date of a range.
 *
 * @returns null when too many dates would differ
 * @example applyOverride([], { from: '2026-12-24', to: '2026-12-24', intervals: [] }) // [{ date: '2026-12-24', intervals: []
 * }]
 */
export function applyOverride(overrides: Override[], { from, to, intervals }: OverrideChange): Override[] | null {
  const changed = overrides.filter(({ date }) => date < from || date > to)
  if (intervals !== null) {
    for (let date = from; date <= to; date = addDays(date, 1)) changed.push({ date, intervals })
  }
  return changed.length > MAX_OVERRIDES ? null : changed.sort((a, b) => a.date.localeCompare(b.date))
}

/** Neighbouring dates with the same hours, as one line of a list. @param overrides by date */
export function groupOverrides(overrides: Override[]): { from: string; to: string; intervals: Intervals }[] {
  const groups: { from: string; to: string; intervals: Intervals }[] = []
  for (const { date, intervals } of overrides) {
    const last = groups.at(-1)
    if (last && addDays(last.to, 1) === date && JSON.stringify(last.intervals) === JSON.stringify(intervals))
      last.to = date
    else groups.push({ from: date, to: date, intervals })
  }
  return groups
}
