import type { Stretch } from './day-rows'

/** A shorter event is drawn this long, because it could not be read or pressed otherwise. */
export const MIN_BOX_MINUTES = 15

/** Where an event stands in its column. */
export interface Box extends Stretch {
  /** Counted from 0, from the beginning of a line. */
  lane: number
  /** How many lanes the column has here. */
  lanes: number
}

/**
 * Events of one day beside each other where they overlap. Events that meet each other, directly or through others, share the column's
 * width evenly.
 *
 * @param end of the column: no box reaches beyond it
 * @returns a box for each event, in the same order
 */
export function placeEvents(events: Stretch[], end: number): Box[] {
  const boxes = events.map((event): Box => ({ ...drawnStretch(event, end), lane: 0, lanes: 1 }))
  const inOrder = [...boxes].sort((a, b) => a.start - b.start || b.length - a.length)
  let group: Box[] = []
  /** The end of the last box in each lane of the group. */
  let ends: number[] = []
  const close = () => {
    for (const box of group) box.lanes = ends.length
    group = []
    ends = []
  }
  for (const box of inOrder) {
    if (ends.every((laneEnd) => laneEnd <= box.start)) close()
    const free = ends.findIndex((laneEnd) => laneEnd <= box.start)
    box.lane = free === -1 ? ends.length : free
    ends[box.lane] = box.start + box.length
    group.push(box)
  }
  close()
  return boxes
}

function drawnStretch({ start, length }: Stretch, end: number): Stretch {
  const drawn = Math.max(length, MIN_BOX_MINUTES)
  return { start: Math.max(0, Math.min(start, end - drawn)), length: drawn }
}
