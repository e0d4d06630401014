import { useMessages } from '~/i18n/locale'
import { CheckboxField } from '~/ui/choice-field'
import { FieldError } from '~/ui/field'
import { WEBHOOK_EVENTS, type WebhookEvent } from '../../webhooks/webhook'
import { deliveryMessages } from '../messages'

/** The events that a webhook is subscribed to. */
export function EventsField({ chosen, error }: { chosen: WebhookEvent[]; error?: string | undefined }) {
  const t = useMessages(deliveryMessages).webhooks
  return (
    <fieldset className="field">
      <legend className="field-label">{t.events}</legend>
      {WEBHOOK_EVENTS.map((event) => (
        <CheckboxField
          key={event}
          id={`event-${event}`}
          label={event}
          name="events"
          value={event}
          defaultChecked={chosen.includes(event)}
        />
      ))}
      {error && <FieldError id="events" errors={[error]} />}
    </fieldset>
  )
}
