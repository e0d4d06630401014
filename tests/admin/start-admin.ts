import type { Selectable } from 'kysely'
import { insertBooking } from '#db/queries/bookings'
import { findEventTypesOfHost } from '#db/queries/event-types'
import type { Db } from '#db/schema'
import type { BookingsTable } from '#db/tables/bookings'
import { aHost, builtPages, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { startSession } from '~/accounts/session.server'
import { newId } from '~/security/tokens.server'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** A host in the admin: the app with its pages, and a signed-in browser. */
export async function startAdmin(options: Parameters<typeof aHost>[1] & { environment?: Record<string, string> } = {}) {
  const { environment, ...hostOptions } = options
  const app = await startTestApp({ pages: await builtPages(), ...(environment ? { environment } : {}) })
  const host = await aHost(app, hostOptions)
  return { app, host, ...(await signedIn(app, host)) }
}

export async function signedIn(app: TestApp, host: TestHost) {
  const setCookie = await startSession(app.services.db, host.id, null, Date.now())
  const cookie = setCookie.split(';')[0] ?? ''
  const headers = { cookie, Origin: app.url }
  const send = (path: string, body: URLSearchParams | FormData | Blob) =>
    fetch(app.url + path, { method: 'POST', body, headers, redirect: 'manual' })
  return {
    get: (path: string) => fetch(app.url + path, { headers: { cookie }, redirect: 'manual' }),
    post: (path: string, form: Record<string, string>) => send(path, new URLSearchParams(form)),
    /** A form as its page sends it, for files and for repeated names. */
    send,
  }
}

/** A row as `createBooking` writes it, for tests that need many of them or one in the past. */
export async function plantBooking(
  db: Db,
  hostId: string,
  { startsAt, minutes = 30, ...values }: { startsAt: number; minutes?: number } & Partial<Selectable<BookingsTable>>,
): Promise<string> {
  const id = newId('bkg')
  const [eventType] = await findEventTypesOfHost(db, hostId)
  await insertBooking(db, {
    id,
    host_id: hostId,
    event_type_id: eventType?.id ?? '',
    status: 'confirmed',
    starts_at: startsAt,
    ends_at: startsAt + minutes * 60_000,
    buffer_before_minutes: 0,
    buffer_after_minutes: 0,
    title: 'Intro call',
    attendee_name: 'Ada Example',
    attendee_email: 'ada@example.com',
    attendee_time_zone: 'America/New_York',
    attendee_locale: 'en',
    sequence: 0,
    manage_token_hash: newId('hash'),
    manage_token: '',
    meeting_status: 'ready',
    meeting_marker: id,
    join_url: `https://meet.goto.com/${id}`,
    created_at: startsAt - DAY_MS,
    updated_at: startsAt - DAY_MS,
    guests: '[]',
    answers: '[]',
    notes: '',
    tracking: '{}',
    metadata: '{}',
    ...values,
  })
  return id
}

/** The first column of a page's table, top to bottom; entities as they are in the document. */
export function attendeesIn(html: string): string[] {
  return [...html.matchAll(/data-label="Attendee"><div class="table-value">([^<]*)/g)].map(([, name]) => name ?? '')
}
