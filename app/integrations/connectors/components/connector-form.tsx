import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { SelectField } from '~/ui/choice-field'
import { FieldError } from '~/ui/field'
import { TextArea, TextField } from '~/ui/text-field'
import { deliveryMessages } from '../../deliveries/messages'
import { CONNECTOR_EVENTS, CONNECTOR_METHODS, type ConnectorEvent, MAX_HEADERS } from '../connector'
import type { ReadConnectorForm, TypedConnector } from '../connector-form'
import { FIELDS, FILTERS } from '../template'

/** Most hosts need one request; the others are folded away. */
const HEADERS_SHOWN = 2

interface Props {
  isNew?: boolean
  typed: TypedConnector
  problems: Extract<ReadConnectorForm, { ok: false }>['problems']
}

/** The requests to a CRM: address, headers and body. */
export function ConnectorForm({ isNew = false, typed, problems }: Props) {
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
  const rows = Array.from({ length: MAX_HEADERS }, (_, index) => (
    <HeaderRow key={`header-${index + 1}`} index={index} typed={typed} isNew={isNew} />
  ))
  const namedLater = rows.some((_, index) => index >= HEADERS_SHOWN && typed[`header-${index}-name`])
  return (
    <Form method="post" className="form" noValidate>
      <TextField label={t.name} required maxLength={60} {...text('name')} />
      <TextField label={t.crmSystem} hint={t.crmSystemHint} maxLength={40} {...text('crmSystem')} />
      <fieldset className="field">
        <legend className="field-label">{t.headers}</legend>
        <p className="field-hint">
          {t.headersHint} {!isNew && t.headersKept}
        </p>
        {rows.slice(0, HEADERS_SHOWN)}
        <details className="more" open={namedLater}>
          <summary>{t.moreHeaders}</summary>
          {rows.slice(HEADERS_SHOWN)}
        </details>
        {headerErrors.length > 0 && <FieldError id="headers" errors={headerErrors} />}
      </fieldset>
      {CONNECTOR_EVENTS.map((event) => (
        <RequestFields key={event} event={event} text={text} method={typed[`${event}-method`] ?? 'POST'} />
      ))}
      <Placeholders />
      <TextField label={t.recordIdPath} hint={t.recordIdPathHint} maxLength={100} {...text('recordIdPath')} />
      <SubmitButton variant="primary" name="intent" value="save">
        {t.save}
      </SubmitButton>
    </Form>
  )
}

function HeaderRow({ index, typed, isNew }: { index: number; typed: TypedConnector; isNew: boolean }) {
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
        placeholder={name === '' || isNew ? '' : t.kept}
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
    <fieldset className="field admin-stack request-fields">
      <legend>{when}</legend>
      <div className="request-line">
        <SelectField
          label={t.method(when)}
          id={`${event}-method`}
          name={`${event}-method`}
          defaultValue={method}
          choices={CONNECTOR_METHODS.map((name) => ({ value: name, label: name }))}
        />
        <TextField label={t.address(when)} maxLength={2_000} {...text(`${event}-url`)} />
      </div>
      <p className="field-hint">{t.noAddress}</p>
      <TextArea
        className="code-area"
        label={t.body(when)}
        maxLength={10_000}
        spellCheck={false}
        {...text(`${event}-body`)}
      />
    </fieldset>
  )
}

/** What a template may contain. */
function Placeholders() {
  const t = useMessages(deliveryMessages).connectors
  return (
    <details className="more">
      <summary>{t.placeholders}</summary>
      <p className="field-hint">
        {t.placeholdersHint} {FILTERS.join(', ')}.
      </p>
      <ul className="placeholder-list">
        {FIELDS.map((name) => (
          <li key={name}>
            <code>{`{{${name}}}`}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}
