import {
  beginCalendarConnect,
  completeCalendarConnect,
  type OAuthCalendarKind,
} from '~/calendars/connect-oauth-account.server'
import type { Services } from '~/http/context.server'

/** Connects a calendar as the browser would: to the consent page, `Allow`, and back with the code. @returns the account's id */
export async function connectCalendar(
  services: Pick<Services, 'db' | 'dialect' | 'keyring' | 'calendars'>,
  { hostId, kind, accountKey }: { hostId: string; kind: OAuthCalendarKind; accountKey: string },
): Promise<string> {
  const session = { hostId, sessionIdHash: 'demo' }
  const address = await beginCalendarConnect(services, kind, session, Date.now())
  if (address === null) throw new Error(`${kind} is not configured`)
  const response = await allowAtConsentPage(address, accountKey)
  const result = await completeCalendarConnect(services, kind, session, response, Date.now())
  if (!result.ok) throw new Error(`The simulated ${kind} refused: ${result.reason}`)
  return result.accountId
}

/** @returns what the browser brings back */
export async function allowAtConsentPage(address: string, accountKey: string, decision: 'allow' | 'deny' = 'allow') {
  const consent = new URL(address)
  consent.searchParams.set('decision', decision)
  consent.searchParams.set('account', accountKey)
  const response = await fetch(consent, { redirect: 'manual' })
  const back = new URL(response.headers.get('location') ?? '').searchParams
  return { state: back.get('state'), code: back.get('code'), error: back.get('error') }
}
