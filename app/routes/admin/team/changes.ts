import type { LoaderFunctionArgs } from '@remix-run/node'
import { findTeamMark } from '#db/queries/team-meetings'
import { requireMembership } from '~/http/require/require-membership.server'
import { openLiveStream } from '~/team/live-streams.server'
import { watchTeam } from '~/team/watch-team.server'

/** Signals an open table to read its rows again, as server-sent events. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { host, membership } = await requireMembership(request, context, 'see-meetings')
  const onEnd = await openLiveStream(host.id, host.sessionIdHash)
  const body = watchTeam({
    onEnd,
    readMark: () => findTeamMark(context.db, membership.teamId, context.clock()),
    seen: new URL(request.url).searchParams.get('seen') ?? '',
    elapsed: context.elapsed,
    signal: AbortSignal.any([request.signal, context.closing]),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // Otherwise nginx buffers streams.
      'X-Accel-Buffering': 'no',
    },
  })
}
