import { useMessages } from '~/i18n/locale'
import { type BadgeTone, StatusBadge } from '~/ui/status-badge'
import type { TargetStatus } from '../../webhooks/webhook'
import { deliveryMessages } from '../messages'

const TONES: Record<TargetStatus, BadgeTone> = { active: 'success', failing: 'warning', disabled: 'neutral' }

/** The state of a webhook or connector. */
export function TargetState({ status }: { status: TargetStatus }) {
  const t = useMessages(deliveryMessages)
  return <StatusBadge tone={TONES[status]}>{t.status[status]}</StatusBadge>
}
