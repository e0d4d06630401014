import type { ConferencingFailure } from '~/booking/conferencing'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '~/time/units'
import { describeRefusal, describeShape, isGotoHost } from './describe-shape'
import { markedSubject, meetingBody, wholeSeconds } from './meeting-request'
import { Identity, parseOrNull, readCreatedMeeting, readGotoDate, readMeetingId, readMeetingList } from './reading'

/** One request as it is, below the API's address. */
export interface PlainRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: string
  /** Instead of the host's own. */
  accessToken?: string
}

/** The response, unread. */
export interface PlainResponse {
  ok: true
  status: number
  body: string
}

export type AskGoto = (request: PlainRequest) => Promise<PlainResponse | ConferencingFailure>

export interface CheckedAnswer {
  what: string
  /** The request with `{id}` for the meeting's number. */
  request: string
  /** Null without a response. */
  status: number | null
  shape: string
  /** What differs from goto-api.md. */
  differences: string[]
}

export interface AnswersReport {
  answers: CheckedAnswer[]
  /** The number of a meeting that could not be deleted: for the operator alone. */
  leftOver: string | null
}

/** What only accidents or other people's data could show. */
export const NOT_TRIED = [
  'the status for an access token that has expired (it takes an hour)',
  'deleting a meeting that is running',
  'a consent with an unknown scope',
  'a co-organizer of another account',
]

/** Far enough ahead that nobody meets it. */
const AHEAD_MS = 300 * DAY_MS
const REST = '/G2M/rest'
/** Characters that GoTo or a gateway might escape, drop or count otherwise. */
const SUBJECT = 'Foyer check, made and deleted by a program: <b> & "é"'

/** An expectation and whether it was met. */
type Assumption = [assumed: string, holds: boolean]

/**
 * Makes one meeting far ahead, reads it wherever GoTo lists it, moves it, asks for its start address, tries what the documentation leaves
 * open as far as that harms nobody, and deletes it. Nobody is invited: GoTo sends no mail.
 *
 * @param marker eight of `0-9A-Z`, by which the meeting is recognised
 */
export async function checkGotoAnswers(ask: AskGoto, now: number, marker: string): Promise<AnswersReport> {
  const startsAt = Math.floor((now + AHEAD_MS) / DAY_MS) * DAY_MS + 3 * HOUR_MS
  const bodyAt = (start: number) =>
    meetingBody({ subject: SUBJECT, marker, startsAt: start, endsAt: start + 15 * MINUTE_MS })
  const checks = new Checks(ask)
  const subject = markedSubject(SUBJECT, marker)

  const me = await checks.run(
    'who the host is',
    { method: 'GET', path: '/identity/v1/Users/me' },
    ({ status, parsed }) => [
      ['status 200', status === 200],
      ['an id and a user name', Identity.safeParse(parsed).success],
    ],
  )

  const created = await checks.run(
    'make a meeting',
    { method: 'POST', path: `${REST}/meetings`, body: bodyAt(startsAt) },
    ({ status, parsed, list }) => [
      ['status 201', status === 201],
      ['a list of one', list?.length === 1],
      ['its number as "meetingid", a number of 9 digits', /^\d{9}$/.test(String(field(list?.[0], 'meetingid')))],
      ['"joinURL", an https address of GoTo', isJoinUrl(field(list?.[0], 'joinURL'))],
      ['readable by us', readCreatedMeeting(parsed) !== null],
    ],
  )
  const id = readCreatedMeeting(created)?.meetingId ?? (await findByMarker(checks, marker))
  if (id === null) return { answers: checks.answers, leftOver: null }
  checks.hide(id)
  const own = `${REST}/meetings/${id}`
  try {
    const isAt = (start: number) => (entry: unknown) => timesOf(entry).join() === [start, start + 15 * MINUTE_MS].join()
    const isWhole = (entry: unknown, start: number): Assumption[] => [
      ['the times that were sent', isAt(start)(entry)],
      ['the subject as it was sent, escaped', field(entry, 'subject') === subject],
    ]
    await checks.run('read it', { method: 'GET', path: own }, ({ status, list }) => [
      ['status 200', status === 200],
      ['a list of one', list?.length === 1],
      ['its number as "meetingId"', idIn(list?.[0], 'meetingId') === id],
      ['"status" ACTIVE or INACTIVE', /^(IN)?ACTIVE$/.test(String(field(list?.[0], 'status')))],
      ...isWhole(list?.[0], startsAt),
    ])
    await checks.run(
      'find it among those to come',
      { method: 'GET', path: `${REST}/upcomingMeetings` },
      ({ status, list }) => {
        const entry = list?.find((candidate) => readMeetingId(candidate) === id)
        return [
          ['status 200', status === 200],
          ['a list with our meeting', entry !== undefined],
          ['its number as "meetingId", text without dashes', field(entry, 'meetingId') === id],
          ...isWhole(entry, startsAt),
          ['every entry readable', list !== null && readMeetingList(list).length === list.length],
        ]
      },
    )
    const past = new URLSearchParams({ startDate: wholeSeconds(now - DAY_MS), endDate: wholeSeconds(now) })
    await checks.run(
      'list those of the last day',
      { method: 'GET', path: `${REST}/historicalMeetings?${past}` },
      ({ status, list }) => [
        ['status 200', status === 200],
        ['a list', list !== null],
        ['every entry readable', list !== null && readMeetingList(list).length === list.length],
        ['"sessionId" and "numAttendees" in every entry', (list ?? []).every(hasAttendance)],
      ],
    )
    const movedTo = startsAt + HOUR_MS
    await checks.run('move it', { method: 'PUT', path: own, body: bodyAt(movedTo) }, ({ status, body }) => [
      ['status 204', status === 204],
      ['no body', body === ''],
    ])
    await checks.run('read it after the move', { method: 'GET', path: own }, ({ list }) => isWhole(list?.[0], movedTo))
    await checks.run('ask for its start address', { method: 'GET', path: `${own}/start` }, ({ status, parsed }) => [
      ['status 200', status === 200],
      ['"hostURL" with https or gotomeeting', /^(https|gotomeeting):\/\//.test(String(field(parsed, 'hostURL')))],
    ])

    await checks.run(
      'open question: times with milliseconds',
      { method: 'PUT', path: own, body: bodyAt(movedTo).replaceAll(':00Z"', ':00.000Z"') },
      ({ status }) => [['refused with status 400', status === 400]],
    )
    const organizerKey = Identity.safeParse(me).data?.organizerKey
    if (organizerKey !== undefined)
      await checks.run(
        'open question: the host as co-organizer',
        { method: 'PUT', path: own, body: withFields(bodyAt(movedTo), { coorganizerKeys: [organizerKey] }) },
        ({ status }) => [['status 204 or 400', status === 204 || status === 400]],
      )
    await checks.run(
      'an invalid access token',
      { method: 'GET', path: `${REST}/upcomingMeetings`, accessToken: 'foyer-check-not-a-token' },
      ({ status, body }) => [
        ['status 401, or 403 with InvalidToken', status === 401 || (status === 403 && body.includes('InvalidToken'))],
      ],
    )
    for (const [what, body] of [
      ['a meeting without its type', withFields(bodyAt(startsAt), { meetingtype: undefined })],
      ['a meeting in the past', bodyAt(now - DAY_MS)],
    ] as const) {
      const made = await checks.run(what, { method: 'POST', path: `${REST}/meetings`, body }, ({ status }) => [
        ['refused with status 400', status === 400],
      ])
      const surplus = readCreatedMeeting(made)
      if (surplus) await checks.removeQuietly(`${REST}/meetings/${surplus.meetingId}`)
    }
    await checks.run('delete it', { method: 'DELETE', path: own }, ({ status, body }) => [
      ['status 204', status === 204],
      ['no body', body === ''],
    ])
    for (const [what, request] of [
      ['read it after that', { method: 'GET', path: own }],
      ['delete it again', { method: 'DELETE', path: own }],
      ['move it after that', { method: 'PUT', path: own, body: bodyAt(movedTo) }],
    ] as const)
      await checks.run(what, request, ({ status }) => [['status 404', status === 404]])
    await checks.run('the list of those to come', { method: 'GET', path: `${REST}/upcomingMeetings` }, ({ list }) => [
      ['a list without our meeting', list !== null && !list.some((entry) => readMeetingId(entry) === id)],
    ])
  } finally {
    await checks.removeQuietly(own)
  }
  return { answers: checks.answers, leftOver: (await checks.isThere(own)) ? id : null }
}

/** A response with its readings. */
interface ReadAnswer {
  status: number
  body: string
  parsed: unknown
  /** Null if it is no list. */
  list: unknown[] | null
}

/** Asks, compares and records. */
class Checks {
  readonly answers: CheckedAnswer[] = []
  private readonly ask: AskGoto
  private hidden: string | undefined

  constructor(ask: AskGoto) {
    this.ask = ask
  }

  /** From now on this number is written as `{id}`. */
  hide(id: string): void {
    this.hidden = id
  }

  /** @returns the body as the parser reads it; null without one */
  async run(what: string, request: PlainRequest, expect: (answer: ReadAnswer) => Assumption[]): Promise<unknown> {
    const path = request.path.split('?')[0] ?? ''
    const described = `${request.method} ${this.hidden === undefined ? path : path.replace(this.hidden, '{id}')}`
    const answer = await this.ask(request)
    if (!answer.ok) {
      const why = answer.detail === '' ? answer.reason : `${answer.reason}: ${describeRefusal(answer.detail)}`
      this.answers.push({
        what,
        request: described,
        status: null,
        shape: 'no response',
        differences: [`no response (${why})`],
      })
      return null
    }
    const { status, body } = answer
    const parsed = parseOrNull(body)
    const list = Array.isArray(parsed) ? parsed : null
    const differences = expect({ status, body, parsed, list })
      .filter(([, holds]) => !holds)
      .map(([assumed]) => `we assume: ${assumed}`)
    const isRefusal = status >= 400
    const shape = isRefusal ? describeRefusal(body) : body === '' ? 'no body' : describeShape(parsed)
    this.answers.push({ what, request: described, status, shape, differences })
    return parsed
  }

  async removeQuietly(path: string): Promise<void> {
    await this.ask({ method: 'DELETE', path })
  }

  /** Unknown counts as there, so that nobody relies on a deletion that was not seen. */
  async isThere(path: string): Promise<boolean> {
    const answer = await this.ask({ method: 'GET', path })
    return !answer.ok || answer.status !== 404
  }
}

/** The meeting may exist although the response cannot be read. */
async function findByMarker(checks: Checks, marker: string): Promise<string | null> {
  const listed = await checks.run(
    'find it by its subject',
    { method: 'GET', path: `${REST}/upcomingMeetings` },
    ({ list }) => [['a list', list !== null]],
  )
  const found = readMeetingList(listed).find(({ subject }) => subject.endsWith(`#${marker}`))
  return found?.meetingId ?? null
}

function field(entry: unknown, name: string): unknown {
  return typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)[name] : undefined
}

function idIn(entry: unknown, name: string): string {
  return String(field(entry, name))
}

function timesOf(entry: unknown): number[] {
  return ['startTime', 'endTime'].map((name) => readGotoDate(String(field(entry, name))))
}

function hasAttendance(entry: unknown): boolean {
  return field(entry, 'sessionId') !== undefined && field(entry, 'numAttendees') !== undefined
}

function isJoinUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' && isGotoHost(hostname)
}

function withFields(body: string, fields: Record<string, unknown>): string {
  return JSON.stringify({ ...(JSON.parse(body) as object), ...fields })
}
