import type { Attendance } from '~/booking/attendance'
import { latenessMs } from '~/booking/attendance'
import { formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { MINUTE_MS } from '~/time/units'
import { Alert } from '~/ui/alert'
import { Section } from '~/ui/card'
import { afterMessages } from '../after-messages'
import { ChangeButton } from './booking-actions'

interface Props {
  id: string
  startsAt: number
  endsAt: number
  timeZone: string
  attendance: Attendance | null
  /** The meeting has begun, so the host may say whether the attendee came. */
  mayState: boolean
}

/** What is known of a meeting, and what its host can say about it. */
export function AfterMeeting({ mayState, attendance, ...about }: Props) {
  const t = useMessages(afterMessages)
  if (!mayState && attendance === null) return null
  return (
    <Section title={t.title}>
      {attendance && <Facts {...about} attendance={attendance} />}
      {attendance?.suggested && (
        <Alert
          tone="warning"
          title={t.question.title}
          actions={
            <>
              <ChangeButton id={about.id} change="came" label={t.came} />
              <ChangeButton id={about.id} change="no-show" label={t.noShowButton} />
            </>
          }
        >
          {attendance.state === 'not_held' ? t.question.none : t.question.one}
        </Alert>
      )}
      {mayState && !attendance?.suggested && <Statements id={about.id} state={attendance?.state ?? 'unknown'} />}
    </Section>
  )
}

function Facts({ startsAt, endsAt, timeZone, attendance }: Omit<Props, 'mayState'> & { attendance: Attendance }) {
  const t = useMessages(afterMessages)
  const reader = useReader()
  const { state, startedAt, endedAt, participants, reason } = attendance
  const time = (at: number) => formatTime(reader, at, timeZone)
  const late = Math.floor((latenessMs({ startsAt }, attendance) ?? 0) / MINUTE_MS)
  const over = endedAt === null ? 0 : Math.floor((endedAt - endsAt) / MINUTE_MS)
  const wasHeld = startedAt !== null && endedAt !== null
  const lines = [
    state === 'attended' && t.attended,
    state === 'no_show' && t.noShow,
    state === 'not_held' && t.notHeld,
    state === 'unknown' && t.unknown[reason ?? 'not_listed'],
    wasHeld ? t.held(time(startedAt), time(endedAt)) : state === 'held' && t.heldAtUnknownTime,
    wasHeld && (participants === null ? t.participantsUnknown : t.participants(participants)),
    late > 0 && t.late(late),
    over > 0 && t.overran(over),
  ]
  return <p>{lines.filter(Boolean).join(' ')}</p>
}

function Statements({ id, state }: { id: string; state: Attendance['state'] }) {
  const t = useMessages(afterMessages)
  const isStated = state === 'attended' || state === 'no_show'
  return (
    <div className="actions">
      {state !== 'attended' && (
        <ChangeButton id={id} change="came" label={state === 'no_show' ? t.cameAfterAll : t.came} />
      )}
      {state !== 'no_show' && <ChangeButton id={id} change="no-show" label={t.noShowButton} />}
      {isStated && <ChangeButton id={id} change="attendance-unknown" label={t.takeBack} />}
    </div>
  )
}
