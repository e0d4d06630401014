import { expect } from 'vitest'
import type { Db } from '#db/schema'
import type { Conferencing, ConferencingOutcome, ListedMeeting, MeetingRequest } from '~/booking/conferencing'

/** What can go wrong at a provider, at its next call. */
export type Trouble =
  /** Cut off before anything was done. */
  | 'no_answer'
  /** Done, and the answer lost. */
  | 'lost_answer'
  /** A gateway's page with a 5xx. */
  | 'gateway_error'
  /** Too many requests: come back in seven seconds. */
  | 'slow_down'
  /** The grant is alive, but the account may not hold meetings. */
  | 'no_licence'

/** A provider with one connected host, and what a test may do behind its back. Every check gets a new one. */
export interface ConferencingUnderTest {
  conferencing: Conferencing
  db: Db
  hostId: string
  /** Has never connected. */
  strangerId: string
  /** What the provider holds, read past our code. */
  held(): { id: string; subject: string; startsAt: number; endsAt: number }[]
  /** The host makes a meeting, or deletes one, at the provider itself. @returns its id */
  addOwnMeeting(meeting: { subject: string; startsAt: number; endsAt: number }): string
  deleteAtProvider(meetingId: string): void
  /** A meeting is held and ends. */
  hold(session: { meetingId: string; startsAt: number; endsAt: number; participants: number }): void
  trouble(kind: Trouble): void
  /** The host takes our grant away at the provider. */
  revokeGrant(): void
}

interface ContractCheck {
  title: string
  check(under: ConferencingUnderTest): Promise<void>
}

const MINUTE_MS = 60_000
const START = Date.UTC(2031, 0, 31, 9, 30, 7)
const ODD_SUBJECTS = [
  'Intro call (Ada Example)',
  '<b>Q&A</b> &lt;script&gt;',
  'x'.repeat(300),
  '👩‍🚀'.repeat(60),
  '  several\r\n lines\tand \u00a0 spaces ',
  'Ends like another #ZZZZZZZZ',
  'שלום · ﷽ · Grüße',
  '',
]

/** What `Conferencing` promises beyond its types. Each check passes for every provider, and fails for one that breaks its promise. */
export const CONFERENCING_CONTRACT = [
  {
    title: 'gives a new meeting an id and a join link over https',
    async check({ conferencing, hostId, held }) {
      const meeting = valueIn(await conferencing.createMeeting(hostId, aRequest()))
      expect(held().map(({ id }) => id)).toEqual([meeting.meetingId])
      expect(new URL(meeting.joinUrl).protocol).toBe('https:')
      expect(typeof meeting.dialIn).toBe('string')
    },
  },
  {
    title: 'keeps times to the second, in UTC, wherever they are read',
    async check({ conferencing, hostId, held }) {
      const { meetingId } = valueIn(await conferencing.createMeeting(hostId, aRequest()))
      const times = { startsAt: START, endsAt: START + 30 * MINUTE_MS }
      expect(held()).toMatchObject([times])
      expect(valueIn(await conferencing.getMeeting(hostId, meetingId))).toMatchObject({ meetingId, ...times })
      expect(valueIn(await conferencing.upcomingMeetings(hostId))).toMatchObject([{ meetingId, ...times }])
    },
  },
  {
    title: 'moves a meeting in place, also twice',
    async check({ conferencing, hostId, held }) {
      const { meetingId } = valueIn(await conferencing.createMeeting(hostId, aRequest()))
      const moved = aRequest({ startsAt: START + 90 * MINUTE_MS, endsAt: START + 135 * MINUTE_MS })
      for (let round = 0; round < 2; round++)
        expect(await conferencing.updateMeeting(hostId, meetingId, moved)).toEqual({ ok: true, value: true })
      expect(held()).toMatchObject([{ id: meetingId, startsAt: moved.startsAt, endsAt: moved.endsAt }])
    },
  },
  {
    title: 'deletes a meeting, and calls one that is gone already deleted',
    async check({ conferencing, hostId, held }) {
      const { meetingId } = valueIn(await conferencing.createMeeting(hostId, aRequest()))
      for (let round = 0; round < 2; round++)
        expect(await conferencing.deleteMeeting(hostId, meetingId)).toEqual({ ok: true, value: true })
      expect(held()).toEqual([])
    },
  },
  {
    title: 'says not_found of a meeting that was deleted at the provider',
    async check({ conferencing, hostId, deleteAtProvider }) {
      const { meetingId } = valueIn(await conferencing.createMeeting(hostId, aRequest()))
      deleteAtProvider(meetingId)
      expect(await conferencing.getMeeting(hostId, meetingId)).toMatchObject({ ok: false, reason: 'not_found' })
      expect(await conferencing.updateMeeting(hostId, meetingId, aRequest())).toMatchObject({
        ok: false,
        reason: 'not_found',
        outcomeUnknown: false,
      })
      expect(valueIn(await conferencing.upcomingMeetings(hostId))).toEqual([])
    },
  },
  {
    title: 'lists our meetings with a marker that is recognised whatever the subject, beside those of the host',
    async check({ conferencing, hostId, addOwnMeeting }) {
      const requests = ODD_SUBJECTS.map((subject, index) => aRequest({ subject, marker: `K3F9000${index}` }))
      for (const request of requests) valueIn(await conferencing.createMeeting(hostId, request))
      const ownId = addOwnMeeting({ subject: 'Board #K3F90000 again', startsAt: START, endsAt: START + MINUTE_MS })
      const listed = valueIn(await conferencing.upcomingMeetings(hostId))
      expect(listed).toHaveLength(requests.length + 1)
      const ofMarker = ({ marker }: MeetingRequest) =>
        listed.filter((meeting) => conferencing.carriesMarker(meeting, marker)).map(({ meetingId }) => meetingId)
      for (const request of requests) expect([request.subject, ofMarker(request).length]).toEqual([request.subject, 1])
      expect(requests.flatMap(ofMarker)).not.toContain(ownId)
      expect(new Set(requests.flatMap(ofMarker)).size).toBe(requests.length)
    },
  },
  {
    title: 'lists sessions by their start, the end of the range left out, and no meeting that was not held',
    async check({ conferencing, hostId, addOwnMeeting, hold }) {
      const startsAt = Date.UTC(2020, 1, 29, 12)
      const endsAt = startsAt + 30 * MINUTE_MS
      const meetingId = addOwnMeeting({ subject: 'Long ago', startsAt, endsAt })
      addOwnMeeting({ subject: 'Nobody came', startsAt, endsAt })
      hold({ meetingId, startsAt, endsAt, participants: 3 })
      const past = async (from: number, until: number) => valueIn(await conferencing.sessions(hostId, from, until))
      const session = { meetingId, startsAt, endsAt, participants: 3, recordingUrl: null }
      expect(await past(startsAt - MINUTE_MS, startsAt + MINUTE_MS)).toEqual([session])
      expect(await past(startsAt, startsAt + MINUTE_MS)).toEqual([session])
      expect(await past(startsAt - MINUTE_MS, startsAt)).toEqual([])
      expect(valueIn(await conferencing.upcomingMeetings(hostId))).toEqual([])
    },
  },
  {
    title: 'gives the host an address over https to start a meeting',
    async check({ conferencing, hostId, deleteAtProvider }) {
      const { meetingId, joinUrl } = valueIn(await conferencing.createMeeting(hostId, aRequest()))
      const startUrl = valueIn(await conferencing.startUrl(hostId, meetingId))
      expect(new URL(startUrl).protocol).toBe('https:')
      expect(startUrl).not.toBe(joinUrl)
      deleteAtProvider(meetingId)
      expect(await conferencing.startUrl(hostId, meetingId)).toMatchObject({ ok: false, reason: 'not_found' })
    },
  },
  {
    title: 'compares requests by what the provider would be sent',
    async check({ conferencing }) {
      const body = (more: Partial<MeetingRequest>) => conferencing.meetingBody(aRequest(more))
      expect(body({})).toBe(body({}))
      const changes = [
        { subject: 'Other' },
        { marker: 'ZZZZZZZZ' },
        { startsAt: START + 1000 },
        { endsAt: START + 5000 },
      ]
      expect(new Set([body({}), ...changes.map(body)]).size).toBe(changes.length + 1)
    },
  },
  {
    title: 'says after a lost answer that a meeting may have been made, and lists it with its usual link',
    async check({ conferencing, hostId, held, trouble }) {
      trouble('lost_answer')
      const lost = await conferencing.createMeeting(hostId, aRequest())
      expect(lost).toMatchObject({ ok: false, reason: 'unreachable', outcomeUnknown: true })
      expect(held()).toHaveLength(1)
      const [found] = ours(conferencing, valueIn(await conferencing.upcomingMeetings(hostId)))
      expect(found?.meetingId).toBe(held()[0]?.id)
      const usual = conferencing.joinUrlFor(found?.meetingId ?? '')
      expect(new URL(usual).protocol).toBe('https:')
      expect(usual).toContain(found?.meetingId)
    },
  },
  {
    title: 'calls silence and a gateway’s error unreachable, and never certain not to have worked',
    async check({ conferencing, hostId, trouble }) {
      for (const kind of ['no_answer', 'gateway_error'] as const) {
        trouble(kind)
        const failed = await conferencing.createMeeting(hostId, aRequest())
        expect(failed).toMatchObject({ ok: false, reason: 'unreachable', outcomeUnknown: true })
      }
    },
  },
  {
    title: 'passes on how long a provider asks to wait',
    async check({ conferencing, hostId, held, trouble }) {
      trouble('slow_down')
      expect(await conferencing.createMeeting(hostId, aRequest())).toMatchObject({
        ok: false,
        reason: 'rate_limited',
        retryAfterMs: 7_000,
        outcomeUnknown: false,
      })
      expect(held()).toEqual([])
    },
  },
  {
    title: 'remembers why a provider refuses a connected host, until it works again',
    async check({ conferencing, hostId, trouble }) {
      expect(await conferencing.statusOf(hostId)).toMatchObject({ status: 'connected', trouble: null })
      trouble('no_licence')
      const refused = await conferencing.createMeeting(hostId, aRequest())
      expect(refused).toMatchObject({ ok: false, reason: 'refused', outcomeUnknown: false })
      const { status, trouble: shown } = await conferencing.statusOf(hostId)
      expect({ status, known: Boolean(shown) }).toEqual({ status: 'connected', known: true })
      valueIn(await conferencing.createMeeting(hostId, aRequest()))
      expect(await conferencing.statusOf(hostId)).toMatchObject({ trouble: null })
    },
  },
  {
    title: 'says rejected of a start in the past',
    async check({ conferencing, hostId, held }) {
      const past = aRequest({ startsAt: Date.UTC(2020, 0, 1, 9), endsAt: Date.UTC(2020, 0, 1, 10) })
      expect(await conferencing.createMeeting(hostId, past)).toMatchObject({
        ok: false,
        reason: 'rejected',
        outcomeUnknown: false,
      })
      expect(held()).toEqual([])
    },
  },
  {
    title: 'asks for a new consent once the grant is gone',
    async check({ conferencing, db, hostId, revokeGrant }) {
      revokeGrant()
      for (let round = 0; round < 2; round++)
        expect(await conferencing.upcomingMeetings(hostId)).toMatchObject({ ok: false, reason: 'reconnect_needed' })
      expect(await conferencing.statusOf(hostId)).toMatchObject({ status: 'reconnect_needed' })
      expect(await conferencing.isConnected(db, hostId)).toBe(false)
    },
  },
  {
    title: 'knows a host who never connected',
    async check({ conferencing, db, hostId, strangerId }) {
      expect(await Promise.all([hostId, strangerId].map((id) => conferencing.isConnected(db, id)))).toEqual([
        true,
        false,
      ])
      expect(await conferencing.statusOf(strangerId)).toMatchObject({ status: 'not_connected', email: null })
      const answers: ConferencingOutcome<unknown>[] = [
        await conferencing.createMeeting(strangerId, aRequest()),
        await conferencing.upcomingMeetings(strangerId),
        await conferencing.deleteMeeting(strangerId, '123456789'),
      ]
      for (const answer of answers)
        expect(answer).toMatchObject({ ok: false, reason: 'not_connected', outcomeUnknown: false })
    },
  },
  {
    title: 'gives the comparison of a host with its list to one process',
    async check({ conferencing, db, hostId, strangerId }) {
      const [before, now] = [START, START + MINUTE_MS]
      expect(await conferencing.hostsToCompare(before)).toEqual([hostId])
      expect(await conferencing.claimComparison(db, strangerId, before, now)).toBe(false)
      const claims = [1, 2].map(() => conferencing.claimComparison(db, hostId, before, now))
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1)
      expect(await conferencing.hostsToCompare(before)).toEqual([])
      expect(await conferencing.hostsToCompare(now)).toEqual([hostId])
    },
  },
] as const satisfies ContractCheck[]

export type ContractTitle = (typeof CONFERENCING_CONTRACT)[number]['title']

function aRequest(more: Partial<MeetingRequest> = {}): MeetingRequest {
  const usual = { subject: 'Intro call (Ada Example)', marker: 'K3F9ABCD' }
  return { ...usual, startsAt: START, endsAt: START + 30 * MINUTE_MS, ...more }
}

function ours(conferencing: Conferencing, listed: ListedMeeting[]): ListedMeeting[] {
  return listed.filter((meeting) => conferencing.carriesMarker(meeting, aRequest().marker))
}

function valueIn<T>(outcome: ConferencingOutcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.detail}`)
  return outcome.value
}
