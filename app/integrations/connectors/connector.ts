import { z } from 'zod'
import { oneLine } from '~/security/plain-text'
import { problemOfTemplate, problemOfUrl } from './template'

/** `outcome`: whether the meeting was held and the attendee came, and its recording. */
export const CONNECTOR_EVENTS = ['booked', 'moved', 'cancelled', 'outcome'] as const
export type ConnectorEvent = (typeof CONNECTOR_EVENTS)[number]

export const CONNECTOR_METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const
export const MAX_HEADERS = 5
/** Six names of the usual length. */
const MAX_PATH_LENGTH = 400
/** What is too long is not read any further. */
const ABORT = { abort: true } as const

/** One request to a CRM. An empty body sends none. */
const RequestSchema = z.strictObject({
  method: z.enum(CONNECTOR_METHODS),
  url: z
    .string()
    .trim()
    .max(2_000, ABORT)
    .superRefine((url, context) => complain(context, problemOfUrl(url))),
  body: z
    .string()
    .trim()
    .max(10_000, ABORT)
    .superRefine((body, context) => complain(context, body === '' ? null : problemOfTemplate(body))),
})

export type ConnectorRequest = z.infer<typeof RequestSchema>
/** What is sent on which event; null: nothing. */
export type ConnectorRequests = Record<ConnectorEvent, ConnectorRequest | null>

/** The token characters of RFC 9110, but no header of the connection or of ours. */
const headerName = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,60}$/, 'header_name')
  .refine(
    (name) => !/^(host|content-length|transfer-encoding|connection|upgrade|te|trailer|expect)$/i.test(name),
    'header_name',
  )
// Visible Latin-1 without line breaks: nothing typed here begins another header (S14).
const headerValue = z
  .string()
  .trim()
  .max(2_000, ABORT)
  .regex(/^[\x20-\x7e]*$/, 'header_value')

export const ConnectorSchema = z.strictObject({
  name: oneLine(60).min(1, 'name'),
  /** Only bookings that came from this CRM; empty: all. */
  crmSystem: oneLine(40),
  recordIdPath: z
    .string()
    .trim()
    .max(MAX_PATH_LENGTH, { ...ABORT, error: 'record_id_path' })
    .regex(/^([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+){0,5})?$/, 'record_id_path'),
  requests: z
    .strictObject({
      booked: RequestSchema.nullable(),
      moved: RequestSchema.nullable(),
      cancelled: RequestSchema.nullable(),
      outcome: RequestSchema.nullable(),
    })
    .refine((requests) => CONNECTOR_EVENTS.some((event) => requests[event] !== null), 'no_request'),
  headers: z.array(z.strictObject({ name: headerName, value: headerValue })).max(MAX_HEADERS),
})

export type ConnectorSettings = z.infer<typeof ConnectorSchema>
export type ConnectorHeader = ConnectorSettings['headers'][number]

/** Whether a booking concerns a connector: some only keep notes for bookings that came from their own CRM. */
export function isSubscribedTo(
  connector: { crm_system: string | null },
  booking: { crm_system: string | null },
): boolean {
  return connector.crm_system === null || connector.crm_system.toLowerCase() === booking.crm_system?.toLowerCase()
}

function complain(context: z.RefinementCtx, problem: string | null): void {
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
}
