import { type EventTypeSettings, offeredDurations } from '~/event-types/event-type'

/**
 * A frame's first step at the narrowest width of each layout: at 280 px, at 414 px, and from 704 px on, with times beside the
 * month. How many letters of the title and of other text, and how many durations, fit in a line; the height of a title line in
 * px, the number of lines of the facts, and what everything but the head needs at most in px, with a month of six weeks.
 */
const LAYOUTS = [
  { titleLetters: 16, letters: 28, durations: 1, titleLine: 31, facts: 76, rest: 603, headGap: 24 },
  { titleLetters: 24, letters: 44, durations: 2, titleLine: 33, facts: 76, rest: 631, headGap: 24 },
  { titleLetters: 37, letters: 68, durations: 4, titleLine: 41, facts: 24, rest: 656, headGap: 40 },
]

const REM = 16
const GAP = 12
const LINE = 24
const HOST_NAME = 44
const DURATION = 44
const DURATION_GAP = 8
/** How much of a typed location fits where a GoTo meeting has its text. */
const PLACE_LETTERS = 28

/** What makes the head of the first step taller. */
type Head = Pick<EventTypeSettings, 'title' | 'description' | 'location' | 'durationMinutes' | 'durationChoicesMinutes'>

/**
 * The largest height of a frame's first step at any width from 280 px on: an estimate in rem, by the number of letters. A
 * site's own style needs it before any script of ours has run. If it is too large, the rest stays empty until the second step;
 * if it is too small, the page around the frame jumps.
 *
 * @param hideDetails whether the frame leaves out its head
 */
export function heightOf(head: Head, hideDetails: boolean): number {
  const heights = LAYOUTS.map((layout) => layout.rest + (hideDetails ? 0 : headHeight(head, layout) + layout.headGap))
  return Math.ceil(Math.max(...heights) / REM)
}

function headHeight(
  head: Head,
  { titleLetters, letters, durations, titleLine, facts }: (typeof LAYOUTS)[number],
): number {
  const offered = offeredDurations(head)
  const rows = offered.length > 1 ? Math.ceil(offered.length / durations) : 0
  const furtherPlace = Math.max(0, head.location.detail.length - PLACE_LETTERS)
  const parts = [
    HOST_NAME,
    countLines(head.title, titleLetters) * titleLine,
    facts + Math.ceil(furtherPlace / letters) * LINE,
    countLines(head.description, letters) * LINE,
    rows * (DURATION + DURATION_GAP) - DURATION_GAP,
  ].filter((height) => height > 0)
  return parts.reduce((sum, height) => sum + height + GAP, -GAP)
}

function countLines(text: string, letters: number): number {
  if (text === '') return 0
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / letters)), 0)
}
