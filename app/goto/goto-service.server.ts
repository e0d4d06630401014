import type { Kysely } from 'kysely'
import {
  findConnection,
  findHostsToCheck,
  findOfferedConnection,
  findOrganizerKeys,
  findQuietConnections,
  takeMeetingsCheck,
  updateConnection,
} from '#db/queries/goto-connections'
import type { DB } from '#db/schema'
import {
  type Conferencing,
  type ConferencingFailure,
  type ConferencingOutcome,
  type ConferencingStatus,
  conferencingFailure,
  type MeetingRequest,
} from '~/booking/conferencing'
import type { Env } from '~/env.server'
import { createAccessTokens } from '~/oauth/access-tokens.server'
import type { OAuthProvider } from '~/oauth/oauth-provider'
import type { Timeouts } from '~/outbound/http.server'
import type { Keyring } from '~/security/sealed-text.server'
import type { Clock } from '~/time/clock'
import { DAY_MS, SECOND_MS } from '~/time/units'
import type { PlainRequest, PlainResponse } from './answer-recorder'
import { carriesMarker, meetingBody } from './meeting-request'
import { type Call, createMeetingsClient } from './meetings-client.server'
import { gotoOAuthProvider } from './oauth-provider'
import { gotoTokenStore } from './oauth-stores.server'
import type { GotoTokens } from './reading'
import { createPace } from './request-pace.server'

const GOTO_TIMEOUTS: Timeouts = { connectMs: 5 * SECOND_MS, totalMs: 15 * SECOND_MS }
/** GoTo forgets a refresh token after 30 days without use; a weekly refresh tolerates weeks of failures (T9). */
const REFRESH_QUIET_AFTER_MS = 7 * DAY_MS
/** GoTo's usual join address, for a meeting whose create response was lost. */
const USUAL_JOIN_HOST = 'https://meet.goto.com'
const GOTO_JOIN_HOSTS = /(^|\.)(goto\.com|gotomeeting\.com|gotomeet\.me|gotomeet\.com)$/

export interface GotoStatus extends ConferencingStatus {
  /** Another account than the connected one, waiting for the host's decision. */
  offered: { email: string | null } | null
}

/**
 * GoTo for one host at a time: finds the connection, refreshes its token, and repeats once when a token was invalid
 * unexpectedly.
 */
export interface GotoService extends Conferencing {
  configured: boolean
  oauth: OAuthProvider<GotoTokens>
  timeouts: Timeouts
  statusOf(hostId: string): Promise<GotoStatus>
  identity(accessToken: string): Promise<ConferencingOutcome<{ organizerKey: string; email: string | null }>>
  /** One request with the host's token and its response as it came, for `npm run goto:check`. */
  ask(hostId: string, request: PlainRequest): Promise<PlainResponse | ConferencingFailure>
  /** Refreshes idle connections, and checks each once a day. */
  refreshQuietConnections(): Promise<void>
}

interface GotoServiceOptions {
  env: Env
  db: Kysely<DB>
  keyring: Keyring
  timeouts?: Timeouts
  clock: Clock
}

export function createGotoService({
  env,
  db,
  keyring,
  timeouts = GOTO_TIMEOUTS,
  clock,
}: GotoServiceOptions): GotoService {
  const configured = Boolean(env.GOTO_CLIENT_ID && env.GOTO_CLIENT_SECRET)
  const oauth = gotoOAuthProvider(env)
  const client = createMeetingsClient({ apiUrl: env.GOTO_API_URL, timeouts, pace: createPace(db, clock) })
  const tokens = createAccessTokens({ store: gotoTokenStore(db), keyring, provider: oauth, timeouts, clock })

  /** Once with the present token; if GoTo says that it is invalid, once more with a new one. */
  async function withToken<T>(hostId: string, call: Call<T>): Promise<ConferencingOutcome<T>> {
    if (!configured) return conferencingFailure('not_configured')
    const first = await tokens.accessToken(hostId)
    if (!first.ok) return first
    const outcome = await call(first.accessToken)
    if (!('deadToken' in outcome)) return rememberTrouble(hostId, outcome)
    const second = await tokens.accessToken(hostId, first.accessToken)
    if (!second.ok) return second
    const repeated = await call(second.accessToken)
    // If a new token is refused as well, it is not invalid: GoTo refuses this host.
    if ('deadToken' in repeated)
      return rememberTrouble(
        hostId,
        conferencingFailure('refused', { status: repeated.status, detail: repeated.detail }),
      )
    return rememberTrouble(hostId, repeated)
  }

  /**
   * With the keys of the hosts who come along. Only colleagues of one GoTo account may be co-organizers, which we cannot know: if GoTo
   * rejects the request, it is sent once more without them (goto-api.md, section 10).
   */
  async function withCoOrganizers<T>(
    { coHostIds = [] }: MeetingRequest,
    send: (keys: string[]) => Promise<ConferencingOutcome<T>>,
  ): Promise<ConferencingOutcome<T>> {
    const keys = await findOrganizerKeys(db, coHostIds)
    const outcome = await send(keys)
    return keys.length > 0 && !outcome.ok && outcome.reason === 'rejected' ? send([]) : outcome
  }

  async function rememberTrouble<T>(hostId: string, outcome: ConferencingOutcome<T>): Promise<ConferencingOutcome<T>> {
    const connection = await findConnection(db, hostId)
    const trouble = outcome.ok ? null : outcome.reason === 'refused' ? outcome.detail || 'refused' : undefined
    if (connection && trouble !== undefined && connection.trouble !== trouble) {
      await updateConnection(db, hostId, connection.id, { trouble, checked_at: clock(), updated_at: clock() })
    }
    return outcome
  }

  /** C9: a join link leads to GoTo or to the host that the operator configured, over https. */
  function trustedJoinUrl(url: string | null, meetingId: string): string {
    if (url === null) return joinUrlFor(meetingId)
    const { protocol, hostname } = new URL(url)
    const trusted =
      protocol === 'https:' && (GOTO_JOIN_HOSTS.test(hostname) || hostname === new URL(env.GOTO_API_URL).hostname)
    return trusted ? url : joinUrlFor(meetingId)
  }

  function joinUrlFor(meetingId: string): string {
    return `${USUAL_JOIN_HOST}/${meetingId}`
  }

  return {
    name: 'GoTo',
    configured,
    oauth,
    timeouts,
    joinUrlFor,
    meetingBody,
    carriesMarker,
    hostsToCompare: (before) => findHostsToCheck(db, before),
    claimComparison: takeMeetingsCheck,
    isConnected: async (tx, hostId) => configured && (await findConnection(tx, hostId))?.status === 'connected',

    async statusOf(hostId) {
      const [connection, offered] = await Promise.all([findConnection(db, hostId), findOfferedConnection(db, hostId)])
      const status = !configured ? 'not_configured' : (connection?.status ?? 'not_connected')
      return {
        status: status === 'offered' ? 'not_connected' : status,
        email: connection?.email ?? null,
        trouble: connection?.trouble ?? null,
        checkedAt: connection?.checked_at ?? null,
        offered: offered ? { email: offered.email } : null,
      }
    },

    async createMeeting(hostId, request) {
      const outcome = await withCoOrganizers(request, (keys) => withToken(hostId, client.create(request, keys)))
      if (!outcome.ok) return outcome
      const { meetingId, joinUrl, dialIn } = outcome.value
      return { ok: true, value: { meetingId, joinUrl: trustedJoinUrl(joinUrl, meetingId), dialIn } }
    },

    updateMeeting: (hostId, meetingId, request) =>
      withCoOrganizers(request, (keys) => withToken(hostId, client.update(meetingId, request, keys))),

    async deleteMeeting(hostId, meetingId) {
      const outcome = await withToken(hostId, client.remove(meetingId))
      return isGone(outcome) ? { ok: true, value: true } : outcome
    },

    getMeeting: (hostId, meetingId) => withToken(hostId, client.get(meetingId)),
    upcomingMeetings: (hostId) => withToken(hostId, client.upcoming()),
    sessions: (hostId, from, until) => withToken(hostId, client.sessions(from, until)),
    startUrl: (hostId, meetingId) => withToken(hostId, client.startUrl(meetingId)),
    async ask(hostId, request) {
      if (!configured) return conferencingFailure('not_configured')
      const token = await tokens.accessToken(hostId)
      return token.ok ? client.plain(request)(token.accessToken) : token
    },
    identity: (accessToken) => client.identity()(accessToken),

    async refreshQuietConnections() {
      if (!configured) return
      const now = clock()
      const quiet = await findQuietConnections(db, {
        refreshedBefore: now - REFRESH_QUIET_AFTER_MS,
        checkedBefore: now - DAY_MS,
      })
      for (const { id, host_id, refreshed_at } of quiet) {
        if (refreshed_at < now - REFRESH_QUIET_AFTER_MS)
          await updateConnection(db, host_id, id, { access_expires_at: 0 })
        const outcome = await withToken(host_id, client.upcoming())
        if (outcome.ok) await updateConnection(db, host_id, id, { checked_at: clock() })
      }
    },
  }
}

function isGone(outcome: ConferencingOutcome<true>): outcome is ConferencingFailure {
  return !outcome.ok && outcome.reason === 'not_found'
}
