import { useMessages } from '~/i18n/locale'
import { type BadgeTone, StatusBadge } from '~/ui/status-badge'
import type { Delivery } from '../find-deliveries.server'
import { deliveryLogMessages } from '../messages'

const TONES: Record<Delivery['state'], BadgeTone> = { queued: 'warning', delivered: 'success', failed: 'danger' }

export function DeliveryState({ state }: { state: Delivery['state'] }) {
  const t = useMessages(deliveryLogMessages)
  return <StatusBadge tone={TONES[state]}>{t.state[state]}</StatusBadge>
}
