import type { GuardedAct } from '~/accounts/guarded-acts'
import { holdForm, takeHeldFormOf } from '~/accounts/held-form.server'
import { isProven, type SignedInHost } from '~/accounts/step-up.server'
import type { AppContext } from '../context.server'
import { parseForm } from '../read-form-data.server'
import { redirect } from '../redirect.server'
import { requireHost } from './require-host.server'

/** More than any form of these acts has. */
const MAX_HELD_BYTES = 64_000
const HELD = 'held'

export interface ConfirmedHost {
  host: SignedInHost
  /** The request to read the form from: the one that was held, if this one continues it. */
  request: Request
  /** False only where a form with its own password may go on: the password decides then. */
  confirmed: boolean
}

interface Options {
  /** For forms that take the current password themselves. */
  mayTypePassword?: boolean
  /** For addresses with several forms: whether this one needs it. */
  when?: (form: FormData) => boolean
}

/**
 * The signed-in host of an act that needs more than a session: they have shown in the last ten minutes who they are.
 *
 * @throws a redirect to the page that asks for it, which then continues with the same request: a form is held meanwhile, so nothing typed is lost
 */
export async function requireConfirmed(
  sent: Request,
  context: AppContext,
  act: GuardedAct,
  options: Options = {},
): Promise<ConfirmedHost> {
  const host = await requireHost(sent, context)
  const url = addressOf(sent)
  const id = url.searchParams.get(HELD)
  const confirmed = isProven(host, context.now)
  if (sent.method === 'GET') {
    if (confirmed) return { host, request: sent, confirmed }
    throw redirect(`/admin/confirm?act=${act}&next=${encodeURIComponent(url.pathname + url.search)}`)
  }
  if (confirmed) return { host, request: id === null ? sent : await heldRequest(sent, context, host, id), confirmed }
  const body = Buffer.from(await sent.arrayBuffer())
  const contentType = sent.headers.get('content-type') ?? ''
  if (await mayGoOn({ contentType, body }, options))
    return { host, request: requestOf(sent, url, { contentType, body }), confirmed }
  if (body.byteLength > MAX_HELD_BYTES) throw new Response(null, { status: 413 })
  url.searchParams.delete(HELD)
  const form = { path: url.pathname + url.search, contentType, body: body.toString('base64') }
  const held = await holdForm(context, host.sessionIdHash, form, context.now)
  throw redirect(`/admin/confirm?act=${act}&${HELD}=${held}`)
}

/** Whether the form may be read without a recent proof: it has its own password, which must then be right, or is none of those that need one. */
async function mayGoOn({ contentType, body }: SentForm, { mayTypePassword = false, when }: Options): Promise<boolean> {
  if (!mayTypePassword && !when) return false
  const read = await parseForm(new Uint8Array(body).buffer, contentType)
  // What cannot be read is refused where it is read.
  if (!read.ok) return true
  return (mayTypePassword && read.form.has('currentPassword')) || (when !== undefined && !when(read.form))
}

interface SentForm {
  contentType: string
  body: Buffer
}

/** The address at which a held form goes on. */
export function addressToContinue(path: string, id: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${HELD}=${id}`
}

/** The form that was held, for the address that it was sent to; the sent one is only the way back from the page that asked. */
async function heldRequest(sent: Request, context: AppContext, host: SignedInHost, id: string): Promise<Request> {
  const url = addressOf(sent)
  url.searchParams.delete(HELD)
  const form = await takeHeldFormOf(context, { sessionIdHash: host.sessionIdHash, id }, context.now)
  // It was sent already, or waited too long: its page is there to send it again.
  if (!form || form.path !== url.pathname + url.search) throw redirect(url.pathname)
  return requestOf(sent, url, { contentType: form.contentType, body: Buffer.from(form.body, 'base64') })
}

function requestOf(sent: Request, url: URL, { contentType, body }: SentForm): Request {
  const headers = new Headers(sent.headers)
  headers.delete('content-length')
  headers.set('content-type', contentType)
  return new Request(url, { method: sent.method, headers, body: new Uint8Array(body) })
}

/** Remix asks for a page's data at an address of its own. */
function addressOf({ url }: Request): URL {
  const address = new URL(url)
  address.pathname = address.pathname.replace(/\.data$/, '')
  address.searchParams.delete('_routes')
  return address
}
