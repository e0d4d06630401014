import { describe, expect, it } from 'vitest'
import { type Conferencing, conferencingFailure } from '~/booking/conferencing'
import { CONFERENCING_CONTRACT, type ContractTitle } from './conferencing-contract'
import { describeConferencing } from './describe-conferencing'
import { aMemoryProvider } from './memory-provider'

/** One broken promise for each check. */
const MISTAKES: Record<ContractTitle, (right: Conferencing) => Partial<Conferencing>> = {
  'gives a new meeting an id and a join link over https': () => ({
    createMeeting: async () => ({ ok: true, value: { meetingId: 'm1', joinUrl: 'http://memory.example', dialIn: '' } }),
  }),
  'keeps times to the second, in UTC, wherever they are read': (right) => ({
    createMeeting: (hostId, request) =>
      right.createMeeting(hostId, { ...request, startsAt: request.startsAt - (request.startsAt % 60_000) }),
  }),
  'moves a meeting in place, also twice': (right) => ({
    async updateMeeting(hostId, meetingId, request) {
      await right.deleteMeeting(hostId, meetingId)
      await right.createMeeting(hostId, { ...request, subject: 'another one' })
      return { ok: true, value: true }
    },
  }),
  'deletes a meeting, and calls one that is gone already deleted': (right) => ({
    async deleteMeeting(hostId, meetingId) {
      const found = await right.getMeeting(hostId, meetingId)
      return found.ok ? right.deleteMeeting(hostId, meetingId) : found
    },
  }),
  'says not_found of a meeting that was deleted at the provider': () => ({
    getMeeting: async () => conferencingFailure('rejected', { status: 400 }),
  }),
  'lists our meetings with a marker that is recognised whatever the subject, beside those of the host': () => ({
    carriesMarker: ({ subject }, marker) => subject.includes(marker),
  }),
  'lists sessions by their start, the end of the range left out, and no meeting that was not held': (right) => ({
    sessions: (hostId, from, until) => right.sessions(hostId, from, until + 1),
  }),
  'gives the host an address over https to start a meeting': (right) => ({
    startUrl: async (_hostId, meetingId) => ({ ok: true, value: right.joinUrlFor(meetingId) }),
  }),
  'compares requests by what the provider would be sent': () => ({
    meetingBody: ({ subject, marker, startsAt }) => JSON.stringify([subject, marker, startsAt]),
  }),
  'says after a lost answer that a meeting may have been made, and lists it with its usual link': (right) => ({
    async createMeeting(hostId, request) {
      const outcome = await right.createMeeting(hostId, request)
      return outcome.ok ? outcome : { ...outcome, outcomeUnknown: false }
    },
  }),
  'calls silence and a gateway’s error unreachable, and never certain not to have worked': (right) => ({
    async createMeeting(hostId, request) {
      const outcome = await right.createMeeting(hostId, request)
      return outcome.ok || outcome.status !== 502 ? outcome : { ...outcome, reason: 'rejected' }
    },
  }),
  'passes on how long a provider asks to wait': (right) => ({
    async createMeeting(hostId, request) {
      const outcome = await right.createMeeting(hostId, request)
      return outcome.ok ? outcome : { ...outcome, retryAfterMs: null }
    },
  }),
  'remembers why a provider refuses a connected host, until it works again': (right) => ({
    statusOf: async (hostId) => ({ ...(await right.statusOf(hostId)), trouble: null }),
  }),
  'says rejected of a start in the past': () => ({
    createMeeting: async () => conferencingFailure('unreachable', { outcomeUnknown: true }),
  }),
  'asks for a new consent once the grant is gone': (right) => ({
    statusOf: async (hostId) => ({ ...(await right.statusOf(hostId)), status: 'connected' }),
  }),
  'knows a host who never connected': (right) => ({
    upcomingMeetings: async (hostId) => {
      const outcome = await right.upcomingMeetings(hostId)
      return outcome.ok ? outcome : { ok: true, value: [] }
    },
  }),
  'gives the comparison of a host with its list to one process': () => ({
    claimComparison: async () => true,
  }),
}

describeConferencing('A second provider', async () => aMemoryProvider())

describe('the contract of providers', () => {
  it.each(CONFERENCING_CONTRACT)('fails a provider that breaks it: $title', async ({ title, check }) => {
    await expect(check(aMemoryProvider(MISTAKES[title]))).rejects.toMatchObject({ name: 'AssertionError' })
  })
})
