import { timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { findCalendarChannel, updateCalendarChannel } from '#db/queries/calendar-channels'
import type { DB } from '#db/schema'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken } from '~/security/tokens.server'
import { jsonOrNull } from './json-body'
import { channelContext } from './keep-channels.server'
import { readClientState } from './microsoft/watch.server'

/** More than a provider sends at once. */
const MAX_NOTIFICATIONS = 200
const MAX_ID_LENGTH = 128

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  /** Wakes the reading of an account; never waits for it. */
  readSoon(hostId: string, accountId: string): void
}

interface Claim {
  id: string
  secret: string
  resourceId: string
}

/**
 * Google's notification: everything it says stands in headers. Whatever it says only wakes a read.
 *
 * @param header the value of a request header
 * @returns whether it is from a channel of ours
 */
export async function takeGoogleNotification(
  tools: Tools,
  header: (name: string) => string | undefined,
): Promise<boolean> {
  const claim = {
    id: header('x-goog-channel-id') ?? '',
    secret: header('x-goog-channel-token') ?? '',
    resourceId: header('x-goog-resource-id') ?? '',
  }
  const channel = await findProvenChannel(tools, claim)
  if (!channel) return false
  // The first message only says that the channel works.
  if (header('x-goog-resource-state') !== 'sync') tools.readSoon(channel.host_id, channel.account_id)
  return true
}

const Notification = z.looseObject({
  subscriptionId: z.string().max(MAX_ID_LENGTH),
  clientState: z.string().max(MAX_ID_LENGTH),
  lifecycleEvent: z.string().nullish().catch(null),
})
const Notifications = z.looseObject({ value: z.array(z.unknown()) })

/** These say that the subscription itself will end, or has: it is renewed with the next read. */
const ENDING = ['reauthorizationRequired', 'subscriptionRemoved']

/**
 * Microsoft's notifications, several in one request; those that are not of a channel of ours have no effect.
 *
 * @returns whether one of them is, and how many channels were looked up: that is what a forged request costs
 */
export async function takeMicrosoftNotifications(
  tools: Tools,
  body: string,
  now: number,
): Promise<{ isOurs: boolean; lookUps: number }> {
  const parsed = Notifications.safeParse(jsonOrNull(body))
  if (!parsed.success) return { isOurs: false, lookUps: 0 }
  const claims = new Map<string, Claim & { isEnding: boolean }>()
  for (const item of parsed.data.value.slice(0, MAX_NOTIFICATIONS)) {
    const { success, data } = Notification.safeParse(item)
    const state = success ? readClientState(data.clientState) : null
    if (!success || !state) continue
    const isEnding = ENDING.includes(data.lifecycleEvent ?? '') || (claims.get(data.clientState)?.isEnding ?? false)
    claims.set(data.clientState, { ...state, resourceId: data.subscriptionId, isEnding })
  }
  let isOurs = false
  for (const claim of claims.values()) {
    const channel = await findProvenChannel(tools, claim)
    if (!channel) continue
    isOurs = true
    if (claim.isEnding) await updateCalendarChannel(tools.db, channel.host_id, channel.id, { ends_at: now })
    tools.readSoon(channel.host_id, channel.account_id)
  }
  return { isOurs, lookUps: claims.size }
}

/** The channel that a notification names, if it knows the channel's secret. */
async function findProvenChannel({ db, keyring }: Tools, { id, secret, resourceId }: Claim) {
  if (id === '' || secret === '' || id.length > MAX_ID_LENGTH) return null
  const channel = await findCalendarChannel(db, id)
  if (!channel || channel.resource_id !== resourceId) return null
  const known = keyring.open(channel.secret, channelContext(channel))
  // Of equal length, and compared in constant time.
  return timingSafeEqual(Buffer.from(hashToken(secret)), Buffer.from(hashToken(known))) ? channel : null
}
