import { randomBytes, randomUUID } from 'node:crypto'
import { jsonAnswer, parseJsonObject, type SimulatorAnswer } from '../calendars/simulator-server'
import { graphError, type SubscriptionCalls } from './events'
import type { MicrosoftAccount, MicrosoftState, MicrosoftSubscription } from './state'

// Sources, below https://learn.microsoft.com/en-us/graph/:
// - change-notifications-delivery-webhooks (validation within ten seconds as text/plain, 2xx, tries again, `clientState`)
// - api/subscription-post-subscriptions, api/subscription-update, api/subscription-delete
// - api/resources/subscription (Outlook events: at most 10,080 minutes)
// - change-notifications-lifecycle-events (reauthorizationRequired, subscriptionRemoved, missed)

const MAX_SUBSCRIPTION_MS = 10_080 * 60_000
const VALIDATION_MS = 10_000
const MAX_TRIES = 3

type LifecycleEvent = 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired'

export function createSubscriptions(state: MicrosoftState) {
  const underWay = new Set<Promise<void>>()
  let lost = 0

  const calls: SubscriptionCalls = {
    async create({ account }, body) {
      const given = parseJsonObject(body)
      if (!given) return graphError(400, 'BadRequest', 'Unable to read JSON request payload.')
      const {
        changeType,
        notificationUrl,
        lifecycleNotificationUrl,
        resource,
        expirationDateTime,
        clientState,
        ...others
      } = given
      const [unknown] = Object.keys(others)
      if (unknown) return graphError(400, 'BadRequest', `The property '${unknown}' does not exist.`)
      const types = typeof changeType === 'string' ? changeType.split(',') : []
      if (types.length === 0 || !types.every((type) => ['created', 'updated', 'deleted'].includes(type)))
        return graphError(400, 'ExtensionError', 'changeType is not valid.')
      if (clientState !== undefined && (typeof clientState !== 'string' || clientState.length > 128))
        return graphError(400, 'ExtensionError', 'clientState may have at most 128 characters.')
      if (
        !isAllowedAddress(notificationUrl) ||
        (lifecycleNotificationUrl !== undefined && !isAllowedAddress(lifecycleNotificationUrl))
      )
        return graphError(400, 'InvalidRequest', 'Notification URLs must be https.')
      const [, calendarId] = /^\/?me\/calendars\/([^/]+)\/events$/.exec(String(resource)) ?? []
      const calendar = account.calendars.calendars.find(({ id, deleted }) => id === calendarId && !deleted)
      if (!calendar) return graphError(404, 'ExtensionError', 'The resource was not found.')
      const endsAt = endIn(expirationDateTime)
      if (endsAt === null)
        return graphError(400, 'ExtensionError', 'Subscription expiration can only be 10080 minutes in the future.')
      for (const address of new Set([notificationUrl, lifecycleNotificationUrl].filter((url) => url !== undefined)))
        if (!(await isValidated(String(address))))
          return graphError(
            400,
            'ValidationError',
            'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
          )
      const subscription: MicrosoftSubscription = {
        id: randomUUID(),
        accountKey: account.key,
        calendarId: calendar.id,
        resource: String(resource),
        notificationUrl: String(notificationUrl),
        lifecycleNotificationUrl: lifecycleNotificationUrl === undefined ? null : String(lifecycleNotificationUrl),
        clientState: clientState === undefined ? null : String(clientState),
        endsAt,
      }
      state.subscriptions.push(subscription)
      return shown(201, subscription)
    },
    get: ({ account }, id) => withSubscription(account, id, (found) => shown(200, found)),
    renew: ({ account }, id, body) =>
      withSubscription(account, id, (found) => {
        const { expirationDateTime, ...others } = parseJsonObject(body) ?? {}
        const endsAt = endIn(expirationDateTime)
        if (Object.keys(others).length > 0 || endsAt === null)
          return graphError(400, 'ExtensionError', 'expirationDateTime')
        found.endsAt = endsAt
        return shown(200, found)
      }),
    remove: ({ account }, id) =>
      withSubscription(account, id, (found) => {
        state.subscriptions.splice(state.subscriptions.indexOf(found), 1)
        return { status: 204, body: '' }
      }),
  }

  function withSubscription(
    account: MicrosoftAccount,
    id: string,
    act: (found: MicrosoftSubscription) => SimulatorAnswer,
  ): SimulatorAnswer {
    const found = living().find((subscription) => subscription.id === id && subscription.accountKey === account.key)
    return found ? act(found) : graphError(404, 'ResourceNotFound', `The object was not found: ${id}`)
  }

  function living(): MicrosoftSubscription[] {
    state.subscriptions = state.subscriptions.filter(({ endsAt }) => endsAt > state.clock())
    return state.subscriptions
  }

  function endIn(value: unknown): number | null {
    const end = typeof value === 'string' ? Date.parse(value) : Number.NaN
    return end > state.clock() && end <= state.clock() + MAX_SUBSCRIPTION_MS ? end : null
  }

  function announce(account: MicrosoftAccount, calendarId: string): void {
    for (const subscription of living())
      if (subscription.accountKey === account.key && subscription.calendarId === calendarId)
        send(subscription.notificationUrl, {
          ...commonOf(subscription),
          changeType: 'updated',
          resource: `Users/${account.key}/Events/AAMkAG`,
          resourceData: {
            '@odata.type': '#Microsoft.Graph.Event',
            '@odata.id': `Users/${account.key}/Events/AAMkAG`,
            id: 'AAMkAG',
          },
        })
  }

  /** Microsoft’s word about the subscriptions themselves. */
  function lifecycle(event: LifecycleEvent): void {
    for (const subscription of living()) {
      if (subscription.lifecycleNotificationUrl !== null)
        send(subscription.lifecycleNotificationUrl, { ...commonOf(subscription), lifecycleEvent: event })
      if (event === 'subscriptionRemoved') subscription.endsAt = 0
    }
  }

  function send(address: string, notification: object): void {
    if (lost > 0) {
      lost -= 1
      return
    }
    const sending = deliver(address, JSON.stringify({ value: [notification] })).finally(() => underWay.delete(sending))
    underWay.add(sending)
  }

  return {
    calls,
    announce,
    lifecycle,
    lose(count: number) {
      lost = count
    },
    async delivered() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

function commonOf({ id, endsAt, clientState }: MicrosoftSubscription) {
  return {
    subscriptionId: id,
    subscriptionExpirationDateTime: new Date(endsAt).toISOString(),
    clientState,
    tenantId: '84bd8158-6d4d-4958-8b9f-9d6445542f95',
  }
}

async function deliver(address: string, body: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json; charset=utf-8' }
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const response = await fetch(address, { method: 'POST', headers, body }).catch(() => null)
    if (response?.ok) return
  }
}

/** The receiver sends the token back, as plain text. */
async function isValidated(address: string): Promise<boolean> {
  const token = `Validation: Testing client application reachability ${randomBytes(12).toString('hex')} & ünïcode <b>`
  const url = new URL(address)
  url.searchParams.set('validationToken', token)
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    signal: AbortSignal.timeout(VALIDATION_MS),
  }).catch(() => null)
  if (response?.status !== 200 || !response.headers.get('content-type')?.startsWith('text/plain')) return false
  return (await response.text()) === token
}

function isAllowedAddress(address: unknown): boolean {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : null
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname))
}

function shown(status: number, subscription: MicrosoftSubscription): SimulatorAnswer {
  const { id, resource, notificationUrl, endsAt, accountKey } = subscription
  return jsonAnswer(status, {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#subscriptions/$entity',
    id,
    resource,
    applicationId: '24d3b144-21ae-4080-943f-7067b395b913',
    changeType: 'created,updated,deleted',
    clientState: null,
    notificationUrl,
    expirationDateTime: new Date(endsAt).toISOString(),
    creatorId: accountKey,
  })
}
