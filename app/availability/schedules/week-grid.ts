import { wallMinutes } from '~/time/wall-time'
import { readWallTime, type WeeklyDraft } from './weekly-form'
import { withEntry } from './with-entry'

/** Hours in the grid begin and end on these steps. */
export const GRID_STEP_MINUTES = 15
const DAY_MINUTES = 24 * 60
const NEW_BLOCK_MINUTES = 60

/** One interval of a day as the grid draws it; `index` is its index in the draft. */
export interface Block {
  index: number
  start: number
  end: number
}

/** The intervals of a day that can be drawn: half-typed ones appear only in the fields. */
export function blocksOf(day: WeeklyDraft[number]): Block[] {
  return day.flatMap(({ start, end }, index) => {
    const from = readMinutes(start)
    const to = readMinutes(end)
    return from !== null && to !== null && from < to ? [{ index, start: from, end: to }] : []
  })
}

/**
 * New hours in an empty stretch, drawn from one minute of a day to another, in either direction; a click gives an hour. They
 * end where other hours of the day begin.
 *
 * @param day 0 is Monday
 */
export function drawBlock(draft: WeeklyDraft, day: number, from: number, to: number): WeeklyDraft {
  const hours = draft[day]
  if (!hours) return draft
  const anchor = snapDown(Math.min(from, to))
  const { earliest, latest } = spaceAround(blocksOf(hours), anchor)
  const start = Math.max(earliest, anchor)
  const drawn = Math.abs(to - from) < GRID_STEP_MINUTES ? start + NEW_BLOCK_MINUTES : snapUp(Math.max(from, to))
  const end = Math.min(latest, drawn)
  return end - start < GRID_STEP_MINUTES ? draft : withEntry(draft, day, sorted([...hours, intervalOf(start, end)]))
}

/** Moves an interval within free time; its length stays. */
export function moveBlock(draft: WeeklyDraft, day: number, index: number, byMinutes: number): WeeklyDraft {
  return changeBlock(draft, day, index, ({ start, end }, { earliest, latest }) => {
    const by = Math.min(latest - end, Math.max(earliest - start, snap(byMinutes)))
    return { start: start + by, end: end + by }
  })
}

/** Moves the start or end of an interval within free time, and never makes it shorter than a step. */
export function resizeBlock(
  draft: WeeklyDraft,
  day: number,
  index: number,
  edge: 'start' | 'end',
  byMinutes: number,
): WeeklyDraft {
  return changeBlock(draft, day, index, ({ start, end }, { earliest, latest }) =>
    edge === 'start'
      ? { start: Math.max(earliest, Math.min(end - GRID_STEP_MINUTES, start + snap(byMinutes))), end }
      : { start, end: Math.min(latest, Math.max(start + GRID_STEP_MINUTES, end + snap(byMinutes))) },
  )
}

export function removeBlock(draft: WeeklyDraft, day: number, index: number): WeeklyDraft {
  return withEntry(
    draft,
    day,
    (draft[day] ?? []).filter((_, at) => at !== index),
  )
}

/** @example wallTime(570) // '09:30' */
export function wallTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function changeBlock(
  draft: WeeklyDraft,
  day: number,
  index: number,
  change: (block: Block, space: { earliest: number; latest: number }) => { start: number; end: number },
): WeeklyDraft {
  const hours = draft[day] ?? []
  const blocks = blocksOf(hours)
  const block = blocks.find((one) => one.index === index)
  if (!block) return draft
  const others = blocks.filter((one) => one !== block)
  const { start, end } = change(block, spaceAround(others, block.start))
  return withEntry(draft, day, withEntry(hours, index, intervalOf(start, end)))
}

/** The free stretch around a minute: from the end of the interval before it to the start of the one after it. */
function spaceAround(blocks: Block[], minute: number): { earliest: number; latest: number } {
  return {
    earliest: Math.max(0, ...blocks.filter(({ start }) => start <= minute).map(({ end }) => end)),
    latest: Math.min(DAY_MINUTES, ...blocks.filter(({ start }) => start > minute).map(({ start }) => start)),
  }
}

function readMinutes(typed: string): number | null {
  const time = readWallTime(typed)
  return time === null ? null : wallMinutes(time)
}

function intervalOf(start: number, end: number) {
  return { start: wallTime(start), end: wallTime(end) }
}

function sorted(hours: WeeklyDraft[number]): WeeklyDraft[number] {
  return [...hours].sort((a, b) => a.start.localeCompare(b.start))
}

function snap(minutes: number): number {
  return Math.round(minutes / GRID_STEP_MINUTES) * GRID_STEP_MINUTES
}

function snapDown(minutes: number): number {
  return Math.max(0, Math.floor(minutes / GRID_STEP_MINUTES) * GRID_STEP_MINUTES)
}

function snapUp(minutes: number): number {
  return Math.min(DAY_MINUTES, Math.ceil(minutes / GRID_STEP_MINUTES) * GRID_STEP_MINUTES)
}
