import { type ComponentPropsWithoutRef, type DragEvent, useState } from 'react'
import { Icon } from './icon'

export type DragHandle = Pick<ComponentPropsWithoutRef<'span'>, 'draggable' | 'onDragStart' | 'onDragEnd'>

/**
 * Dragging within a list: spread `handle(index)` on the grip and `target(index)` on each row. For pointers only; `MoveButtons`
 * do the same for everybody (WCAG 2.5.7).
 *
 * @param onMove called when a row was dropped on another index
 */
export function useDragOrder(onMove: (from: number, to: number) => void) {
  const [from, setFrom] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const stop = () => {
    setFrom(null)
    setOver(null)
  }
  return {
    handle: (index: number): DragHandle => ({
      draggable: true,
      onDragStart: (event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', String(index))
        setFrom(index)
      },
      onDragEnd: stop,
    }),
    target: (index: number) => ({
      'data-drop': from !== null && over === index && from !== index ? (from < index ? 'after' : 'before') : undefined,
      onDragOver: (event: DragEvent) => {
        // A drag from elsewhere, such as a file, is ignored.
        if (from === null) return
        event.preventDefault()
        setOver(index)
      },
      onDrop: (event: DragEvent) => {
        if (from === null) return
        event.preventDefault()
        stop()
        if (from !== index) onMove(from, index)
      },
    }),
  }
}

type ButtonProps = ComponentPropsWithoutRef<'button'>

/** Up, down, and a grip to drag by. @param button the props of each button: -1 is up, 1 is down */
export function MoveButtons({
  first,
  last,
  labels,
  handle,
  button,
}: {
  first: boolean
  last: boolean
  labels: { up: string; down: string; drag: string }
  handle: DragHandle
  button: (step: -1 | 1) => ButtonProps
}) {
  return (
    <div className="move">
      <span className="move-grip" title={labels.drag} aria-hidden="true" {...handle}>
        <Icon name="drag" />
      </span>
      <button type="submit" className="move-button" aria-label={labels.up} disabled={first} {...button(-1)}>
        <Icon name="sortUp" />
      </button>
      <button type="submit" className="move-button" aria-label={labels.down} disabled={last} {...button(1)}>
        <Icon name="sortDown" />
      </button>
    </div>
  )
}
