import { adminMessages } from '~/admin/messages'
import { useMessages } from '~/i18n/locale'
import { ReasonForm } from '~/ui/reason-form'
import { teamMessages } from '../messages'

interface Props {
  id: string
  organizer: string
  typed?: string | undefined
  errors?: string[] | undefined
}

/** A manager's confirmation before a member's meeting is cancelled, on its own page and in the dialog. */
export function TeamCancellationForm({ id, organizer, ...rest }: Props) {
  const t = useMessages(teamMessages).meetings
  const { reason, button } = useMessages(adminMessages).cancellation
  const words = { text: t.cancelText(organizer), label: reason, hint: t.cancelReasonHint, button }
  return <ReasonForm {...words} {...rest} action={`/admin/team/meetings/${id}/cancellation`} name="reason" danger />
}
