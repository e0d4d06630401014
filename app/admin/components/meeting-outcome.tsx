import { type Attendance, latenessMs } from '~/booking/attendance'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { MINUTE_MS } from '~/time/units'
import { Alert } from '~/ui/alert'
import { ButtonAnchor } from '~/ui/button'
import { Section } from '~/ui/card'
import { CopyButton } from '~/ui/copy-button'
import { afterMessages } from '../messages'
import { ChangeButton } from './booking-actions'

/** The link, and whether it was sent or is going to be. */
export interface ShownRecording {
  url: string
  sentAt: number | null
  dueAt: number | null
}

interface Props {
  id: string
  startsAt: number
  endsAt: number
  timeZone: string
  attendance: Attendance | null
  recording: ShownRecording | null
  /** The meeting has begun, so the host may say whether the attendee came. */
  mayState: boolean
}

/** What is known of a meeting, and what its host can say about it. */
export function MeetingOutcome({ mayState, attendance, recording, ...about }: Props) {
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
      {recording && <Recording id={about.id} timeZone={about.timeZone} {...recording} />}
      {mayState && !attendance?.suggested && <Statements id={about.id} state={attendance?.state ?? 'unknown'} />}
    </Section>
  )
}

function Facts({
  startsAt,
  endsAt,
  timeZone,
  attendance,
}: Omit<Props, 'mayState' | 'recording'> & { attendance: Attendance }) {
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

function Recording({ id, timeZone, url, sentAt, dueAt }: ShownRecording & Pick<Props, 'id' | 'timeZone'>) {
  const t = useMessages(afterMessages).recording
  const reader = useReader()
  const when = (at: number) => `${formatShortDate(reader, at, timeZone)}, ${formatTime(reader, at, timeZone)}`
  return (
    <>
      <p>
        {[
          sentAt !== null && t.sent(when(sentAt)),
          sentAt === null && dueAt !== null && t.willBeSent(when(dueAt)),
          t.hint,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <div className="actions">
        <ButtonAnchor href={url} target="_blank" rel="noreferrer" size="small">
          {t.open}
        </ButtonAnchor>
        <CopyButton value={url} label={t.copy} size="small" />
        {sentAt === null && <ChangeButton id={id} change="send-recording" label={t.send} />}
        {sentAt === null && dueAt !== null && <ChangeButton id={id} change="keep-recording" label={t.keep} />}
      </div>
    </>
  )
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
