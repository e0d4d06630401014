import { eventTypeMessages } from '~/event-types/messages'
import { useMessages } from '~/i18n/locale'
import { ConfirmPage } from '~/ui/question-page'

/** Asks before an event type of a host or a team is deleted. @param back where the list of event types is */
export function ConfirmEventTypeDeletion({ title, back }: { title: string; back: string }) {
  const t = useMessages(eventTypeMessages).deletion
  return <ConfirmPage title={t.title(title)} text={t.text} button={t.button} keep={{ to: back, label: t.keep }} />
}
