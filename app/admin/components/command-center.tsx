import { useLocation, useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { type AdminPlace, INTEGRATIONS, NAVIGATION } from '~/layouts/admin-places'
import { uiMessages } from '~/ui/messages'
import { type Command, type CommandTargets, listCommands } from '../commands'
import { commandMessages } from '../messages'
import styles from './command-center.css?url'
import { CommandPalette } from './command-palette'
import { ShortcutsDialog } from './shortcuts-dialog'

/** How long after `g` the key of a page is awaited. */
const SEQUENCE_MS = 1500
const PLACES: AdminPlace[] = [...NAVIGATION.flatMap(({ places }) => places), ...INTEGRATIONS]

/** What the button and the keys of `AdminCommands` do. @param trigger the click or key that came last */
export function CommandCenter({ trigger }: { trigger: Event }) {
  const t = useMessages(commandMessages)
  const { nav } = useMessages(uiMessages)
  const navigate = useNavigate()
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  const [isStyled, setIsStyled] = useState(false)
  const targets = useTargets(open === 'palette')
  const handled = useRef<Event>()
  const began = useRef(Number.NEGATIVE_INFINITY)

  useEffect(() => {
    if (handled.current === trigger) return
    handled.current = trigger
    // While a dialog asks, nothing else opens.
    if (document.querySelector('dialog[open]')) return
    if (!(trigger instanceof KeyboardEvent) || trigger.ctrlKey || trigger.metaKey) return setOpen('palette')
    const { key, timeStamp } = trigger
    const follows = timeStamp - began.current < SEQUENCE_MS
    began.current = key === 'g' && !follows ? timeStamp : Number.NEGATIVE_INFINITY
    if (follows) return go(PLACES.find((place) => place.key === key))
    if (key === 'c') navigate('/admin/bookings/new')
    if (key === '?') setOpen('shortcuts')
    if (key === '/' && !focusSearch()) setOpen('palette')
  })

  function go(place: { to: string; reloads?: boolean } | undefined) {
    if (place?.reloads) location.assign(place.to)
    else if (place) navigate(place.to)
  }

  /** @returns what to tell; the palette is closed already where its work is done with it */
  async function run({ does }: Command): Promise<string | null> {
    if (does.kind === 'copy') return copied(does.text)
    if (does.kind === 'shortcuts') setOpen('shortcuts')
    else go(does)
    return null
  }

  async function copied(text: string): Promise<string> {
    try {
      await navigator.clipboard.writeText(text)
      return t.copied(text)
    } catch {
      // Refused without https and by some policies.
      return t.notCopied(text)
    }
  }

  const close = () => setOpen((now) => (now === open ? null : now))
  return (
    <>
      <link rel="stylesheet" href={styles} onLoad={() => setIsStyled(true)} onError={() => setIsStyled(true)} />
      {isStyled && open === 'palette' && (
        <CommandPalette
          commands={listCommands(t, nav, targets === 'failed' ? null : targets)}
          note={targets === 'failed' ? t.incomplete : ''}
          onRun={run}
          onClose={close}
        />
      )}
      {isStyled && open === 'shortcuts' && <ShortcutsDialog places={PLACES} onClose={close} />}
    </>
  )
}

/** Read when the palette is opened, and again after the host went to another page, where they may have changed them. */
function useTargets(isWanted: boolean): CommandTargets | 'failed' | null {
  const { key } = useLocation()
  const [targets, setTargets] = useState<CommandTargets | 'failed' | null>(null)
  const readAt = useRef('')
  useEffect(() => {
    if (!isWanted || readAt.current === key) return
    readAt.current = key
    readTargets().then(setTargets, () => setTargets('failed'))
  }, [isWanted, key])
  return targets
}

/** @throws when the answer is no list, as after the session's end */
async function readTargets(): Promise<CommandTargets> {
  const response = await fetch('/admin/commands')
  if (!response.ok || response.redirected) throw new Error(`The commands were not listed: ${response.status}`)
  return response.json()
}

/** The search of the page, if it has one. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
  const folded = field?.closest('details')
  if (folded) folded.open = true
  field?.focus()
  return field !== null
}
