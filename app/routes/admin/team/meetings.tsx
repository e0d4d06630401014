import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { findTeamMark } from '#db/queries/team-meetings'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { hasMeetingsFilter, MeetingsFilter } from '~/team/components/meetings-filter'
import { TeamStart } from '~/team/components/team-start'
import { TeamTable } from '~/team/components/team-table'
import { TeamTabs } from '~/team/components/team-tabs'
import { useFreshRows, useLiveTable } from '~/team/components/use-live-table'
import { listInvitations } from '~/team/invitations.server'
import { listTeamMeetings, readTeamQuery } from '~/team/meetings.server'
import { createTeam, listMembers, readMembership } from '~/team/membership.server'
import { bookedTeamMessages, teamMessages } from '~/team/messages'
import { may } from '~/team/permissions'
import { readTeamName } from '~/team/team-name.server'
import { Alert } from '~/ui/alert'
import { ButtonAnchor } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { PageSteps } from '~/ui/page-steps'
import { privatePage } from '~/ui/page-title'
import { shortQuery } from '~/ui/short-query'

export const meta = privatePage(teamMessages, (t, data: SerializeFrom<typeof loader>) =>
  data.team ? t.meetings.title(data.team.name) : t.title,
)

/** All members' upcoming meetings, for members that may see them; for a host without a team, a form to create one. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, now } = context
  const membership = await readMembership(db, host.id)
  if (!membership) return { team: null, invitations: await listInvitations(db, { email: host.email }, now) }
  if (!may(membership.role, 'see-meetings')) throw redirect('/admin/team/members')

  const { teamId, teamName } = membership
  const query = readTeamQuery(new URL(request.url).searchParams, host.timeZone)
  // The mark is read first, so that a change made while the rows are read is reported rather than lost.
  const mark = await findTeamMark(db, teamId, now)
  const [{ meetings, more }, members] = await Promise.all([
    listTeamMeetings(db, teamId, { ...query, readerId: host.id }, now),
    listMembers(db, teamId),
  ])
  for (const { id } of members) context.busy.markViewed(id)
  const { typed, sort, descending, page } = query
  return {
    team: { name: teamName, organizers: members.map(({ id, name }) => ({ id, name })) },
    meetings,
    more,
    page,
    typed,
    mark,
    sort: { by: sort, direction: descending ? ('descending' as const) : ('ascending' as const) },
    timeZone: host.timeZone,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['name', 'sharesGoto'] })
  const typed = String(form.get('name') ?? '')
  const name = readTeamName(typed, host)
  if (name === null) return data({ typed, problem: 'name' as const }, { status: 400 })
  const team = { hostId: host.id, name, sharesGoto: form.get('sharesGoto') === 'on' }
  const result = await createTeam(context.db, team, context.now)
  if (!result.ok) return data({ typed, problem: result.reason }, { status: 409 })
  return redirect('/admin/team/members')
}

export default function TeamPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!loaded.team)
    return <TeamStart invitations={loaded.invitations} typed={answer?.typed ?? ''} problem={answer?.problem ?? null} />
  return <TeamMeetings {...loaded} />
}

type Meetings = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { team: { name: string } }>

function TeamMeetings({ team, meetings, more, page, typed, mark, sort, timeZone }: Meetings) {
  const [query] = useSearchParams()
  const t = useMessages(teamMessages).meetings
  const handedOver = useMessages(bookedTeamMessages).reassign.done
  const connection = useLiveTable(mark)
  const fresh = useFreshRows(meetings)
  const words = hasMeetingsFilter(typed) ? t.nothingFound : t.empty
  return (
    <>
      <PageHeader title={t.title(team.name)} description={t.description(timeZone.replaceAll('_', ' '))} />
      <TeamTabs manages />
      {query.has('cancelled') && <Alert tone="success">{t.cancelled}</Alert>}
      {query.has('handed') && <Alert tone="success">{handedOver}</Alert>}
      <MeetingsFilter typed={typed} sort={query.get('sort')} organizers={team.organizers} />
      <section className="admin-stack" aria-label={t.caption}>
        <div className="list-head">
          <p role="status">{connection === 'paused' ? t.paused : fresh.size > 0 ? t.fresh(fresh.size) : t.live}</p>
          <ButtonAnchor variant="quiet" size="small" href={`/admin/team/export.csv?${query}`} download>
            {t.export}
          </ButtonAnchor>
        </div>
        {meetings.length === 0 ? (
          <EmptyState title={words.title}>{words.text}</EmptyState>
        ) : (
          <TeamTable meetings={meetings} timeZone={timeZone} sort={sort} fresh={fresh} />
        )}
        <Pages page={page} more={more} />
      </section>
    </>
  )
}

function Pages({ page, more }: { page: number; more: boolean }) {
  const [query] = useSearchParams()
  const t = useMessages(teamMessages).meetings
  const at = (number: number) =>
    `?${new URLSearchParams({ ...Object.fromEntries(shortQuery(query)), page: String(number) })}`
  return (
    <PageSteps
      label={t.pages}
      previous={page > 1 ? { label: t.previous, to: at(page - 1) } : null}
      next={more ? { label: t.next, to: at(page + 1) } : null}
    />
  )
}
