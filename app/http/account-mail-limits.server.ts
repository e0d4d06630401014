import { setTimeout as wait } from 'node:timers/promises'
import { networksOf } from '~/limits/client-address.server'
import { recipientKey } from '~/limits/mailbox'
import type { LimitVerdict } from '~/limits/rate-limit.server'
import type { AppContext } from './context.server'

/** Longer than looking up an address and queueing its mail takes. */
const EQUAL_TIME_MS = 250

/** Before a form makes us send a mail: neither may one network send many, nor may one mailbox be flooded (S16). */
export async function limitMails(
  { limits, clientAddress }: Pick<AppContext, 'limits' | 'clientAddress'>,
  form: 'sign-up' | 'reset',
  email: string,
): Promise<LimitVerdict> {
  const byNetwork = await limits.take(form, networksOf(clientAddress))
  return byNetwork.ok ? limits.take('mail-to-address', recipientKey(email)) : byNetwork
}

/** Lets work for a known address, which writes, and for an unknown one, which does not, end at the same time (S6). */
export async function inEqualTime(work: Promise<void>): Promise<void> {
  await Promise.all([work, wait(EQUAL_TIME_MS)])
}
