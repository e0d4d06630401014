import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type BadgeTone = 'success' | 'warning' | 'danger' | 'neutral'

const ICONS: Record<BadgeTone, IconName> = {
  success: 'checkCircle',
  warning: 'pending',
  danger: 'alert',
  neutral: 'cross',
}

/** The state of a thing in one word with an icon; colour only supports it. */
export function StatusBadge({ tone, icon, children }: { tone: BadgeTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      <Icon name={icon ?? ICONS[tone]} />
      {children}
    </span>
  )
}
