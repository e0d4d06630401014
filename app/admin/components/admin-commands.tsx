import { type ComponentType, type MouseEvent, useEffect, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { Icon } from '~/ui/icon'
import { uiMessages } from '~/ui/messages'
import { areShortcutsOff } from './shortcut-setting'

/**
 * The button of the command palette, and the keys that open it and go to pages. What they do is loaded with the first of them. Without
 * scripts, or if that cannot be loaded, the button leads to the list of bookings, which has a search.
 */
export function AdminCommands() {
  const t = useMessages(uiMessages)
  const [trigger, setTrigger] = useState<Event>()
  const [Center, setCenter] = useState<ComponentType<{ trigger: Event }>>()
  const [isMac, setIsMac] = useState(false)

  function pass(event: Event): Promise<void> {
    event.preventDefault()
    setTrigger(event)
    return import('./command-center').then(({ CommandCenter }) => setCenter(() => CommandCenter))
  }

  function openPalette({ currentTarget: { form }, nativeEvent }: MouseEvent<HTMLButtonElement>) {
    pass(nativeEvent).catch(() => form?.submit())
  }

  useEffect(() => {
    setIsMac(/Mac|iP/.test(navigator.platform))
    const onKey = (event: KeyboardEvent) => void (isForCommands(event) && pass(event))
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })

  return (
    <>
      <form action="/admin/bookings" className="admin-commands">
        <button type="submit" className="button" aria-keyshortcuts="Control+K Meta+K" onClick={openPalette}>
          <Icon name="search" />
          <span className="admin-commands-name">{t.commands}</span>
          <span aria-hidden="true" className="kbd">
            {isMac ? '⌘' : t.control} K
          </span>
        </button>
      </form>
      {Center && trigger && <Center trigger={trigger} />}
    </>
  )
}

/** Control or Command with K; else a single key of a shortcut, unless its user types or has switched them off. */
function isForCommands({
  key,
  target,
  defaultPrevented,
  repeat,
  altKey,
  ctrlKey,
  metaKey,
  shiftKey,
}: KeyboardEvent): boolean {
  // A component may have used the key.
  if (defaultPrevented || repeat || altKey) return false
  if (ctrlKey || metaKey) return !shiftKey && key.toLowerCase() === 'k'
  const types = target instanceof Element && target.closest('input,select,textarea,dialog')
  return /^[a-z/?]$/.test(key) && !types && !areShortcutsOff()
}
