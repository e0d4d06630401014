import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { readFormData } from '~/http/read-form-data.server'
import { forbidden, requireMembership } from '~/http/require/require-membership.server'
import { useMessages } from '~/i18n/locale'
import { recipientKey } from '~/limits/mailbox'
import { readBookable } from '~/team/bookable.server'
import { BookableChoice } from '~/team/components/bookable-choice'
import { InviteSection } from '~/team/components/invite-section'
import { MembersTable } from '~/team/components/members-table'
import { OwnPart } from '~/team/components/own-sharing'
import { TeamTabs } from '~/team/components/team-tabs'
import { inviteToTeam, listInvitations } from '~/team/invitations.server'
import { listMembers } from '~/team/membership.server'
import { type TeamProblem, teamMessages } from '~/team/messages'
import { may } from '~/team/permissions'
import { InvitationSchema } from '~/team/team'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(teamMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.members.title(data.membership.teamName),
)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { host, membership } = await requireMembership(request, context, 'see-team')
  const { db, now } = context
  const { teamId, role } = membership
  const [members, bookable, invitations] = await Promise.all([
    listMembers(db, teamId),
    readBookable(db, { teamId, hostId: host.id }),
    may(role, 'invite-member') ? listInvitations(db, { teamId }, now) : null,
  ])
  return { membership, members, bookable, invitations, ownId: host.id, timeZone: host.timeZone }
}

/** Invites an address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'invite-member')
  const form = await readFormData(request, { once: ['email', 'role', 'send'] })
  const typed = { email: String(form.get('email') ?? '').trim(), role: String(form.get('role') ?? 'member') }
  const answer = (status: number, problem: TeamProblem | null, mailed = true) =>
    data({ ...typed, problem, mailed }, { status })
  const invitation = InvitationSchema.safeParse(typed)
  if (!invitation.success) return answer(400, 'email')
  const { email, role } = invitation.data
  const decision = await context.limits.take('mail-to-address', recipientKey(email))
  if (!decision.ok) return answer(429, 'slowDown')
  const invite = { teamId: acting.teamId, inviterId: acting.hostId, email, role }
  const result = await inviteToTeam(context.db, invite, context.now)
  if (!result.ok && result.reason === 'not_allowed') throw forbidden()
  if (!result.ok) return answer(409, result.reason)
  context.outbox.wake()
  return answer(200, null, result.mailed)
}

export default function Members() {
  const { membership, members, bookable, invitations, ownId, timeZone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [query] = useSearchParams()
  const t = useMessages(teamMessages).members
  const { role, teamName } = membership
  return (
    <>
      <PageHeader title={t.title(teamName)} description={t.description} />
      <TeamTabs manages={may(role, 'see-meetings')} />
      <MembersTable members={members} own={{ id: ownId, role }} />
      {invitations && (
        <InviteSection
          invitations={invitations}
          timeZone={timeZone}
          mayInviteManagers={may(role, 'invite-manager')}
          answer={answer}
        />
      )}
      <BookableChoice bookable={bookable} />
      <OwnPart membership={membership} saved={query.has('saved')} unfitName={query.get('unfit')} />
    </>
  )
}
