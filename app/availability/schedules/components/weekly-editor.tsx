import { type MouseEvent, useEffect, useState } from 'react'
import { weekdayNames } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Button } from '~/ui/button'
import { availabilityMessages } from '../messages'
import { changeDraft, type WeeklyDraft, type WeeklyProblem } from '../weekly-form'
import { WeekGrid } from './week-grid'
import { WeeklyHoursList } from './weekly-hours'

/**
 * Weekly hours as a list of fields, and with scripts also as a week grid. Both show the same draft; the form sends the fields.
 *
 * @param answeredAt the time of the response with this draft, epoch ms; 0 for the stored hours
 */
export function WeeklyEditor({
  draft: given,
  problems,
  answeredAt,
}: {
  draft: WeeklyDraft
  problems: (WeeklyProblem & { message: string })[]
  answeredAt: number
}) {
  const t = useMessages(availabilityMessages)
  const names = weekdayNames(useReader(), 'long')
  const [draft, setDraft] = useState(given)
  const [asGrid, setAsGrid] = useState(false)
  const [changed, setChanged] = useState(false)
  const stored = JSON.stringify([given, answeredAt])
  // The server's draft replaces the shown one: after a save, an undo, or a refusal, which returns all typed values.
  useEffect(() => {
    setDraft(JSON.parse(stored)[0])
    setChanged(false)
  }, [stored])

  function change(next: WeeklyDraft) {
    setDraft(next)
    setChanged(true)
  }

  /** Buttons that change the form work in the browser; without scripts the server does the same. */
  function pressed(event: MouseEvent<HTMLDivElement>) {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>('button[name="change"]')
    if (!button?.form) return
    const next = changeDraft(draft, button.value, new FormData(button.form))
    if (!next) return
    event.preventDefault()
    change(next)
    button.closest('details')?.removeAttribute('open')
  }

  return (
    // biome-ignore lint/a11y: the clicks are those of the buttons inside
    <div className="weekly-editor" onClick={pressed}>
      <div className="weekly-views">
        {[false, true].map((grid) => (
          <Button
            key={String(grid)}
            type="button"
            size="small"
            variant={asGrid === grid ? 'secondary' : 'quiet'}
            aria-pressed={asGrid === grid}
            onClick={() => setAsGrid(grid)}
          >
            {grid ? t.viewGrid : t.viewList}
          </Button>
        ))}
      </div>
      {asGrid && <WeekGrid draft={draft} names={names} onDraft={change} />}
      <div hidden={asGrid}>
        <WeeklyHoursList draft={draft} problems={changed ? [] : problems} onDraft={change} />
      </div>
      <p className="weekly-changed" role="status">
        {changed ? t.unsaved : ''}
      </p>
    </div>
  )
}
