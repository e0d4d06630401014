import { z } from 'zod'
import type { CalendarAccess, CalendarPlace, CalendarWatch, NotificationChannel } from '../calendar-provider'
import { jsonOrNull, textOrNumber } from '../json-body'
import type { CallWithAccess } from '../rest-call.server'

const Subscription = z
  .looseObject({ id: textOrNumber, expirationDateTime: z.string().transform(Date.parse).refine(Number.isFinite) })
  .transform(({ id, expirationDateTime }) => ({ resourceId: id, until: expirationDateTime }))

/** Subscriptions, https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks */
export function createMicrosoftWatch({ call, api }: { call: CallWithAccess; api: string }): CalendarWatch {
  const readSubscription = ({ body }: { body: string }) => {
    const { success, data } = Subscription.safeParse(jsonOrNull(body))
    return success ? data : null
  }

  function start(access: CalendarAccess, { remoteId }: CalendarPlace, channel: NotificationChannel) {
    const body = {
      changeType: 'created,updated,deleted',
      notificationUrl: channel.address,
      lifecycleNotificationUrl: channel.address,
      resource: `me/calendars/${remoteId}/events`,
      expirationDateTime: new Date(channel.until).toISOString(),
      clientState: clientStateOf(channel),
    }
    return call(access, { method: 'POST', url: `${api}/subscriptions`, body }, readSubscription)
  }

  return {
    renewal: 'same_channel',
    start,
    async renew(access, calendar, channel, old) {
      const url = `${api}/subscriptions/${encodeURIComponent(old.resourceId)}`
      const body = { expirationDateTime: new Date(channel.until).toISOString() }
      const renewed = await call(access, { method: 'PATCH', url, body }, readSubscription)
      return !renewed.ok && renewed.reason === 'not_found' ? start(access, calendar, channel) : renewed
    },
    async stop(access, { resourceId }) {
      const url = `${api}/subscriptions/${encodeURIComponent(resourceId)}`
      const stopped = await call(access, { method: 'DELETE', url }, () => 'stopped' as const)
      return !stopped.ok && stopped.reason === 'not_found' ? { ok: true, value: 'already_gone' } : stopped
    },
  }
}

/** Comes back with each notification; a notification names its channel nowhere else. At most 128 characters. */
function clientStateOf({ id, secret }: Pick<NotificationChannel, 'id' | 'secret'>): string {
  return `${id}.${secret}`
}

export function readClientState(text: string): { id: string; secret: string } | null {
  const [, id, secret] = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,64})$/.exec(text) ?? []
  return id === undefined || secret === undefined ? null : { id, secret }
}
