import type { Answer } from './oauth'

interface SentRequest {
  method: string
  path: string
  body: string
}

/** How GoTo might be other than its documentation and recordings show it. */
interface Change {
  on: (request: SentRequest) => boolean
  /** What the strict simulator gets instead. */
  request?: (body: Record<string, unknown>) => Record<string, unknown>
  answer?: (answer: Answer) => Answer
}

const REST = '/G2M/rest'
const isCreate = ({ method, path }: SentRequest) => method === 'POST' && path === `${REST}/meetings`
const isUpdate = ({ method, path }: SentRequest) => method === 'PUT' && path.startsWith(`${REST}/meetings/`)
const isRead = ({ method, path }: SentRequest) => method === 'GET' && /\/meetings\/\d+$/.test(path)
const isUpcoming = ({ path }: SentRequest) => path === `${REST}/upcomingMeetings`
const isHistory = ({ path }: SentRequest) => path === `${REST}/historicalMeetings`
const isRemove = ({ method }: SentRequest) => method === 'DELETE'
const isStart = ({ path }: SentRequest) => path.endsWith('/start')

const status = (from: number, to: number) => (answer: Answer) =>
  answer.status === from ? { ...answer, status: to } : answer
const text = (search: string | RegExp, replacement: string) => (answer: Answer) =>
  answer.status < 400 ? { ...answer, body: answer.body.replaceAll(search, replacement) } : answer

export const GOTO_DEVIATIONS = {
  'create answers 200': { on: isCreate, answer: status(201, 200) },
  'create names the number meetingId': { on: isCreate, answer: text('"meetingid"', '"meetingId"') },
  'create leads to another host': { on: isCreate, answer: text('meet.goto.com', 'goto.example.net') },
  'lists have dashes in numbers': {
    on: isUpcoming,
    answer: text(/"meetingId":"(\d{3})(\d{3})(\d{3})"/g, '"meetingId":"$1-$2-$3"'),
  },
  'dates are American': { on: isRead, answer: text(/"startTime":"[^"]*"/g, '"startTime":"01/31/2030 09:00:00"') },
  'subjects are escaped twice': { on: isRead, answer: text('&lt;', '&amp;lt;') },
  'the state has another word': { on: isRead, answer: text('"INACTIVE"', '"SCHEDULED"') },
  'update answers 200 with the meeting': {
    on: isUpdate,
    answer: (given) => (given.status === 204 ? { status: 200, body: '[]' } : given),
  },
  'update takes milliseconds': {
    on: isUpdate,
    request: (body) => ({
      ...body,
      starttime: String(body.starttime).replace('.000Z', 'Z'),
      endtime: String(body.endtime).replace('.000Z', 'Z'),
    }),
  },
  'history takes milliseconds': {
    on: isHistory,
    answer: (given) => (given.status === 400 ? { status: 200, body: '[]' } : given),
  },
  'everybody may list attendees': {
    on: ({ path }) => path.endsWith('/attendees'),
    answer: (given) => (given.status === 403 ? { status: 200, body: '[]' } : given),
  },
  'create needs no type': { on: isCreate, request: (body) => ({ meetingtype: 'scheduled', ...body }) },
  'the start address has another scheme': { on: isStart, answer: text('https://', 'http://') },
  'an invalid token gets HTML': {
    on: isUpcoming,
    answer: (answer) => (answer.status === 403 ? { status: 400, body: '<html>no</html>' } : answer),
  },
  'a second deletion succeeds': { on: isRemove, answer: status(404, 204) },
} satisfies Record<string, Change>

export type GotoDeviation = keyof typeof GOTO_DEVIATIONS

export function changedRequest<T extends SentRequest>(request: T, deviations: ReadonlySet<GotoDeviation>): T {
  let { body } = request
  for (const { on, request: change } of changesOf(deviations))
    if (change && on(request)) body = JSON.stringify(change(JSON.parse(body) as Record<string, unknown>))
  return { ...request, body }
}

export function changedAnswer(request: SentRequest, answer: Answer, deviations: ReadonlySet<GotoDeviation>): Answer {
  return changesOf(deviations).reduce(
    (changed, { on, answer: change }) => (change && on(request) ? change(changed) : changed),
    answer,
  )
}

function changesOf(deviations: ReadonlySet<GotoDeviation>): Change[] {
  return [...deviations].map((name) => GOTO_DEVIATIONS[name])
}
