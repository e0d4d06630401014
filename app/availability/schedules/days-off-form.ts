import { type DaysOff, type Holiday, MAX_TIME_OFF, type TimeOff, TimeOffSchema } from '~/availability/slots/days-off'
import { readOverrideDate } from './override-form'

/** The form of a new time off, as typed. */
export interface TimeOffDraft {
  from: string
  to: string
  note: string
  notePublic: boolean
}

/** The fields of the forms on the days-off page. */
export const DAYS_OFF_FORM = {
  once: ['change', 'id', 'from', 'to', 'note', 'notePublic', 'country', 'region'],
  /** More holidays than any country has in a year. */
  repeated: { off: 150 },
}

export type TimeOffProblem = 'dates' | 'backwards' | 'note' | 'tooMany'

/** Reads the typed time off; without a last date it is one day. */
export function timeOffDraftFromForm(form: FormData): TimeOffDraft {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const from = text('from').slice(0, 20)
  return {
    from,
    to: text('to').slice(0, 20) || from,
    note: text('note').slice(0, 1_000),
    notePublic: form.get('notePublic') === 'on',
  }
}

/** @param id of the new entry */
export function readTimeOff(
  draft: TimeOffDraft,
  id: string,
): { ok: true; timeOff: TimeOff } | { ok: false; problem: TimeOffProblem } {
  if (readOverrideDate(draft.from) === null || readOverrideDate(draft.to) === null)
    return { ok: false, problem: 'dates' }
  if (draft.to < draft.from) return { ok: false, problem: 'backwards' }
  const read = TimeOffSchema.safeParse({ id, ...draft })
  return read.success ? { ok: true, timeOff: read.data } : { ok: false, problem: 'note' }
}

/** Adds a time off, ordered by date, and drops those that ended before a date. @returns null when there are too many */
export function addTimeOff(daysOff: DaysOff, timeOff: TimeOff, forgetBefore: string): DaysOff | null {
  const kept = daysOff.timeOff.filter(({ to }) => to >= forgetBefore)
  if (kept.length >= MAX_TIME_OFF) return null
  return { ...daysOff, timeOff: [...kept, timeOff].sort((a, b) => a.from.localeCompare(b.from)) }
}

/** The holidays that differ from their default, after a form that lists some of them was sent. */
export function switchHolidays(before: string[], listed: Holiday[], tickedKeys: string[]): string[] {
  const switched = new Set(before)
  for (const { key, off } of listed) {
    const flipped = off !== tickedKeys.includes(key)
    if (!flipped) continue
    if (switched.has(key)) switched.delete(key)
    else switched.add(key)
  }
  return [...switched]
}

/** The first occurrence of each holiday from a date on, within a year. */
export function comingHolidays(holidays: Holiday[], today: string): Holiday[] {
  const yearLater = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
  const keys = new Set<string>()
  return holidays.filter(({ date, key }) => {
    if (date < today || date >= yearLater || keys.has(key)) return false
    keys.add(key)
    return true
  })
}
