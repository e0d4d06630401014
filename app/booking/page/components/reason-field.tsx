import { useMessages } from '~/i18n/locale'
import { TextArea } from '~/ui/text-field'
import { bookingMessages, manageMessages } from '../messages'

interface Props {
  hostName: string
  typed: string | undefined
  /** Whether the typed reason is invalid. */
  refused: boolean
}

/** Why an attendee cancels or moves, if they want to say so. */
export function ReasonField({ hostName, typed = '', refused }: Props) {
  const t = useMessages(bookingMessages)
  const m = useMessages(manageMessages).cancel
  return (
    <TextArea
      label={m.reason}
      hint={m.reasonHint(hostName)}
      id="reason"
      name="reason"
      defaultValue={typed}
      errors={refused ? [t.problems.reason] : []}
      optional
      maxLength={1_000}
    />
  )
}
