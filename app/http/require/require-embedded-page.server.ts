import type { Host } from '~/accounts/host'
import { readTeamPage } from '~/team/team-page.server'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { requireHost } from './require-host.server'
import { requireMembership } from './require-membership.server'

export const TEAM_EMBED_PATH = '/admin/team/embed'

/** Whose pages an address for embedding is about: the signed-in host's own, or those of the team that they manage. */
export interface EmbeddedPage {
  page: Host
  /** The language of the signed-in host. */
  reader: Pick<Host, 'locale'>
  path: string
  isTeam: boolean
}

/** @throws 404 for a team without a public page, 403 for a mere member */
export async function requireEmbeddedPage(request: Request, context: AppContext): Promise<EmbeddedPage> {
  const host = await requireHost(request, context)
  if (new URL(request.url).pathname !== TEAM_EMBED_PATH)
    return { page: host, reader: host, path: '/admin/embed', isTeam: false }
  const { membership } = await requireMembership(request, context, 'edit-team-page')
  const team = await readTeamPage(context.db, membership.teamId)
  if (!team) throw notFound()
  return { page: team.host, reader: host, path: TEAM_EMBED_PATH, isTeam: true }
}
