import { beginConnect, completeConnect } from '~/goto/connect.server'
import type { Services } from '~/http/context.server'

/** Connects a host as the browser would: to the consent page, `Allow`, and back with the code. */
export async function connectToSimulator(
  services: Pick<Services, 'db' | 'dialect' | 'keyring' | 'goto'>,
  { hostId, accountKey }: { hostId: string; accountKey: string },
): Promise<void> {
  const session = { hostId, sessionIdHash: 'demo' }
  const consent = new URL(await beginConnect(services, session, Date.now()))
  consent.searchParams.set('decision', 'allow')
  consent.searchParams.set('account', accountKey)
  const response = await fetch(consent, { redirect: 'manual' })
  const back = new URL(response.headers.get('location') ?? '').searchParams
  const answer = { state: back.get('state'), code: back.get('code'), error: back.get('error') }
  const result = await completeConnect(services, session, answer, Date.now())
  if (!result.ok) throw new Error(`The simulated GoTo refused: ${result.reason}`)
}
