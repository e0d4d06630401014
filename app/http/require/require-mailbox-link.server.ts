import { findHostById } from '#db/queries/hosts'
import { type MailboxLink, type MailboxLinkKind, readMailboxLink } from '~/booking/mailbox-link.server'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { limitRequests } from './require-public.server'

/** The link of a mail, and the name of the host whose mail it was. @throws 404 */
export async function requireMailboxLink(
  { db, keyring }: Pick<AppContext, 'db' | 'keyring'>,
  kind: MailboxLinkKind,
  token: string | undefined,
): Promise<{ link: MailboxLink; host: string }> {
  const link = readMailboxLink(keyring, kind, token ?? '')
  const host = link && (await findHostById(db, link.hostId))
  if (!link || !host) throw notFound()
  return { link, host: host.name }
}

/**
 * The same for its form, which is limited by the mailbox: mail programs post for all of their readers from few networks.
 *
 * @throws 404; 429
 */
export async function requireMailboxForm(context: AppContext, kind: MailboxLinkKind, token: string | undefined) {
  const found = await requireMailboxLink(context, kind, token)
  await limitRequests(context, 'change-booking', found.link.mailbox)
  return found
}
