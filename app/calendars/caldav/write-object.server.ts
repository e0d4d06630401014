import {
  type CalendarOutcome,
  type CalendarPlace,
  calendarFailure,
  type EventOfBooking,
  type WrittenEvent,
} from '../calendar-provider'
import { bookingOfUid } from '../own-uid'
import { callDav, type DavTools, type PasswordAccess, propfind, shortEtag, unexpected } from './dav-client.server'
import { eventObject, saysTheSame, uidOfObject } from './event-object'
import { idOf } from './read-objects.server'
import { DAV, textAt } from './xml'

interface Writing extends DavTools {
  ourHost: string
  clock: () => number
}

const OBJECT = { 'Content-Type': 'text/calendar; charset=utf-8' }
/** 202 only promises it, and 207 says that a part of it failed (RFC 4918, 9.6.1). */
const DONE = [200, 201, 204]
/** Web servers that compress an answer change its ETag (Apache: `"1-gzip"`), and then know neither of the two. */
const PLAIN = { 'Accept-Encoding': 'identity' }

/**
 * Writes the object of a booking. Its name is derived from the booking, and a new one is written only where nothing is, so a repeat after a
 * lost answer finds it. A present one is replaced only as we last saw it.
 */
export async function writeCaldavEvent(
  tools: Writing,
  access: PasswordAccess,
  calendar: CalendarPlace,
  event: EventOfBooking,
  known: WrittenEvent | null,
): Promise<CalendarOutcome<WrittenEvent>> {
  const url = known ? new URL(known.remoteId, calendar.remoteId).href : urlOf(calendar, event.bookingId)
  if (known) return replaceObject(tools, access, url, event, known.etag)
  const text = eventObject(event, { ourHost: tools.ourHost, now: tools.clock(), before: null })
  const put = await callDav(tools, access, {
    method: 'PUT',
    url,
    body: text,
    headers: { ...OBJECT, 'If-None-Match': '*' },
  })
  if (!put.ok) return put
  if (put.value.status === 412) return replaceObject(tools, access, url, event, null)
  // RFC 4918, 9.7.1: 409 for a missing collection.
  if (put.value.status === 409 || put.value.status === 404)
    return calendarFailure('not_found', { status: put.value.status })
  return writtenBy(tools, access, url, put.value)
}

async function replaceObject(
  tools: Writing,
  access: PasswordAccess,
  url: string,
  event: EventOfBooking,
  etag: string | null,
): Promise<CalendarOutcome<WrittenEvent>> {
  const present = await callDav(tools, access, { method: 'GET', url, headers: PLAIN })
  if (!present.ok) return present
  if (present.value.status !== 200) return unexpected(present.value.status)
  if (bookingOfUid(uidOfObject(present.value.body), tools.ourHost)?.bookingId !== event.bookingId)
    return calendarFailure('refused', { detail: 'another object has the name of ours' })
  const text = eventObject(event, { ourHost: tools.ourHost, now: tools.clock(), before: present.value.body })
  if (etag !== null && present.value.etag !== null && present.value.etag !== etag)
    return saysTheSame(present.value.body, text)
      ? { ok: true, value: { remoteId: idOf(url), etag: present.value.etag } }
      : calendarFailure('conflict')
  const condition: Record<string, string> = present.value.etag === null ? {} : { 'If-Match': present.value.etag }
  const put = await callDav(tools, access, { method: 'PUT', url, body: text, headers: { ...OBJECT, ...condition } })
  return put.ok ? writtenBy(tools, access, url, put.value) : put
}

/** RFC 4791, 5.3.4: a server that stored something else than was sent gives no ETag, so it is read. */
async function writtenBy(
  tools: Writing,
  access: PasswordAccess,
  url: string,
  { status, etag }: { status: number; etag: string | null },
): Promise<CalendarOutcome<WrittenEvent>> {
  if (!DONE.includes(status)) return unexpected(status)
  const remoteId = idOf(url)
  if (etag !== null && !etag.startsWith('W/')) return { ok: true, value: { remoteId, etag } }
  const read = await propfind(tools, access, { url, depth: '0', props: '<d:getetag/>' })
  const present = read.ok ? shortEtag(textAt(read.value.items[0]?.props ?? null, DAV('getetag'))) : null
  return { ok: true, value: { remoteId, etag: present } }
}

/** Whatever its ETag is: the booking is gone. Only an object that is ours is deleted (K2). */
export async function deleteCaldavEvent(
  tools: Writing,
  access: PasswordAccess,
  calendar: CalendarPlace,
  bookingId: string,
  known: WrittenEvent | null,
): Promise<CalendarOutcome<'deleted' | 'already_gone'>> {
  const url = known ? new URL(known.remoteId, calendar.remoteId).href : urlOf(calendar, bookingId)
  const present = await callDav(tools, access, { method: 'GET', url, headers: PLAIN })
  if (!present.ok) return present
  const { status, body } = present.value
  if (status === 404 || status === 410) return { ok: true, value: 'already_gone' }
  if (status !== 200) return unexpected(status)
  if (bookingOfUid(uidOfObject(body), tools.ourHost)?.bookingId !== bookingId)
    return { ok: true, value: 'already_gone' }
  const deleted = await callDav(tools, access, { method: 'DELETE', url })
  if (!deleted.ok) return deleted
  if (deleted.value.status === 404 || deleted.value.status === 410) return { ok: true, value: 'already_gone' }
  if (DONE.includes(deleted.value.status)) return { ok: true, value: 'deleted' }
  return unexpected(deleted.value.status)
}

function urlOf({ remoteId }: CalendarPlace, bookingId: string): string {
  return new URL(`${bookingId}.ics`, remoteId).href
}
