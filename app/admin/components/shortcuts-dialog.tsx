import { useMessages } from '~/i18n/locale'
import type { AdminPlace } from '~/layouts/admin-places'
import { CheckboxField } from '~/ui/choice-field'
import { Dialog } from '~/ui/dialog'
import { uiMessages } from '~/ui/messages'
import { commandMessages } from '../messages'
import { areShortcutsOff, setShortcutsOff } from './shortcut-setting'

/** The list of the shortcuts, and the switch for those of single keys (WCAG 2.1.4). */
export function ShortcutsDialog({ places, onClose }: { places: AdminPlace[]; onClose: () => void }) {
  const t = useMessages(commandMessages)
  const ui = useMessages(uiMessages)
  const shortcuts: [string, string][] = [
    [`${ui.control} K`, ui.commands],
    ['c', t.newBooking],
    ['/', t.search],
    ['?', t.shortcuts],
    ...places.flatMap(({ key, name }): [string, string][] => (key ? [[`g ${key}`, ui.nav[name]]] : [])),
  ]
  return (
    <Dialog title={t.shortcuts} onClose={onClose}>
      <dl className="shortcuts">
        {shortcuts.map(([keys, name]) => (
          <Shortcut key={keys} keys={keys} name={name} />
        ))}
      </dl>
      <CheckboxField
        label={t.singleKeys}
        hint={t.singleKeysHint}
        defaultChecked={!areShortcutsOff()}
        onChange={({ target }) => setShortcutsOff(!target.checked)}
      />
    </Dialog>
  )
}

function Shortcut({ keys, name }: { keys: string; name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {keys.split(' ').map((key, place) => (
          <kbd key={`${place} ${key}`} className="kbd">
            {key}
          </kbd>
        ))}
      </dd>
    </div>
  )
}
