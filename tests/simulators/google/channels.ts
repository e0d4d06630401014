import { createHash } from 'node:crypto'
import type { HeldCalendar } from '../calendars/person-calendars'
import { jsonAnswer, parseJsonObject, type SimulatorAnswer } from '../calendars/simulator-server'
import { googleError } from './events'
import type { GoogleAccount, GoogleChannel, GoogleState } from './state'

// Sources:
// - https://developers.google.com/workspace/calendar/api/guides/push (fields, headers, the first `sync` message, statuses, expiration)
// - https://developers.google.com/workspace/calendar/api/v3/reference/events/watch

const MAX_CHANNEL_MS = 7 * 86_400_000
const RETRIED = [500, 502, 503, 504]
const MAX_TRIES = 3

/** Channels of notifications, and what is on its way through them. */
export function createGoogleChannels(state: GoogleState) {
  const underWay = new Set<Promise<void>>()
  let lost = 0

  function watch({ account }: { account: GoogleAccount }, calendar: HeldCalendar, body: string): SimulatorAnswer {
    const given = parseJsonObject(body)
    if (!given) return googleError(400, 'parseError', 'Parse Error')
    const { id, type, address, token, expiration, params, payload, ...others } = given
    const [unknown] = Object.keys(others)
    if (unknown) return googleError(400, 'invalid', `Unknown name "${unknown}"`)
    if (typeof id !== 'string' || !/^[A-Za-z0-9\-_+/=]{1,64}$/.test(id))
      return googleError(
        400,
        'channelIdInvalid',
        'Channel id must match [A-Za-z0-9\\-_\\+/=]+ and have at most 64 characters',
      )
    if (type !== 'web_hook') return googleError(400, 'channelUnknown', `Channel type ${type} not supported`)
    if (typeof address !== 'string' || !isAllowedAddress(address))
      return googleError(400, 'push.webhookUrlNotHttps', 'WebHook callback must be HTTPS')
    if (token !== undefined && (typeof token !== 'string' || token.length > 256))
      return googleError(400, 'invalid', 'Channel token too long')
    if (state.channels.some((channel) => channel.id === id))
      return googleError(400, 'channelIdNotUnique', `Channel id ${id} not unique`)
    const asked = expiration === undefined ? Number.POSITIVE_INFINITY : Number(expiration)
    if (Number.isNaN(asked) || asked <= state.clock()) return googleError(400, 'invalid', 'Invalid expiration')
    const channel: GoogleChannel = {
      id,
      resourceId: createHash('sha256').update(`${account.key} ${calendar.id}`).digest('base64url').slice(0, 27),
      accountKey: account.key,
      calendarId: calendar.id,
      address,
      token: token === undefined ? null : String(token),
      endsAt: Math.min(asked, state.clock() + MAX_CHANNEL_MS),
      messages: 0,
    }
    state.channels.push(channel)
    send(channel, 'sync')
    return jsonAnswer(200, {
      kind: 'api#channel',
      id,
      resourceId: channel.resourceId,
      resourceUri: resourceUriOf(channel),
      ...(channel.token === null ? {} : { token: channel.token }),
      expiration: String(channel.endsAt),
    })
  }

  function stop(body: string): SimulatorAnswer {
    const { id, resourceId } = parseJsonObject(body) ?? {}
    const found = state.channels.findIndex((channel) => channel.id === id && channel.resourceId === resourceId)
    if (found < 0) return googleError(404, 'notFound', `Channel '${id}' not found for project`)
    state.channels.splice(found, 1)
    return { status: 204, body: '' }
  }

  /** A change of a calendar is announced on each channel that has not ended. */
  function announce(account: GoogleAccount, calendarId: string): void {
    state.channels = state.channels.filter(({ endsAt }) => endsAt > state.clock())
    for (const channel of state.channels)
      if (channel.accountKey === account.key && channel.calendarId === calendarId) send(channel, 'exists')
  }

  function send(channel: GoogleChannel, resourceState: 'sync' | 'exists'): void {
    channel.messages += 1
    if (lost > 0 && resourceState === 'exists') {
      lost -= 1
      return
    }
    const sending = deliver(channel, resourceState).finally(() => underWay.delete(sending))
    underWay.add(sending)
  }

  async function deliver(channel: GoogleChannel, resourceState: string): Promise<void> {
    const headers = {
      'X-Goog-Channel-ID': channel.id,
      'X-Goog-Message-Number': String(channel.messages),
      'X-Goog-Resource-ID': channel.resourceId,
      'X-Goog-Resource-State': resourceState,
      'X-Goog-Resource-URI': resourceUriOf(channel),
      'X-Goog-Channel-Expiration': new Date(channel.endsAt).toUTCString(),
      ...(channel.token === null ? {} : { 'X-Goog-Channel-Token': channel.token }),
    }
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const response = await fetch(channel.address, { method: 'POST', headers }).catch(() => null)
      if (response !== null && !RETRIED.includes(response.status)) return
    }
  }

  return {
    watch,
    stop,
    announce,
    /** The next changes are not announced. */
    lose(count: number) {
      lost = count
    },
    /** When everything that was announced has arrived, or was given up. */
    async delivered() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

/** https, or loopback for tests. */
export function isAllowedAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname))
}

function resourceUriOf({ calendarId }: GoogleChannel): string {
  return `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events?alt=json`
}
