import { INVALID_TOKEN } from './faults'
import { type Answer, json } from './oauth'
import { type Account, type HeldMeeting, type HeldSession, newMeetingId, type State } from './state'

interface Request {
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  body: string
}

const FIELDS = {
  subject: (value: unknown) =>
    typeof value === 'string' && value.length > 0 && value.length <= 100 && !/[<>]/.test(value),
  starttime: isInstant,
  endtime: isInstant,
  passwordrequired: (value: unknown) => value === false || value === true,
  conferencecallinfo: (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 255,
  timezonekey: (value: unknown) => value === '',
  meetingtype: (value: unknown) => ['scheduled', 'immediate', 'recurring'].includes(value as string),
}
const REST = '/G2M/rest'

/** The API host: identity and meetings of the token's own user. */
export function api(state: State, request: Request): Answer {
  const account = accountOf(state, request.headers.authorization)
  if (!account) {
    // The identity service has an empty body; the gateway before the others does not.
    if (request.path.startsWith('/identity/'))
      return { status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' }, body: '' }
    return { status: 403, headers: { 'Content-Type': 'application/json' }, body: INVALID_TOKEN }
  }
  if (request.headers.accept !== 'application/json') return json(406, { message: 'Not acceptable' })
  if (request.path === '/identity/v1/Users/me') return json(200, identityOf(account))
  if (request.path === '/admin/rest/v1/me') return json(401, { errorCode: 'not.authenticated', description: 'scope' })
  if (!request.path.startsWith(REST)) return json(404, { errorCode: 'NOT_FOUND', message: 'no route' })
  if (!account.licensed) return json(403, { errorCode: 'Forbidden', description: 'Organizer has no active licence' })
  return meetings(state, account, { ...request, path: request.path.slice(REST.length) })
}

function meetings(state: State, account: Account, { method, path, query, headers, body }: Request): Answer {
  const own = state.meetings.filter(({ accountKey, deleted }) => accountKey === account.key && !deleted)
  if (path === '/meetings' && method === 'POST') return create(state, account, headers, body)
  if (path === '/upcomingMeetings' && method === 'GET') {
    const now = new Date(state.clock()).toISOString()
    return json(
      200,
      own.filter(({ endtime }) => endtime > now).map((meeting) => listed(state, meeting, account)),
    )
  }
  if (path === '/historicalMeetings' && method === 'GET') {
    const [from, until] = [query.get('startDate'), query.get('endDate')]
    if (!isInstant(from) || !isInstant(until) || !from || !until || from >= until)
      return json(400, { errorCode: 'InvalidRequest', description: 'both dates are required, without milliseconds' })
    if (!account.readsHistory) return json(403, { errorCode: 'Forbidden', description: 'No right to see the history' })
    return json(200, history(state, account, Date.parse(from), Date.parse(until)))
  }
  const attendees = /^\/meetings\/(\d{9})\/attendees$/.exec(path)
  if (attendees && method === 'GET') {
    if (!account.readsAttendees) return json(403, { errorCode: 'Forbidden', description: 'Insufficient scope' })
    return json(200, attendeesOf(state, account, attendees[1] ?? ''))
  }
  const id = /^\/meetings\/(\d{9})(\/start)?$/.exec(path)
  const meeting = id && own.find((candidate) => candidate.id === id[1])
  if (!id) return json(404, { errorCode: 'NOT_FOUND', message: 'no route' })
  if (!meeting) return json(404, { errorCode: 'NotFound', description: 'Meeting not found' })
  if (id[2]) {
    if (method !== 'GET') return json(405, { message: 'Method not allowed' })
    // An object, where lists and single meetings come as arrays; another address each time.
    return json(200, { hostURL: `https://global.gotomeeting.com/host/${meeting.id}?secret=${Math.random()}` })
  }
  switch (method) {
    case 'GET':
      return json(200, [byId(state, meeting)])
    case 'PUT': {
      const checked = check(state, headers, body)
      if ('status' in checked) return checked
      Object.assign(meeting, checked)
      return { status: 204, body: '' }
    }
    case 'DELETE':
      meeting.deleted = true
      return { status: 204, body: '' }
    default:
      return json(405, { message: 'Method not allowed' })
  }
}

function create(state: State, account: Account, headers: Record<string, string>, body: string): Answer {
  const checked = check(state, headers, body)
  if ('status' in checked) return checked
  const meeting: HeldMeeting = { id: newMeetingId(state), accountKey: account.key, deleted: false, ...checked }
  state.meetings.push(meeting)
  const digits = meeting.id.replace(/(\d{3})(?=\d)/g, '$1-')
  // A number beyond JavaScript's precision, as captured responses have it: written as text so that no digit is lost.
  const text = JSON.stringify([
    {
      joinURL: `https://meet.goto.com/${meeting.id}`,
      meetingid: Number(meeting.id),
      maxParticipants: 250,
      uniqueMeetingId: 0,
      conferenceCallInfo: `United States: +1 (555) 010-0199\nSwitzerland: +41 44 555 01 99\nAccess Code: ${digits}`,
    },
  ]).replace('"uniqueMeetingId":0', `"uniqueMeetingId":900719925474${meeting.id}`)
  return { status: 201, headers: { 'Content-Type': 'application/json' }, body: text }
}

/** Exactly the documented fields, in exactly their form: we must not rely on anything else that GoTo might accept. */
function check(
  state: State,
  headers: Record<string, string>,
  body: string,
): Answer | Pick<HeldMeeting, 'subject' | 'starttime' | 'endtime'> {
  const bad = (description: string) => json(400, { errorCode: 'InvalidRequest', description })
  if (headers['content-type'] !== 'application/json') return json(415, { message: 'Unsupported media type' })
  const given = parse(body)
  if (!given) return json(400, { error: { resource: '/rest/meetings', message: 'invalid json' } })
  for (const [name, isValid] of Object.entries(FIELDS)) if (!isValid(given[name])) return bad(`invalid ${name}`)
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(FIELDS, name) && name !== 'coorganizerKeys')
  if (unknown) return bad(`unknown field ${unknown}`)
  if (given.coorganizerKeys !== undefined && state.refusesCoOrganizers) return bad('invalid coorganizerKeys')
  const { subject, starttime, endtime } = given as Record<string, string>
  if (!subject || !starttime || !endtime || endtime <= starttime) return bad('endtime must be after starttime')
  if (Date.parse(starttime) <= state.clock()) return bad('invalid request')
  return { subject, starttime, endtime }
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function isInstant(value: unknown): boolean {
  return (
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && !Number.isNaN(Date.parse(value))
  )
}

function accountOf(state: State, authorization: string | undefined): Account | undefined {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
  const access = token === undefined ? undefined : state.access.get(token)
  // GoTo: the access tokens of a revoked grant keep working until they expire.
  if (!access || access.endsAt <= state.clock()) return undefined
  return state.accounts.find(({ key }) => key === access.grant.accountKey)
}

function identityOf({ key, email, givenName, familyName }: Account) {
  return {
    id: key,
    userName: email,
    displayName: `${givenName} ${familyName}`,
    name: { givenName, familyName },
    locale: 'en_US',
    timezone: 'America/New_York',
  }
}

/** Dates as captured responses have them, which no JavaScript parser reads. */
function odd(instant: string): string {
  return instant.replace('Z', '.+0000')
}

/** Ended sessions that the history has by now: one entry per session, never those that run. */
function history(state: State, account: Account, from: number, until: number) {
  const now = state.clock()
  return state.sessions
    .filter(({ accountKey, start, end, listedFrom }) => {
      return accountKey === account.key && start >= from && start < until && end <= now && listedFrom <= now
    })
    .map((session) => historical(session, account, now))
}

function historical(session: HeldSession, account: Account, now: number) {
  const { start, end, subject, sessionId, meetingId, attendees, missing, recording } = session
  const inSeconds = (at: number) => odd(`${new Date(at).toISOString().slice(0, 19)}Z`)
  const entry: Record<string, unknown> = {
    startTime: inSeconds(start),
    endTime: inSeconds(end),
    duration: String(Math.round((end - start) / 60_000)),
    numAttendees: String(attendees.length),
    sessionId,
    ...common({ id: meetingId, subject }, account),
  }
  for (const field of missing) delete entry[field]
  if (recording && recording.listedFrom <= now)
    entry.recording = {
      recordingName: subject,
      recordingId: sessionId,
      shareUrl: `https://transcripts.gotomeeting.com/${recording.token === null ? '' : `#/s/${recording.token}`}`,
    }
  return entry
}

/** Of all sessions under an id. Its e-mail and names are the organizer's; the person's are those that they typed. */
function attendeesOf(state: State, account: Account, meetingId: string) {
  return state.sessions
    .filter((session) => session.accountKey === account.key && session.meetingId === meetingId)
    .flatMap((session, index) =>
      session.attendees.map(({ name, email }) => ({
        attendeeName: name,
        attendeeEmail: email,
        email: account.email,
        firstName: account.givenName,
        lastName: account.familyName,
        joinTime: odd(`${new Date(session.start).toISOString().slice(0, 19)}Z`),
        leaveTime: odd(`${new Date(session.end).toISOString().slice(0, 19)}Z`),
        meetingInstanceKey: 70_000 + index,
        numAttendees: String(session.attendees.length),
      })),
    )
}

function isRunning(state: State, id: string): boolean {
  const now = state.clock()
  return state.sessions.some(({ meetingId, start, end }) => meetingId === id && start <= now && end > now)
}

function byId(state: State, meeting: HeldMeeting) {
  return {
    createTime: '',
    passwordRequired: 'false',
    status: isRunning(state, meeting.id) ? 'ACTIVE' : 'INACTIVE',
    subject: meeting.subject,
    startTime: odd(meeting.starttime),
    endTime: odd(meeting.endtime),
    duration: (Date.parse(meeting.endtime) - Date.parse(meeting.starttime)) / 60_000,
    conferenceCallInfo: '',
    maxParticipants: 250,
    meetingId: Number(meeting.id),
    meetingKey: Number(meeting.id),
    meetingType: 'scheduled',
  }
}

function listed(state: State, meeting: HeldMeeting, account: Account) {
  return {
    startTime: odd(meeting.starttime),
    endTime: odd(meeting.endtime),
    status: isRunning(state, meeting.id) ? 'ACTIVE' : 'INACTIVE',
    ...common(meeting, account),
  }
}

function common({ id, subject }: { id: string; subject: string }, account: Account) {
  return {
    subject,
    meetingId: id,
    meetingType: 'scheduled',
    organizerKey: account.key,
    accountKey: account.key,
    firstName: account.givenName,
    lastName: account.familyName,
    email: account.email,
    locale: 'en_US',
    passwordRequired: 'false',
    conferenceCallInfo: '',
  }
}
