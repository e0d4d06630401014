import { useMessages } from '~/i18n/locale'
import { Button } from '~/ui/button'
import { uiMessages } from '~/ui/messages'

/**
 * Copies a link; `browser/copy-text.ts` makes it work and says so in the words that stand here. Without scripts there is a field to copy
 * from (styles: copy.css).
 */
export function CopyLink({ value, label }: { value: string; label: string }) {
  const t = useMessages(uiMessages)
  return (
    <span className="copy" data-copied={t.copied} data-by-hand={t.copyByHand}>
      <input className="input copy-field" readOnly value={value} aria-label={label} dir="ltr" />
      <Button type="button" icon="copy">
        {label}
      </Button>
      <span className="copy-outcome" role="status" />
    </span>
  )
}
