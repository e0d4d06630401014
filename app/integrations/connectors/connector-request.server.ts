import { findBooking } from '#db/queries/bookings'
import type { DeliveryRow } from '#db/queries/deliveries'
import { type ConnectorRow, findConnector, findRecordId, saveRecordId } from '#db/queries/delivery-targets'
import type { Db } from '#db/schema'
import { type BookingView, bookingView } from '~/booking/booking-view.server'
import type { Env } from '~/env.server'
import type { Keyring } from '~/security/sealed-text.server'
import {
  HIDDEN_LINK,
  HIDDEN_VALUE,
  keyOfLink,
  type OutgoingRequest,
  secretsOfAddress,
  showRequest,
} from '../deliveries/delivery'
import { openRequests } from '../deliveries/seal-addresses.server'
import type { ConnectorEvent, ConnectorRequest, ConnectorRequests } from './connector'
import { openHeaders } from './save-connector.server'
import { fillJson, fillUrl, type Values } from './template'

const MAX_RECORD_ID_LENGTH = 200

/**
 * The request to a CRM, from the booking as it is now: the CRM's note follows the meeting. If the first note never succeeded,
 * the next change creates it.
 */
export async function connectorRequest(
  { db, keyring, env }: { db: Db; keyring: Keyring; env: Pick<Env, 'APP_URL'> },
  connector: ConnectorRow,
  delivery: DeliveryRow,
): Promise<OutgoingRequest> {
  const row = delivery.booking_id === null ? undefined : await findBooking(db, delivery.booking_id)
  if (!row) return { ok: false, problem: 'nothing_to_send' }
  const recordId = await findRecordId(db, connector.id, row.id)
  const requests = JSON.parse(openRequests(keyring, connector)) as ConnectorRequests
  const event = delivery.event as ConnectorEvent
  const neverNoted = event === 'moved' && recordId === null && connector.record_id_path !== null
  const request = requests[neverNoted ? 'booked' : event]
  if (!request) return { ok: false, problem: 'nothing_to_send' }

  const view = bookingView({ keyring, env }, row)
  const values = valuesOf(view, event, recordId)
  const url = fillUrl(request.url, values)
  if (url === null) return { ok: false, problem: recordId === null ? 'no_record' : 'value_missing' }
  const headers = openHeaders(keyring, connector)
  return {
    ok: true,
    ...written(request, values, url, headers),
    shown: shownRequest(
      request,
      { ...values, manageUrl: HIDDEN_LINK, ...(view.recording && { 'recording.url': HIDDEN_LINK }) },
      headers,
    ),
    secrets: [
      ...secretsOfAddress(url),
      keyOfLink(view.manageUrl),
      ...(view.recording ? [keyOfLink(view.recording.url)] : []),
      ...headers.map(({ value }) => value),
    ],
  }
}

type Headers = ReturnType<typeof openHeaders>

function written({ method, body }: ConnectorRequest, values: Values, url: string, headers: Headers) {
  const named = Object.fromEntries(headers.map(({ name, value }) => [name, value]))
  if (body === '') return { method, url, headers: named }
  return { method, url, headers: { 'Content-Type': 'application/json', ...named }, body: fillJson(body, values) }
}

/** The values of headers are secrets. */
function shownRequest(request: ConnectorRequest, values: Values, headers: Headers): string {
  const hidden = headers.map(({ name }) => ({ name, value: HIDDEN_VALUE }))
  const { body, ...rest } = {
    body: undefined,
    ...written(request, values, fillUrl(request.url, values) ?? request.url, hidden),
  }
  return showRequest({ ...rest, ...(body === undefined ? {} : { body: JSON.stringify(JSON.parse(body), null, 2) }) })
}

export function valuesOf(view: BookingView, event: ConnectorEvent, recordId: string | null): Values {
  const { attendee, host, eventType, crm, previous, cancellation } = view
  return {
    event,
    id: view.id,
    status: view.status,
    title: view.title,
    start: view.start,
    end: view.end,
    durationMinutes: String(eventType.durationMinutes),
    ...under('attendee', attendee),
    ...under('host', host),
    ...under('eventType', { title: eventType.title, slug: eventType.slug }),
    guests: view.guests.join(', '),
    answers: view.answers.map(({ question, answer }) => `${question}: ${answer}`).join('\n'),
    notes: view.notes,
    joinUrl: view.conferencing.joinUrl ?? '',
    manageUrl: view.manageUrl,
    ...under('crm', crm ?? {}),
    ...under('metadata', view.metadata),
    ...under('tracking', view.tracking),
    ...under('previous', previous ?? {}),
    ...under('cancellation', cancellation ?? {}),
    'record.id': recordId ?? '',
    ...under('attendance', view.attendance ?? {}),
    'attendance.done': String(isDone(view)),
    'attendance.hubspot': hubspotOutcome(view),
    'recording.url': view.recording?.url ?? '',
  }
}

/** Whether the meeting took place with the attendee, as far as that is certain. */
function isDone({ attendance }: BookingView): boolean {
  return attendance?.state === 'attended' || (attendance?.state === 'held' && attendance.suggested === null)
}

/** In the words of HubSpot's property `hs_meeting_outcome`. What is not certain stays scheduled. */
function hubspotOutcome(view: BookingView): string {
  if (isDone(view)) return 'COMPLETED'
  return view.attendance?.state === 'no_show' ? 'NO_SHOW' : 'SCHEDULED'
}

function under(prefix: string, object: object): Values {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [`${prefix}.${key}`, String(value ?? '')]))
}

/** Stores which record the CRM created, so that later changes update the same one. */
export async function rememberRecord(db: Db, delivery: DeliveryRow, answer: string, now: number): Promise<void> {
  const { connector_id: connectorId, booking_id: bookingId, host_id: hostId } = delivery
  if (connectorId === null || bookingId === null) return
  const connector = await findConnector(db, hostId, connectorId)
  const known = await findRecordId(db, connectorId, bookingId)
  const recordId = connector?.record_id_path && known === null ? pick(answer, connector.record_id_path) : null
  if (recordId !== null) await saveRecordId(db, { connectorId, bookingId, recordId }, now)
}

function pick(answer: string, path: string): string | null {
  let value = parsed(answer)
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null
    value = (value as Record<string, unknown>)[key]
  }
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value)
  return text === '' || text.length > MAX_RECORD_ID_LENGTH || text.includes('\0') ? null : text.toWellFormed()
}

/** A CRM may respond with nothing or with a page: then there is no record to store. */
function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer)
  } catch {
    return null
  }
}
