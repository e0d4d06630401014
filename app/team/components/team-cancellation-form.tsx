import { Form } from '@remix-run/react'
import { deskMessages } from '~/booking/desk-messages'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { TextArea } from '~/ui/text-field'
import { teamMessages } from '../messages'

interface Props {
  id: string
  organizer: string
  typed?: string
  errors?: string[]
}

/** A manager's question before somebody's meeting is cancelled, on its page and in the dialog. */
export function TeamCancellationForm({ id, organizer, typed = '', errors = [] }: Props) {
  const t = useMessages(teamMessages).meetings
  const { cancellation } = useMessages(deskMessages)
  return (
    <Form method="post" action={`/admin/team/meetings/${id}/cancellation`} className="form">
      <p>{t.cancelText(organizer)}</p>
      <TextArea
        label={cancellation.reason}
        hint={t.cancelReasonHint}
        name="reason"
        defaultValue={typed}
        errors={errors}
        optional
        maxLength={1_000}
      />
      <SubmitButton variant="danger">{cancellation.button}</SubmitButton>
    </Form>
  )
}
