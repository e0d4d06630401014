import type { LoaderFunctionArgs } from '@remix-run/node'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { isOperator } from '~/accounts/operator'
import type { CommandTargets } from '~/admin/commands'
import { requireHost } from '~/http/require/require-host.server'
import { readMembership } from '~/team/membership.server'
import { may } from '~/team/permissions'

/** As many event types as a person looks through. */
const MAX_EVENT_TYPES = 100

/** What the command palette reads when it is first opened. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, env } = context
  const [membership, eventTypes] = await Promise.all([readMembership(db, host.id), findEventTypesOfHost(db, host.id)])
  const pageUrl = `${env.APP_URL}/${host.handle}`
  const targets: CommandTargets = {
    pageUrl,
    eventTypes: eventTypes
      .slice(0, MAX_EVENT_TYPES)
      .map(({ id, title, slug }) => ({ id, title, url: `${pageUrl}/${slug}` })),
    team: membership && { name: membership.teamName, manages: may(membership.role, 'see-meetings') },
    operates: isOperator(env, host),
  }
  return Response.json(targets, { headers: { 'Cache-Control': 'private, no-store' } })
}
