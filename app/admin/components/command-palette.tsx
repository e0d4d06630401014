import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { Button } from '~/ui/button'
import { Icon, type IconName } from '~/ui/icon'
import { uiMessages } from '~/ui/messages'
import { type Command, type CommandGroup, findCommands } from '../commands'
import { commandMessages } from '../messages'

const ICONS: Record<Command['does']['kind'], IconName> = { go: 'arrowRight', copy: 'copy', shortcuts: 'info' }

/**
 * A modal dialog with a combobox (ARIA Authoring Practices, "Editable combobox with list autocomplete"): the focus stays in the field, arrow
 * keys choose, Enter runs, Escape closes, and the focus returns to where it was.
 *
 * @param note shown below the list
 * @param onRun resolves to a text that is shown; with null the palette closes before
 */
export function CommandPalette({
  commands,
  note,
  onRun,
  onClose,
}: {
  commands: Command[]
  note: string
  onRun: (command: Command) => Promise<string | null>
  onClose: () => void
}) {
  const t = useMessages(commandMessages)
  const ui = useMessages(uiMessages)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [said, setSaid] = useState('')
  const found = findCommands(t, commands, typed)
  const optionId = (index: number) => `${id}${index}`

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  useEffect(() => {
    document.getElementById(`${id}${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  async function run(command: Command | undefined) {
    if (!command) return
    // The focus is back before a page takes it.
    if (command.does.kind !== 'copy') dialog.current?.close()
    setSaid((await onRun(command)) ?? '')
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if ((step === undefined && event.key !== 'Enter') || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (step) setActive((active + step + found.length) % found.length)
    else void run(found[active])
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it, as Escape does.
    <dialog
      ref={dialog}
      className="palette"
      aria-label={ui.commands}
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <div className="palette-head">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          className="palette-input"
          aria-label={t.label}
          aria-expanded="true"
          aria-controls={`${id}list`}
          aria-activedescendant={optionId(active)}
          aria-autocomplete="list"
          placeholder={t.label}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={100}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setActive(0)
            setSaid('')
          }}
          onKeyDown={onKeyDown}
        />
        <Button
          type="button"
          variant="quiet"
          className="button--icon"
          aria-label={ui.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </Button>
      </div>
      <div id={`${id}list`} role="listbox" aria-label={ui.commands} className="palette-list">
        {groupsOf(found).map(({ group, first, commands }) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox has groups of options, and no fieldset.
          <div key={`${group}${first}`} role="group" aria-labelledby={`${id}${group}${first}`}>
            <div id={`${id}${group}${first}`} role="presentation" className="palette-group">
              {t.groups[group]}
            </div>
            {commands.map((command, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and its keys.
              <div
                key={`${command.does.kind}${command.label}`}
                id={optionId(first + index)}
                role="option"
                tabIndex={-1}
                aria-selected={first + index === active}
                className="palette-option"
                onClick={() => run(command)}
              >
                <Icon name={ICONS[command.does.kind]} />
                {command.label}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className="palette-foot">
        {said || note || t.hint}
      </p>
    </dialog>
  )
}

/** Runs of one group, in the order of the list. */
function groupsOf(commands: Command[]): { group: CommandGroup; first: number; commands: Command[] }[] {
  const groups: { group: CommandGroup; first: number; commands: Command[] }[] = []
  commands.forEach((command, index) => {
    const last = groups.at(-1)
    if (last?.group === command.group) last.commands.push(command)
    else groups.push({ group: command.group, first: index, commands: [command] })
  })
  return groups
}
