import { useState } from 'react'
import { useMessages } from '../i18n/locale'
import { Button } from './button'
import { uiMessages } from './messages'

/** Copies a text and says so. Where the browser refuses, it says how to help oneself; pages also show the link as text. */
export function CopyButton({
  text,
  label,
  look = 'secondary',
  small,
}: {
  text: string
  label: string
  look?: 'secondary' | 'quiet'
  small?: boolean
}) {
  const t = useMessages(uiMessages)
  const [outcome, setOutcome] = useState<string>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome(t.copied)
    } catch {
      // No permission, or no clipboard on an insecure page: the reader is told.
      setOutcome(t.copyFailed)
    }
  }
  return (
    <span className="copy">
      <Button type="button" look={look} small={small} onClick={copy}>
        {label}
      </Button>
      <span role="status" className="small soft">
        {outcome}
      </span>
    </span>
  )
}
