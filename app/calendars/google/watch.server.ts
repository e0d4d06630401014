import { z } from 'zod'
import type { CalendarAccess, CalendarPlace, CalendarWatch, NotificationChannel } from '../calendar-provider'
import { jsonOrNull, textOrNumber } from '../json-body'
import type { CallWithAccess } from '../rest-call.server'

const StartedChannel = z
  .looseObject({ resourceId: textOrNumber, expiration: z.coerce.number().int().positive() })
  .transform(({ resourceId, expiration }) => ({ resourceId, until: expiration }))

/** Notification channels, https://developers.google.com/workspace/calendar/api/guides/push */
export function createGoogleWatch({ call, api }: { call: CallWithAccess; api: string }): CalendarWatch {
  function start(access: CalendarAccess, { remoteId }: CalendarPlace, channel: NotificationChannel) {
    const { id, secret, address, until } = channel
    const url = `${api}/calendars/${encodeURIComponent(remoteId)}/events/watch`
    const body = { id, type: 'web_hook', address, token: secret, expiration: String(until) }
    return call(access, { method: 'POST', url, body }, (response) => {
      const { success, data } = StartedChannel.safeParse(jsonOrNull(response.body))
      return success ? data : null
    })
  }

  async function stop(access: CalendarAccess, { id, resourceId }: { id: string; resourceId: string }) {
    const request = { method: 'POST' as const, url: `${api}/channels/stop`, body: { id, resourceId } }
    const stopped = await call(access, request, () => 'stopped' as const)
    return !stopped.ok && stopped.reason === 'not_found'
      ? { ok: true as const, value: 'already_gone' as const }
      : stopped
  }

  return {
    // A channel cannot be extended: a new one takes its place, and its id must be new.
    renewal: 'new_channel',
    start,
    async renew(access, calendar, channel, old) {
      const started = await start(access, calendar, channel)
      // One that does not stop ends by itself; until then it only wakes us twice.
      if (started.ok) await stop(access, old)
      return started
    },
    stop,
  }
}
