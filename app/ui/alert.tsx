import { type ReactNode, useEffect, useRef } from 'react'

type Tone = 'info' | 'good' | 'warn' | 'bad'

/**
 * A message that belongs to the page. Trouble is announced at once (`alert`), the rest when the reader pauses (`status`).
 * With `takeFocus` the keyboard and screen reader land on it, as after a form that came back.
 */
export function Alert({
  tone = 'info',
  title,
  takeFocus,
  children,
}: {
  tone?: Tone
  title?: string
  takeFocus?: boolean
  children?: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takeFocus) box.current?.focus()
  }, [takeFocus])
  return (
    <div
      ref={box}
      className={`alert tone-${tone}`}
      role={tone === 'bad' || tone === 'warn' ? 'alert' : 'status'}
      tabIndex={takeFocus ? -1 : undefined}
    >
      {title && <p className="alert-title">{title}</p>}
      {children}
    </div>
  )
}

/** A state in a word, with a dot of its colour beside it. */
export function StatusBadge({ tone = 'info', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge tone-${tone}`}>{children}</span>
}
