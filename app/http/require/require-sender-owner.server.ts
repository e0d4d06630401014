import type { Host } from '~/accounts/host'
import type { SendingOwner } from '~/accounts/sending-address/sending-address.server'
import { provenDomain } from '~/security/proven-domain'
import { readTeamPage } from '~/team/team-page.server'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { requireHost } from './require-host.server'
import { requireMembership } from './require-membership.server'

/**
 * Whose sender a page is about: the signed-in host's, or, below the team's address, the team's.
 *
 * @throws 404 for a team without a page, 403 for a mere member
 */
export async function requireSenderOwner(
  request: Request,
  context: AppContext,
): Promise<{
  owner: SendingOwner & { domain: string | null }
  person: Pick<Host, 'id' | 'timeZone' | 'email' | 'emailVerifiedAt'>
  ofTeam: boolean
}> {
  if (/^\/admin\/team\//i.test(new URL(request.url).pathname)) {
    const { host, membership } = await requireMembership(request, context, 'edit-team-event-types')
    const page = await readTeamPage(context.db, membership.teamId)
    if (!page) throw notFound()
    // The page has no mailbox, so it has proven no domain.
    return {
      owner: { id: page.host.id, domain: null, path: '/admin/team/sender' },
      person: host,
      ofTeam: true,
    }
  }
  const host = await requireHost(request, context)
  return {
    owner: { id: host.id, domain: provenDomain(host), path: '/admin/settings/sender' },
    person: host,
    ofTeam: false,
  }
}
