import { type KeyboardEvent, type PointerEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { availabilityMessages } from '../messages'
import {
  type Block,
  blocksOf,
  drawBlock,
  GRID_STEP_MINUTES,
  moveBlock,
  removeBlock,
  resizeBlock,
  wallTime,
} from '../week-grid'
import type { WeeklyDraft } from '../weekly-form'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const FIRST_IN_SIGHT = 7
/** So near to a line, a pointer is meant to be on it: pointers are at whole pixels, and lines may be between two. */
const ON_LINE_PX = 2

interface Props {
  draft: WeeklyDraft
  /** Monday first. */
  names: string[]
  onDraft: (draft: WeeklyDraft) => void
}

/** A week for drawing hours: drag on a day for new hours, drag hours or their edges, or use the arrow keys. Needs scripts. */
export function WeekGrid({ draft, names, onDraft }: Props) {
  const t = useMessages(availabilityMessages)
  const hintId = useId()
  const view = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (view.current) view.current.scrollTop = (view.current.scrollHeight * FIRST_IN_SIGHT) / 24
  }, [])
  return (
    <div className="week-grid-frame">
      <p id={hintId} className="field-hint">
        {t.gridHint}
      </p>
      <section className="week-grid" ref={view} aria-label={t.grid} aria-describedby={hintId}>
        <div aria-hidden="true">
          <span className="week-grid-name" />
          <div className="week-grid-hours">
            {HOURS.map((hour) => (
              <span key={hour} style={{ insetBlockStart: `${(hour / 24) * 100}%` }}>
                {wallTime(hour * 60)}
              </span>
            ))}
          </div>
        </div>
        {draft.map((hours, day) => (
          <Day
            key={names[day]}
            day={day}
            draft={draft}
            onDraft={onDraft}
            name={names[day] ?? ''}
            blocks={blocksOf(hours)}
            hintId={hintId}
          />
        ))}
      </section>
    </div>
  )
}

type Drag =
  | { kind: 'draw'; from: number; to: number }
  | { kind: 'move' | 'start' | 'end'; index: number; from: number; to: number }

function Day({
  day,
  name,
  blocks,
  draft,
  onDraft,
  hintId,
}: Omit<Props, 'names'> & { day: number; name: string; blocks: Block[]; hintId: string }) {
  const column = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const shown = drag ? blocksOf(dragged(draft, day, drag)[day] ?? []) : blocks

  function minuteAt({ clientY }: PointerEvent): number {
    const { top, height } = column.current!.getBoundingClientRect()
    const minute = Math.min(1440, Math.max(0, ((clientY - top) / height) * 1440))
    const line = Math.round(minute / GRID_STEP_MINUTES) * GRID_STEP_MINUTES
    return (Math.abs(line - minute) / 1440) * height <= ON_LINE_PX ? line : minute
  }

  function begin(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return
    const minute = minuteAt(event)
    const { edge, block } = (event.target as HTMLElement).dataset
    const index = Number(block ?? (event.target as HTMLElement).closest<HTMLElement>('[data-block]')?.dataset.block)
    event.currentTarget.setPointerCapture(event.pointerId)
    if (Number.isNaN(index)) setDrag({ kind: 'draw', from: minute, to: minute })
    else setDrag({ kind: edge === 'start' || edge === 'end' ? edge : 'move', index, from: minute, to: minute })
  }

  /** Where the pointer is let go counts: WebKit may leave out the moves just before. */
  function end(event: PointerEvent) {
    if (drag) onDraft(dragged(draft, day, { ...drag, to: minuteAt(event) }))
    setDrag(null)
  }

  return (
    <div className="week-grid-day">
      <span className="week-grid-name" aria-hidden="true">
        {name}
      </span>
      <div
        ref={column}
        className="week-grid-column"
        data-day={day + 1}
        onPointerDown={begin}
        onPointerMove={(event) => drag && setDrag({ ...drag, to: minuteAt(event) })}
        onPointerUp={end}
        onPointerCancel={() => setDrag(null)}
      >
        {shown.map((block) => (
          <BlockButton
            key={block.index}
            block={block}
            day={day}
            name={name}
            draft={draft}
            onDraft={onDraft}
            hintId={hintId}
          />
        ))}
      </div>
    </div>
  )
}

function dragged(draft: WeeklyDraft, day: number, drag: Drag): WeeklyDraft {
  if (drag.kind === 'draw') return drawBlock(draft, day, drag.from, drag.to)
  const by = drag.to - drag.from
  return drag.kind === 'move'
    ? moveBlock(draft, day, drag.index, by)
    : resizeBlock(draft, day, drag.index, drag.kind, by)
}

function BlockButton({
  block,
  day,
  name,
  draft,
  onDraft,
  hintId,
}: Omit<Props, 'names'> & { block: Block; day: number; name: string; hintId: string }) {
  const t = useMessages(availabilityMessages)

  function press(event: KeyboardEvent) {
    const by = { ArrowUp: -GRID_STEP_MINUTES, ArrowDown: GRID_STEP_MINUTES }[event.key]
    if (by !== undefined)
      onDraft(
        event.shiftKey
          ? resizeBlock(draft, day, block.index, 'end', by)
          : event.altKey
            ? resizeBlock(draft, day, block.index, 'start', by)
            : moveBlock(draft, day, block.index, by),
      )
    else if (event.key === 'Delete' || event.key === 'Backspace') onDraft(removeBlock(draft, day, block.index))
    else return
    event.preventDefault()
  }

  const times = `${wallTime(block.start)}–${wallTime(block.end)}`
  return (
    <button
      type="button"
      className="week-grid-block"
      data-block={block.index}
      aria-label={t.blockNamed(name, wallTime(block.start), wallTime(block.end))}
      aria-describedby={hintId}
      style={{
        insetBlockStart: `${(block.start / 1440) * 100}%`,
        blockSize: `${((block.end - block.start) / 1440) * 100}%`,
      }}
      onKeyDown={press}
    >
      <span data-edge="start" data-block={block.index} />
      <span className="week-grid-times">{times}</span>
      <span data-edge="end" data-block={block.index} />
    </button>
  )
}
