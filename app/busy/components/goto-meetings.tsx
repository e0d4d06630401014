import { useMessages, useReader } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { StatusBadge } from '~/ui/status-badge'
import type { GotoMeetingState } from '../goto-meeting-state.server'
import { busyMessages } from '../messages'
import { momentOf } from './feed-card'

/** How up to date Foyer's copy of the meetings created in GoTo is. */
export function GotoMeetings({ state, timeZone }: { state: GotoMeetingState; timeZone: string }) {
  const { gotoMeetings: t } = useMessages(busyMessages)
  const reader = useReader()
  const last = state.readAt === null ? null : momentOf(reader, state.readAt, timeZone)
  if (!state.connected) return <p className="item-text">{t.notConnected}</p>
  if (state.failingSince !== null)
    return (
      <Alert tone="warning" title={t.failing(momentOf(reader, state.failingSince, timeZone))}>
        {last === null ? t.neverRead : t.lastGood(last)}
      </Alert>
    )
  return (
    <p>
      <StatusBadge tone={last === null ? 'neutral' : 'success'} icon={last === null ? 'pending' : undefined}>
        {last === null ? t.notYet : t.readAt(last)}
      </StatusBadge>
    </p>
  )
}
