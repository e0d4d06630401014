import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/locale'
import { Icon, type IconName } from './icon'
import { uiMessages } from './messages'
import { VisuallyHidden } from './visually-hidden'

export type Tone = 'info' | 'success' | 'warning' | 'danger'

export const TONE_ICONS: Record<Tone, IconName> = {
  info: 'info',
  success: 'checkCircle',
  warning: 'alert',
  danger: 'alert',
}

/**
 * A message in the flow of the page. `danger` interrupts a screen reader (role alert), the others wait (role status). The tone
 * is written as text as well as shown by colour.
 */
export function Alert({
  tone = 'info',
  title,
  actions,
  focusable = false,
  children,
}: {
  tone?: Tone
  title?: ReactNode
  /** Buttons that solve it. */
  actions?: ReactNode
  /** Takes the focus when it follows a form that was sent (browser/take-steps.ts). */
  focusable?: boolean
  children?: ReactNode
}) {
  const t = useMessages(uiMessages)
  return (
    <div
      tabIndex={focusable ? -1 : undefined}
      className="alert"
      data-tone={tone}
      role={tone === 'danger' ? 'alert' : 'status'}
    >
      <Icon name={TONE_ICONS[tone]} />
      <div className="alert-body">
        <VisuallyHidden>{`${t.tone[tone]}: `}</VisuallyHidden>
        {title && <p className="alert-title">{title}</p>}
        {children && <div className="alert-text">{children}</div>}
        {actions && <div className="actions">{actions}</div>}
      </div>
    </div>
  )
}
