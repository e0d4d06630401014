import {
  type Conferencing,
  type ConferencingFailure,
  type ConferencingOutcome,
  conferencingFailure,
  type MeetingRequest,
  type MeetingSession,
} from '~/booking/conferencing'
import type { ConferencingUnderTest, Trouble } from './conferencing-contract'

interface Held {
  id: string
  subject: string
  startsAt: number
  endsAt: number
}

const NOW = Date.UTC(2030, 0, 1)
const TROUBLES: Record<Trouble, ConferencingFailure> = {
  no_answer: conferencingFailure('unreachable', { outcomeUnknown: true }),
  lost_answer: conferencingFailure('unreachable', { outcomeUnknown: true }),
  gateway_error: conferencingFailure('unreachable', { status: 502, outcomeUnknown: true }),
  slow_down: conferencingFailure('rate_limited', { status: 429, retryAfterMs: 7_000 }),
  no_licence: conferencingFailure('refused', { status: 403, detail: 'no licence' }),
}

/**
 * A second provider, for the contract itself: it keeps its meetings in memory, marks them at the front, and passes as GoTo does.
 *
 * @param broken what it does otherwise than it promises
 */
export function aMemoryProvider(
  broken: (right: Conferencing) => Partial<Conferencing> = () => ({}),
): ConferencingUnderTest {
  const hostId = 'hst_connected'
  let meetings: Held[] = []
  const sessions: MeetingSession[] = []
  let trouble: Trouble | undefined
  let shown: string | null = null
  let revoked = false
  let comparedAt = 0
  let made = 0

  function refusal(askedBy: string): ConferencingFailure | null {
    if (askedBy !== hostId) return conferencingFailure('not_connected')
    if (revoked) return conferencingFailure('reconnect_needed')
    if (trouble === undefined || trouble === 'lost_answer') return null
    const failure = TROUBLES[trouble]
    trouble = undefined
    if (failure.reason === 'refused') shown = failure.detail
    return failure
  }

  function answer<T>(askedBy: string, call: () => ConferencingOutcome<T>): Promise<ConferencingOutcome<T>> {
    return Promise.resolve(refusal(askedBy) ?? call())
  }

  function withMeeting<T>(id: string, call: (meeting: Held) => T): ConferencingOutcome<T> {
    const meeting = meetings.find((candidate) => candidate.id === id)
    return meeting ? { ok: true, value: call(meeting) } : conferencingFailure('not_found', { status: 404 })
  }

  const listed = ({ id, ...meeting }: Held) => ({ meetingId: id, running: false, ...meeting })
  const fieldsOf = ({ subject, marker, startsAt, endsAt }: MeetingRequest) => ({
    subject: `[${marker}] ${subject}`,
    startsAt,
    endsAt,
  })

  const right: Conferencing = {
    name: 'Memory',
    statusOf: async (askedBy) => ({
      status: askedBy !== hostId ? 'not_connected' : revoked ? 'reconnect_needed' : 'connected',
      email: askedBy === hostId ? 'dana@memory.example' : null,
      trouble: shown,
      checkedAt: null,
    }),
    createMeeting: (askedBy, request) =>
      answer(askedBy, () => {
        if (request.startsAt <= NOW) return conferencingFailure('rejected', { status: 400 })
        const id = `m${++made}`
        meetings.push({ id, ...fieldsOf(request) })
        if (trouble === 'lost_answer') {
          trouble = undefined
          return TROUBLES.lost_answer
        }
        shown = null
        return { ok: true, value: { meetingId: id, joinUrl: right.joinUrlFor(id), dialIn: '' } }
      }),
    updateMeeting: (askedBy, id, request) =>
      answer(askedBy, () => withMeeting(id, (meeting) => Boolean(Object.assign(meeting, fieldsOf(request))) as true)),
    deleteMeeting: (askedBy, id) =>
      answer(askedBy, () => {
        meetings = meetings.filter((meeting) => meeting.id !== id)
        return { ok: true, value: true }
      }),
    getMeeting: (askedBy, id) => answer(askedBy, () => withMeeting(id, listed)),
    upcomingMeetings: (askedBy) =>
      answer(askedBy, () => ({ ok: true, value: meetings.filter(({ endsAt }) => endsAt > NOW).map(listed) })),
    sessions: (askedBy, from, until) =>
      answer(askedBy, () => ({
        ok: true,
        value: sessions.filter(({ startsAt }) => startsAt !== null && startsAt >= from && startsAt < until),
      })),
    startUrl: (askedBy, id) =>
      answer(askedBy, () => withMeeting(id, () => `https://memory.example/start/${id}?secret=x`)),
    joinUrlFor: (id) => `https://memory.example/join/${id}`,
    meetingBody: (request) => JSON.stringify(fieldsOf(request)),
    carriesMarker: ({ subject }, marker) => subject.startsWith(`[${marker}] `),
    hostsToCompare: async (before) => (comparedAt <= before ? [hostId] : []),
    async claimComparison(_tx, askedBy, before, now) {
      if (askedBy !== hostId || comparedAt > before) return false
      comparedAt = now
      return true
    },
    isConnected: async (_tx, askedBy) => askedBy === hostId && !revoked,
  }

  return {
    conferencing: { ...right, ...broken(right) },
    // It keeps nothing in a database.
    db: undefined as never,
    hostId,
    strangerId: 'hst_stranger',
    held: () => meetings,
    addOwnMeeting(meeting) {
      const id = `own${++made}`
      meetings.push({ id, ...meeting })
      return id
    },
    hold: (session) => void sessions.push({ recordingUrl: null, ...session }),
    deleteAtProvider(id) {
      meetings = meetings.filter((meeting) => meeting.id !== id)
    },
    trouble(kind) {
      trouble = kind
    },
    revokeGrant() {
      revoked = true
    },
  }
}
