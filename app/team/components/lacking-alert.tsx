import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import type { Lacking } from '../incomplete-types.server'
import { bookedTeamMessages } from '../messages'

/** Why an event type that needs all of its members cannot be booked, and what to do. */
export function LackingAlert({ lacking: { members, gone } }: { lacking: Lacking }) {
  const t = useMessages(bookedTeamMessages).lacking
  const reasons = members.map(({ name, why }) => t.why[why](name))
  return (
    <Alert tone="warning" title={t.title}>
      {[t.text, ...reasons, ...(gone > 0 ? [t.gone(gone)] : []), t.todo].join(' ')}
    </Alert>
  )
}
