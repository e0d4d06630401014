import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { ConfirmLink } from '~/ui/dialog'
import { actionMessages, adminMessages } from '../messages'
import { DeclineForm, MeetingLinkForm, NewTimeForm } from './action-forms'
import { JoinActions, StartLink } from './booking-cells'
import { CancellationForm } from './cancellation-form'

/** What the state of a booking lets its host do. */
export interface MayDo {
  /** The booking holds its time and is not over: join, move, cancel. */
  stands: boolean
  answer: boolean
  askForNewTime: boolean
  pasteLink: boolean
  recreate: boolean
  /** Whether the attendee came. */
  stateAttendance: boolean
  /** Open the meeting as its organizer. */
  start: boolean
}

interface Props {
  id: string
  attendee: string
  joinUrl: string | null
  may: MayDo
}

/** At the top of the page: the commonest actions. */
export function MainActions({ id, attendee, joinUrl, may }: Props) {
  const t = useMessages(adminMessages)
  const words = useMessages(actionMessages)
  if (!may.stands) return null
  return (
    <>
      {may.answer && (
        <>
          <ChangeButton id={id} change="approve" label={t.approve} primary />
          <ConfirmLink
            to={`/admin/bookings/${id}/decline`}
            label={words.decline.link}
            title={words.decline.title(attendee)}
            variant="secondary"
          >
            <DeclineForm bookingId={id} attendee={attendee} />
          </ConfirmLink>
        </>
      )}
      <JoinActions joinUrl={joinUrl} />
      {may.start && <StartLink id={id} />}
      <ButtonLink to={`/admin/bookings/${id}/move`}>{words.move.link}</ButtonLink>
      <ConfirmLink to={`/admin/bookings/${id}/cancellation`} label={t.cancel} title={t.cancellation.title(attendee)}>
        <CancellationForm bookingId={id} attendee={attendee} />
      </ConfirmLink>
    </>
  )
}

/** Rarer actions, below the facts. */
export function MoreActions({ id, attendee, may }: Props) {
  const t = useMessages(actionMessages)
  if (!may.askForNewTime && !may.pasteLink) return null
  return (
    <div className="actions">
      {may.askForNewTime && (
        <ConfirmLink
          to={`/admin/bookings/${id}/new-time`}
          label={t.newTime.link}
          title={t.newTime.title(attendee)}
          variant="secondary"
          size="small"
        >
          <NewTimeForm bookingId={id} attendee={attendee} />
        </ConfirmLink>
      )}
      {may.pasteLink && <PasteLink id={id} />}
    </div>
  )
}

/** The meeting is missing: why, and what the host can do. */
export function MeetingTrouble({ id, may, gone }: Pick<Props, 'id' | 'may'> & { gone: boolean }) {
  const t = useMessages(actionMessages)
  const words = gone ? t.gone : t.noLink
  return (
    <Alert
      tone="danger"
      title={words.title}
      actions={
        <>
          {may.recreate && <ChangeButton id={id} change="recreate" label={t.recreate} />}
          {may.pasteLink && <PasteLink id={id} />}
        </>
      }
    >
      {words.text}
    </Alert>
  )
}

function PasteLink({ id }: { id: string }) {
  const t = useMessages(actionMessages).link
  return (
    <ConfirmLink to={`/admin/bookings/${id}/link`} label={t.link} title={t.title} variant="secondary" size="small">
      <MeetingLinkForm bookingId={id} />
    </ConfirmLink>
  )
}

/** A change with one click, without a confirmation. */
export function ChangeButton({
  id,
  change,
  label,
  primary = false,
}: {
  id: string
  change: string
  label: string
  primary?: boolean
}) {
  const look = primary ? ({ variant: 'primary' } as const) : ({ size: 'small' } as const)
  return (
    <Form method="post" action={`/admin/bookings/${id}/change`}>
      <SubmitButton name="change" value={change} {...look}>
        {label}
      </SubmitButton>
    </Form>
  )
}
