import { findOverlap, type WeeklyHours } from '~/availability/availability'
import { withEntry } from './with-entry'

/** The form as typed: seven days from Monday. */
export type WeeklyDraft = { start: string; end: string }[][]

export interface WeeklyProblem {
  /** 1 is Monday. */
  weekday: number
  index: number
  problem: 'unreadable' | 'backwards' | 'overlap' | 'tooMany'
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const USUAL = { start: '09:00', end: '17:00' }
const MAX_PER_DAY = 12
const MAX_TYPED_LENGTH = 10
/** As many as the API takes in a week: more than a day may have here, so that the form can name the excess ones. */
const MAX_ROWS_PER_DAY = 100

/**
 * The fields of the form of weekly hours: `start-1`, `end-1` for each interval of a Monday, `copy-1-to` for each day ticked
 * there.
 */
export const WEEKLY_FORM = {
  once: ['timeZone', 'change'],
  repeated: Object.fromEntries(
    WEEKDAYS.flatMap((weekday) => [
      [`start-${weekday}`, MAX_ROWS_PER_DAY],
      [`end-${weekday}`, MAX_ROWS_PER_DAY],
      [`copy-${weekday}-to`, WEEKDAYS.length],
    ]),
  ),
}

/** Weekly hours for the editor: by day from Monday, in order of their start. */
export function draftOf(weekly: WeeklyHours[]): WeeklyDraft {
  return WEEKDAYS.map((weekday) =>
    weekly
      .filter((hours) => hours.weekday === weekday)
      .map(({ start, end }) => ({ start, end }))
      .sort((a, b) => a.start.localeCompare(b.start)),
  )
}

/** Fields come as `start-1`, `end-1`, one pair per interval of a day, in order. */
export function draftFromForm(form: FormData): WeeklyDraft {
  const texts = (name: string) => form.getAll(name).map((value) => String(value).trim().slice(0, MAX_TYPED_LENGTH))
  return WEEKDAYS.map((weekday) => {
    const ends = texts(`end-${weekday}`)
    return texts(`start-${weekday}`).map((start, index) => ({ start, end: ends[index] ?? '' }))
  })
}

/**
 * The buttons that change the form without saving it: `add-1`, `remove-1-0`, `copy-1` (to the days ticked as `copy-1-to`).
 *
 * @returns the changed draft, or null when it is another button
 */
export function changeDraft(draft: WeeklyDraft, button: string, form: FormData): WeeklyDraft | null {
  const [, verb, dayText, indexText] = /^(add|remove|copy)-([1-7])(?:-(\d{1,2}))?$/.exec(button) ?? []
  const day = Number(dayText) - 1
  const hours = draft[day]
  if (!hours) return null
  switch (verb) {
    case 'add':
      return withEntry(draft, day, [...hours, nextInterval(hours)])
    case 'remove':
      return withEntry(
        draft,
        day,
        hours.filter((_, at) => at !== Number(indexText)),
      )
    case 'copy': {
      const targets = form.getAll(`copy-${dayText}-to`).map((value) => Number(value) - 1)
      return draft.map((own, index) => (targets.includes(index) ? hours.map((interval) => ({ ...interval })) : own))
    }
    default:
      return null
  }
}

/** Adds an hour after the last interval of the day; on an empty day, the usual hours. */
function nextInterval(hours: { start: string; end: string }[]): { start: string; end: string } {
  const last = readWallTime(hours.at(-1)?.end ?? '')
  if (last === null) return USUAL
  const hour = Number(last.slice(0, 2))
  if (hour >= 22) return { start: '', end: '' }
  const text = (value: number) => `${String(value).padStart(2, '0')}:00`
  return { start: text(hour + 1), end: text(hour + 2) }
}

/** Reads the draft as weekly hours, or returns what is wrong with which field. */
export function checkDraft(
  draft: WeeklyDraft,
): { ok: true; weekly: WeeklyHours[] } | { ok: false; problems: WeeklyProblem[] } {
  const problems: WeeklyProblem[] = []
  const weekly: WeeklyHours[] = []
  draft.forEach((intervals, day) => {
    const weekday = WEEKDAYS[day] ?? 1
    if (intervals.length > MAX_PER_DAY) problems.push({ weekday, index: MAX_PER_DAY, problem: 'tooMany' })
    const read = intervals.map(({ start, end }) => ({ start: readWallTime(start), end: readWallTime(end) }))
    const sound: WeeklyHours[] = []
    read.forEach(({ start, end }, index) => {
      if (start === null || end === null || start === '24:00') problems.push({ weekday, index, problem: 'unreadable' })
      else if (end <= start) problems.push({ weekday, index, problem: 'backwards' })
      else sound.push({ weekday, start, end })
    })
    const overlap = sound.length === intervals.length ? findOverlap(sound) : null
    if (overlap !== null) problems.push({ weekday, index: overlap, problem: 'overlap' })
    weekly.push(...sound)
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, weekly }
}

/**
 * A time as people type it.
 *
 * @example readWallTime('9.30') // '09:30'
 */
export function readWallTime(text: string): string | null {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/.exec(text.trim()) ?? []
  if (hours === undefined || Number(minutes) > 59) return null
  const time = `${hours.padStart(2, '0')}:${minutes}`
  return time <= '24:00' ? time : null
}
