import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireMembership } from '~/http/require/require-membership.server'
import { throwRefusal } from '~/http/team-refusal.server'
import { useMessages } from '~/i18n/locale'
import { leaveTeam } from '~/team/membership.server'
import { teamMessages } from '~/team/messages'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const meta = privatePage(teamMessages, (t, data: SerializeFrom<typeof loader>) => t.ask.leave.title(data.team))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { membership } = await requireMembership(request, context, 'leave-team')
  return { team: membership.teamName }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'leave-team')
  await readFormData(request, NO_FIELDS)
  throwRefusal(await leaveTeam(context, acting, context.now))
  context.outbox.wake()
  return redirect('/admin/team')
}

export default function LeaveTeam() {
  const { team } = useLoaderData<typeof loader>()
  const t = useMessages(teamMessages).ask
  return (
    <ConfirmPage
      title={t.leave.title(team)}
      text={t.leave.text}
      button={t.leave.button}
      keep={{ to: '/admin/team/members', label: t.keep }}
    />
  )
}
