import { setTimeout as wait } from 'node:timers/promises'
import { networksOf } from '~/limits/client-address.server'
import { recipientKey } from '~/limits/mailbox'
import type { LimitDecision } from '~/limits/rate-limit.server'
import type { AppContext } from './context.server'

/** Longer than it takes to look up an address and queue its mail. */
const EQUAL_TIME_MS = 250

/** Checked before a form causes a mail: one network cannot send many, and one mailbox cannot be flooded (S16). */
export async function limitMails(
  { limits, clientAddress }: Pick<AppContext, 'limits' | 'clientAddress'>,
  form: 'sign-up' | 'reset',
  email: string,
): Promise<LimitDecision> {
  const byNetwork = await limits.take(form, networksOf(clientAddress))
  return byNetwork.ok ? limits.take('mail-to-address', recipientKey(email)) : byNetwork
}

/** Makes work for a known address, which writes, and for an unknown one, which does not, take the same time (S6). */
export async function inEqualTime(work: Promise<void>): Promise<void> {
  await Promise.all([work, wait(EQUAL_TIME_MS)])
}
