import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { forbidden, requireMembership } from '~/http/require/require-membership.server'
import { useMessages } from '~/i18n/locale'
import { dissolveTeam } from '~/team/membership.server'
import { teamMessages } from '~/team/messages'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const meta = privatePage(teamMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.ask.dissolve.title(data.team),
)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { membership } = await requireMembership(request, context, 'dissolve-team')
  return { team: membership.teamName }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'dissolve-team')
  await readFormData(request, NO_FIELDS)
  if (!(await dissolveTeam(context.db, acting, context.now))) throw forbidden()
  return redirect('/admin/team')
}

export default function DissolveTeam() {
  const { team } = useLoaderData<typeof loader>()
  const t = useMessages(teamMessages).ask
  return (
    <ConfirmPage
      title={t.dissolve.title(team)}
      text={t.dissolve.text}
      button={t.dissolve.button}
      keep={{ to: '/admin/team/members', label: t.keep }}
    />
  )
}
