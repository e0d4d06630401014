import { inTransaction } from '#db/in-transaction'
import { deviceOf } from '~/accounts/device.server'
import { knowBrowser } from '~/accounts/known-browser.server'
import { recordSecurityAct } from '~/accounts/record-security-act.server'
import { startSession } from '~/accounts/session.server'
import { hasOtherSession } from '~/accounts/session-list.server'
import type { Device } from '~/i18n/devices'
import type { AppContext } from './context.server'

/** What the request says of the device that sends it. */
export function deviceOfRequest(request: Request, { clientAddress }: Pick<AppContext, 'clientAddress'>): Device {
  return deviceOf(request.headers.get('user-agent'), clientAddress)
}

/**
 * Signs a host in who has just proven who they are, in the browser that sent the request. The host gets a mail if it is a new one: the very
 * first browser of an account is nobody's surprise.
 *
 * @param provenAt when they proved it; default: now
 * @returns the headers with its cookies
 */
export async function beginSession(
  request: Request,
  { db, env, now, clientAddress, outbox }: AppContext,
  hostId: string,
  { provenAt = now }: { provenAt?: number } = {},
): Promise<Headers> {
  const device = deviceOfRequest(request, { clientAddress })
  const cookieHeader = request.headers.get('cookie')
  const isFirst = !(await hasOtherSession(db, hostId, now))
  const browser = await inTransaction(db, async (tx) => {
    const noted = await knowBrowser(tx, { hostId, cookieHeader, appUrl: env.APP_URL }, now)
    const isNews = !noted.known && !(isFirst && noted.isFirst)
    if (isNews) await recordSecurityAct(tx, { hostId, act: 'new_browser', device }, now)
    return { ...noted, isNews }
  })
  const session = await startSession(db, hostId, cookieHeader, now, env.APP_URL, { device, provenAt })
  if (browser.isNews) outbox.wake()
  const headers = new Headers({ 'Set-Cookie': session })
  headers.append('Set-Cookie', browser.cookie)
  return headers
}
