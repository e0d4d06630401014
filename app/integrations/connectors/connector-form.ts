import type { DeliveryProblem } from '../deliveries/messages'
import {
  CONNECTOR_EVENTS,
  type ConnectorEvent,
  ConnectorSchema,
  type ConnectorSettings,
  MAX_HEADERS,
} from './connector'

/** The values of the form by field, as typed; values of headers are never shown again. */
export type TypedConnector = Record<string, string>

/** The fields of a connector's form: the rows of headers and the three requests under separate names. */
export const CONNECTOR_FORM = {
  long: true,
  once: [
    ...['name', 'crmSystem', 'recordIdPath', 'intent'],
    ...Array.from({ length: MAX_HEADERS }, (_, index) => [`header-${index}-name`, `header-${index}-value`]).flat(),
    ...CONNECTOR_EVENTS.flatMap((event) => [`${event}-method`, `${event}-url`, `${event}-body`]),
  ],
}

export type ReadConnectorForm =
  | { ok: true; settings: ConnectorSettings }
  | { ok: false; problems: { field: string; problem: DeliveryProblem }[] }

export function typedConnectorFromForm(form: FormData): TypedConnector {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(texts.map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]))
}

/** What a refused form shows again: values of headers are secrets. */
export function withoutHeaderValues(typed: TypedConnector): TypedConnector {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !/^header-\d-value$/.test(name)))
}

export function typedConnectorFromSettings(
  settings: Omit<ConnectorSettings, 'headers'>,
  headerNames: string[],
): TypedConnector {
  const typed: TypedConnector = {
    name: settings.name,
    crmSystem: settings.crmSystem,
    recordIdPath: settings.recordIdPath,
  }
  headerNames.forEach((name, index) => {
    typed[`header-${index}-name`] = name
  })
  for (const event of CONNECTOR_EVENTS) {
    const request = settings.requests[event]
    typed[`${event}-method`] = request?.method ?? 'POST'
    typed[`${event}-url`] = request?.url ?? ''
    typed[`${event}-body`] = request?.body ?? ''
  }
  return typed
}

/**
 * A request without an address sends nothing on that event; rows of headers without a name are left out.
 *
 * @param isNew a new connector's headers need values; later an empty value keeps the stored one
 */
export function readConnectorForm(typed: TypedConnector, { isNew = false } = {}): ReadConnectorForm {
  const result = ConnectorSchema.safeParse({
    name: typed.name ?? '',
    crmSystem: (typed.crmSystem ?? '').trim(),
    recordIdPath: typed.recordIdPath ?? '',
    headers: Array.from({ length: MAX_HEADERS }, (_, index) => ({
      name: (typed[`header-${index}-name`] ?? '').trim(),
      value: typed[`header-${index}-value`] ?? '',
    })).filter(({ name }) => name !== ''),
    requests: Object.fromEntries(CONNECTOR_EVENTS.map((event) => [event, requestOf(typed, event)])),
  })
  if (result.success && isNew && result.data.headers.some(({ value }) => value === ''))
    return { ok: false, problems: [{ field: 'headers', problem: 'header_value_missing' }] }
  if (result.success) return { ok: true, settings: result.data }
  const problems = new Map(result.error.issues.map(({ path }) => problemAt(path)).map((found) => [found.field, found]))
  return { ok: false, problems: [...problems.values()] }
}

function requestOf(typed: TypedConnector, event: ConnectorEvent) {
  const url = (typed[`${event}-url`] ?? '').trim()
  return url === '' ? null : { method: typed[`${event}-method`], url, body: typed[`${event}-body`] ?? '' }
}

function problemAt(path: PropertyKey[]): { field: string; problem: DeliveryProblem } {
  const [part, event] = path.map(String)
  switch (part) {
    case 'name':
    case 'crmSystem':
    case 'recordIdPath':
    case 'headers':
      return { field: part, problem: part }
    default:
      return event ? { field: `${event}-url`, problem: 'requests' } : { field: 'booked-url', problem: 'no_request' }
  }
}
