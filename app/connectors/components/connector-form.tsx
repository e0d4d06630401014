import { Form } from '@remix-run/react'
import { deliveryMessages } from '~/deliveries/messages'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { SelectField } from '~/ui/choice-field'
import { FieldError } from '~/ui/field'
import { TextArea, TextField } from '~/ui/text-field'
import { CONNECTOR_EVENTS, CONNECTOR_METHODS, type ConnectorEvent, MOST_HEADERS } from '../connector'
import type { ReadConnectorForm, TypedConnector } from '../connector-form'

interface Props {
  typed: TypedConnector
  problems: Extract<ReadConnectorForm, { ok: false }>['problems']
}

/** What is sent to a CRM, where and with which headers. */
export function ConnectorForm({ typed, problems }: Props) {
  const words = useMessages(deliveryMessages)
  const t = words.connectors
  const errorsOf = (field: string) =>
    problems.filter((found) => found.field === field).map(({ problem }) => words.problems[problem])
  const text = (field: string) => ({
    id: field,
    name: field,
    defaultValue: typed[field] ?? '',
    errors: errorsOf(field),
  })
  const headerErrors = errorsOf('headers')
  return (
    <Form method="post" className="form" noValidate>
      <TextField label={t.name} required maxLength={60} {...text('name')} />
      <TextField label={t.crmSystem} hint={t.crmSystemHint} maxLength={40} {...text('crmSystem')} />
      <fieldset className="field">
        <legend className="field-label">{t.headers}</legend>
        <p className="field-hint">{t.headersHint}</p>
        {Array.from({ length: MOST_HEADERS }, (_, index) => (
          <HeaderRow key={`header-${index + 1}`} index={index} typed={typed} />
        ))}
        {headerErrors.length > 0 && <FieldError id="headers" errors={headerErrors} />}
      </fieldset>
      {CONNECTOR_EVENTS.map((event) => (
        <RequestFields key={event} event={event} text={text} method={typed[`${event}-method`] ?? 'POST'} />
      ))}
      <TextField label={t.recordIdPath} hint={t.recordIdPathHint} maxLength={100} {...text('recordIdPath')} />
      <SubmitButton variant="primary" name="deed" value="save">
        {t.save}
      </SubmitButton>
    </Form>
  )
}

function HeaderRow({ index, typed }: { index: number; typed: TypedConnector }) {
  const t = useMessages(deliveryMessages).connectors
  const name = typed[`header-${index}-name`] ?? ''
  return (
    <div className="header-row">
      <TextField
        label={t.headerName(index + 1)}
        id={`header-${index}-name`}
        name={`header-${index}-name`}
        defaultValue={name}
        autoComplete="off"
        maxLength={60}
      />
      <TextField
        label={t.headerValue(index + 1)}
        id={`header-${index}-value`}
        name={`header-${index}-value`}
        type="password"
        placeholder={name === '' ? '' : t.kept}
        autoComplete="off"
        maxLength={2_000}
      />
    </div>
  )
}

interface RequestProps {
  event: ConnectorEvent
  method: string
  text: (field: string) => { id: string; name: string; defaultValue: string; errors: string[] }
}

function RequestFields({ event, method, text }: RequestProps) {
  const t = useMessages(deliveryMessages).connectors
  const when = t.request[event]
  return (
    <fieldset className="field desk-stack">
      <legend className="field-label">{when}</legend>
      <SelectField
        label={t.method(when)}
        id={`${event}-method`}
        name={`${event}-method`}
        defaultValue={method}
        choices={CONNECTOR_METHODS.map((name) => ({ value: name, label: name }))}
      />
      <TextField label={t.address(when)} hint={t.noAddress} maxLength={2_000} {...text(`${event}-url`)} />
      <TextArea label={t.body(when)} maxLength={10_000} spellCheck={false} {...text(`${event}-body`)} />
    </fieldset>
  )
}
