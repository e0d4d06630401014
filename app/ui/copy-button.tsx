import { useEffect, useRef, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { Button, type ButtonLook } from './button'
import { uiMessages } from './messages'

const COPIED_SHOWN_MS = 2500

/**
 * Copies a text, usually a link, and confirms it. If the clipboard is refused, the text appears selected in a field; without
 * scripts there is only the field (styles: `@media (scripting: none)`).
 *
 * @param field shows the text in a field beside the button from the start
 */
export function CopyButton({
  value,
  label,
  field = false,
  ...look
}: ButtonLook & { value: string; label?: string; field?: boolean }) {
  const t = useMessages(uiMessages)
  const input = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'by-hand'>('none')
  const name = label ?? t.copyLink

  useEffect(() => {
    if (outcome === 'by-hand') input.current?.select()
    if (outcome !== 'copied') return
    const timer = setTimeout(() => setOutcome('none'), COPIED_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  return (
    <span className="copy" data-field={field || outcome === 'by-hand' || undefined}>
      <input ref={input} className="input copy-field" readOnly value={value} aria-label={name} dir="ltr" />
      <Button
        {...look}
        type="button"
        icon={outcome === 'copied' ? 'check' : (look.icon ?? 'copy')}
        onClick={async () => setOutcome(await writeToClipboard(value))}
      >
        {name}
      </Button>
      <span className="copy-outcome" role="status">
        {outcome === 'copied' && t.copied}
        {outcome === 'by-hand' && t.copyByHand}
      </span>
    </span>
  )
}

/** Refused without https, inside some frames, and by some policies: the reader then copies by hand. */
async function writeToClipboard(text: string): Promise<'copied' | 'by-hand'> {
  try {
    await navigator.clipboard.writeText(text)
    return 'copied'
  } catch {
    return 'by-hand'
  }
}
