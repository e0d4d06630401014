import { isKnownTimeZone } from '~/time/wall-time'
import type { CalendarOutcome, RemoteCalendar } from '../calendar-provider'
import { type DavTools, type PasswordAccess, propfind } from './dav-client.server'
import { isCalendar } from './discover.server'
import { CALDAV, CALENDAR_SERVER, child, childrenOf, DAV, textAt, type XmlElement } from './xml'

const PROPS = [
  '<d:resourcetype/><d:displayname/><d:current-user-privilege-set/>',
  '<c:supported-calendar-component-set/><c:calendar-timezone/>',
].join('')
const LETS_WRITE = [DAV('all'), DAV('write'), DAV('write-content'), DAV('bind')]
const MAX_CALENDARS = 200

/** The calendars of an account that hold events: not those for tasks alone, nor inboxes. */
export async function listCaldavCalendars(
  tools: DavTools,
  access: PasswordAccess,
  homeUrl: string,
): Promise<CalendarOutcome<RemoteCalendar[]>> {
  const listed = await propfind(tools, access, { url: homeUrl, depth: '1', props: PROPS })
  if (!listed.ok) return listed
  const calendars = listed.value.items.filter(({ props }) => isCalendar(props) && holdsEvents(props))
  return {
    ok: true,
    value: calendars.slice(0, MAX_CALENDARS).map(({ url, props }) => ({
      remoteId: withSlash(url),
      name: (textAt(props, DAV('displayname')) ?? lastPart(url)).slice(0, 200),
      timeZone: zoneOf(textAt(props, CALDAV('calendar-timezone'))),
      writable: isWritable(props),
      primary: false,
    })),
  }
}

/** Without the property a calendar takes every kind (RFC 4791, 5.2.3); its kinds are in attributes, so the text of the element says nothing. */
function holdsEvents(props: XmlElement): boolean {
  const kinds = child(props, CALDAV('supported-calendar-component-set'))
  if (!kinds || kinds.children.length === 0) return true
  return childrenOf(kinds, CALDAV('comp')).some(({ attributes }) => attributes.name?.toUpperCase() === 'VEVENT')
}

function isWritable(props: XmlElement): boolean {
  if (childrenOf(child(props, DAV('resourcetype')), CALENDAR_SERVER('subscribed')).length > 0) return false
  const privileges = child(props, DAV('current-user-privilege-set'))
  if (!privileges) return true
  return childrenOf(privileges, DAV('privilege')).some(({ children }) =>
    children.some(({ name }) => LETS_WRITE.includes(name)),
  )
}

/** The zone that a VTIMEZONE names (RFC 4791, 5.2.2), if it is one of the world's. */
function zoneOf(text: string | null): string | null {
  const named = /^(?:X-LIC-LOCATION|TZID)(?:;[^:\r\n]{0,200})?:([^\r\n]{1,200})/im.exec(text ?? '')?.[1]?.trim()
  return named !== undefined && isKnownTimeZone(named) ? named : null
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`
}

function lastPart(url: string): string {
  const part = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? ''
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
