import { DAY_MS, HOUR_MS, MINUTE_MS } from '~/time/units'
import { AnswerRecorder, type AskGoto, type Assumption, type CheckedAnswer } from './answer-recorder'
import { isGotoHost } from './describe-shape'
import { markedSubject, meetingBody, wholeSeconds } from './meeting-request'
import { Identity, readCreatedMeeting, readGotoDate, readMeetingId, readMeetingList } from './reading'

export interface AnswersReport {
  answers: CheckedAnswer[]
  /** The number of a meeting that could not be deleted: for the operator alone. */
  leftOver: string | null
}

/** What only accidents, other people's data or a meeting that is held could show. */
export const NOT_TRIED = [
  'the status for an access token that has expired (it takes an hour)',
  'deleting a meeting that is running',
  'a consent with an unknown scope',
  'a co-organizer of another account',
  'whether the history counts the organizer, and how soon it has a meeting and its recording',
]

/** Far enough ahead that nobody meets it. */
const AHEAD_MS = 300 * DAY_MS
const LENGTH_MS = 15 * MINUTE_MS
const REST = '/G2M/rest'
/** Characters that GoTo or a gateway might escape, drop or count otherwise. */
const SUBJECT = 'Foyer check, made and deleted by a program: <b> & "é"'

/** The meeting that is made, moved and deleted. */
interface Trial {
  marker: string
  now: number
  startsAt: number
  movedTo: number
}

/**
 * Makes one meeting far ahead, reads it wherever GoTo lists it, moves it, asks for its start address, tries what the documentation leaves
 * open as far as that harms nobody, and deletes it. Nobody is invited: GoTo sends no mail.
 *
 * @param marker eight of `0-9A-Z`, by which the meeting is recognised
 */
export async function checkGotoAnswers(ask: AskGoto, now: number, marker: string): Promise<AnswersReport> {
  const startsAt = Math.floor((now + AHEAD_MS) / DAY_MS) * DAY_MS + 3 * HOUR_MS
  const trial = { marker, now, startsAt, movedTo: startsAt + HOUR_MS }
  const recorder = new AnswerRecorder(ask)
  const organizerKey = await findOrganizer(recorder)
  const id = await makeTrial(recorder, trial)
  if (id === null) return { answers: recorder.answers, leftOver: null }
  recorder.hide(id)
  const own = `${REST}/meetings/${id}`
  try {
    await readTrial(recorder, trial, id)
    await readHistory(recorder, trial)
    await moveTrial(recorder, trial, own)
    await tryOpenQuestions(recorder, trial, { own, organizerKey })
    await deleteTrial(recorder, trial, id)
  } finally {
    await recorder.removeQuietly(own)
  }
  return { answers: recorder.answers, leftOver: (await recorder.isThere(own)) ? id : null }
}

async function findOrganizer(recorder: AnswerRecorder): Promise<string | undefined> {
  const me = await recorder.run(
    'who the host is',
    { method: 'GET', path: '/identity/v1/Users/me' },
    ({ status, parsed }) => [
      ['status 200', status === 200],
      ['an id and a user name', Identity.safeParse(parsed).success],
    ],
  )
  return Identity.safeParse(me).data?.organizerKey
}

/** @returns its number; null if there is none that we can read */
async function makeTrial(recorder: AnswerRecorder, { marker, startsAt }: Trial): Promise<string | null> {
  const created = await recorder.run(
    'make a meeting',
    { method: 'POST', path: `${REST}/meetings`, body: bodyAt(startsAt, marker) },
    ({ status, parsed, list }) => [
      ['status 201', status === 201],
      ['a list of one', list?.length === 1],
      ['its number as "meetingid", a number of 9 digits', /^\d{9}$/.test(String(field(list?.[0], 'meetingid')))],
      ['"joinURL", an https address of GoTo', isJoinUrl(field(list?.[0], 'joinURL'))],
      ['readable by us', readCreatedMeeting(parsed) !== null],
    ],
  )
  return readCreatedMeeting(created)?.meetingId ?? (await findByMarker(recorder, marker))
}

/** The meeting may exist although the response cannot be read. */
async function findByMarker(recorder: AnswerRecorder, marker: string): Promise<string | null> {
  const listed = await recorder.run(
    'find it by its subject',
    { method: 'GET', path: `${REST}/upcomingMeetings` },
    ({ list }) => [['a list', list !== null]],
  )
  const found = readMeetingList(listed).find(({ subject }) => subject.endsWith(`#${marker}`))
  return found?.meetingId ?? null
}

async function readTrial(recorder: AnswerRecorder, { marker, startsAt }: Trial, id: string): Promise<void> {
  await recorder.run('read it', { method: 'GET', path: `${REST}/meetings/${id}` }, ({ status, list }) => [
    ['status 200', status === 200],
    ['a list of one', list?.length === 1],
    ['its number as "meetingId"', idIn(list?.[0], 'meetingId') === id],
    ['"status" ACTIVE or INACTIVE', /^(IN)?ACTIVE$/.test(String(field(list?.[0], 'status')))],
    ...isWhole(list?.[0], marker, startsAt),
  ])
  await recorder.run(
    'find it among those to come',
    { method: 'GET', path: `${REST}/upcomingMeetings` },
    ({ status, list }) => {
      const entry = list?.find((candidate) => readMeetingId(candidate) === id)
      return [
        ['status 200', status === 200],
        ['a list with our meeting', entry !== undefined],
        ['its number as "meetingId", text without dashes', field(entry, 'meetingId') === id],
        ...isWhole(entry, marker, startsAt),
        ['every entry readable', list !== null && readMeetingList(list).length === list.length],
      ]
    },
  )
}

async function readHistory(recorder: AnswerRecorder, { now }: Trial): Promise<void> {
  const past = new URLSearchParams({ startDate: wholeSeconds(now - DAY_MS), endDate: wholeSeconds(now) })
  await recorder.run(
    'list those of the last day',
    { method: 'GET', path: `${REST}/historicalMeetings?${past}` },
    ({ status, list }) => [
      ['status 200', status === 200],
      ['a list', list !== null],
      ['every entry readable', list !== null && readMeetingList(list).length === list.length],
      ['"sessionId" and "numAttendees" in every entry', (list ?? []).every(hasAttendance)],
    ],
  )
}

async function moveTrial(recorder: AnswerRecorder, { marker, movedTo }: Trial, own: string): Promise<void> {
  const body = bodyAt(movedTo, marker)
  await recorder.run('move it', { method: 'PUT', path: own, body }, ({ status, body }) => [
    ['status 204', status === 204],
    ['no body', body === ''],
  ])
  await recorder.run('read it after the move', { method: 'GET', path: own }, ({ list }) =>
    isWhole(list?.[0], marker, movedTo),
  )
  await recorder.run('ask for its start address', { method: 'GET', path: `${own}/start` }, ({ status, parsed }) => [
    ['status 200', status === 200],
    ['"hostURL" with https or gotomeeting', /^(https|gotomeeting):\/\//.test(String(field(parsed, 'hostURL')))],
  ])
}

/** Section 10 of goto-api.md, as far as it can be tried without other people, and the exact bodies of refusals. */
async function tryOpenQuestions(
  recorder: AnswerRecorder,
  { marker, now, startsAt, movedTo }: Trial,
  { own, organizerKey }: { own: string; organizerKey: string | undefined },
): Promise<void> {
  const moved = bodyAt(movedTo, marker)
  await recorder.run(
    'open question: times with milliseconds',
    { method: 'PUT', path: own, body: moved.replaceAll(':00Z"', ':00.000Z"') },
    ({ status }) => [['refused with status 400', status === 400]],
  )
  const exact = new URLSearchParams({
    startDate: new Date(now - DAY_MS).toISOString(),
    endDate: new Date(now).toISOString(),
  })
  await recorder.run(
    'open question: a history between times with milliseconds',
    { method: 'GET', path: `${REST}/historicalMeetings?${exact}` },
    ({ status }) => [['refused with status 400', status === 400]],
  )
  if (organizerKey !== undefined)
    await recorder.run(
      'open question: the host as co-organizer',
      { method: 'PUT', path: own, body: withFields(moved, { coorganizerKeys: [organizerKey] }) },
      ({ status }) => [['status 204 or 400', status === 204 || status === 400]],
    )
  await recorder.run(
    'open question: attendees without the scope for them',
    { method: 'GET', path: `${own}/attendees` },
    ({ status }) => [['refused with status 403 or 404', status === 403 || status === 404]],
  )
  await recorder.run(
    'an invalid access token',
    { method: 'GET', path: `${REST}/upcomingMeetings`, accessToken: 'foyer-check-not-a-token' },
    ({ status, body }) => [
      ['status 401, or 403 with InvalidToken', status === 401 || (status === 403 && body.includes('InvalidToken'))],
    ],
  )
  for (const [what, body] of [
    ['a meeting without its type', withFields(bodyAt(startsAt, marker), { meetingtype: undefined })],
    ['a meeting in the past', bodyAt(now - DAY_MS, marker)],
  ] as const) {
    const made = await recorder.run(what, { method: 'POST', path: `${REST}/meetings`, body }, ({ status }) => [
      ['refused with status 400', status === 400],
    ])
    const surplus = readCreatedMeeting(made)
    if (surplus) await recorder.removeQuietly(`${REST}/meetings/${surplus.meetingId}`)
  }
}

async function deleteTrial(recorder: AnswerRecorder, { marker, movedTo }: Trial, id: string): Promise<void> {
  const own = `${REST}/meetings/${id}`
  await recorder.run('delete it', { method: 'DELETE', path: own }, ({ status, body }) => [
    ['status 204', status === 204],
    ['no body', body === ''],
  ])
  for (const [what, request] of [
    ['read it after that', { method: 'GET', path: own }],
    ['delete it again', { method: 'DELETE', path: own }],
    ['move it after that', { method: 'PUT', path: own, body: bodyAt(movedTo, marker) }],
  ] as const)
    await recorder.run(what, request, ({ status }) => [['status 404', status === 404]])
  await recorder.run('the list of those to come', { method: 'GET', path: `${REST}/upcomingMeetings` }, ({ list }) => [
    ['a list without our meeting', list !== null && !list.some((entry) => readMeetingId(entry) === id)],
  ])
}

function bodyAt(startsAt: number, marker: string): string {
  return meetingBody({ subject: SUBJECT, marker, startsAt, endsAt: startsAt + LENGTH_MS })
}

function isWhole(entry: unknown, marker: string, startsAt: number): Assumption[] {
  return [
    ['the times that were sent', timesOf(entry).join() === [startsAt, startsAt + LENGTH_MS].join()],
    ['the subject as it was sent, escaped', field(entry, 'subject') === markedSubject(SUBJECT, marker)],
  ]
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
