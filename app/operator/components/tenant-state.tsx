import { useMessages } from '~/i18n/locale'
import { StatusBadge } from '~/ui/status-badge'
import { operatorMessages } from '../messages'
import type { Tenant } from '../tenants.server'

export function TenantState({
  tenant,
}: {
  tenant: Pick<Tenant, 'suspendedAt' | 'verified' | 'isTeam' | 'quarantine'>
}) {
  const t = useMessages(operatorMessages).states
  if (tenant.suspendedAt !== null) return <StatusBadge tone="danger">{t.suspended}</StatusBadge>
  if (tenant.quarantine) return <StatusBadge tone="warning">{t.quarantined}</StatusBadge>
  if (!tenant.verified && !tenant.isTeam) return <StatusBadge tone="neutral">{t.unverified}</StatusBadge>
  return <StatusBadge tone="success">{t.active}</StatusBadge>
}

export function TenantConnections({ tenant: { goto, calendars } }: { tenant: Pick<Tenant, 'goto' | 'calendars'> }) {
  const t = useMessages(operatorMessages)
  return (
    <>
      {t.goto[goto]}
      {calendars.accounts > 0 && <div className="item-text">{t.calendars(calendars.accounts, calendars.broken)}</div>}
    </>
  )
}
