import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireMemberName, requireMembership } from '~/http/require/require-membership.server'
import { throwRefusal } from '~/http/team-refusal.server'
import { useMessages } from '~/i18n/locale'
import { handOver } from '~/team/membership.server'
import { teamMessages } from '~/team/messages'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const meta = privatePage(teamMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.ask.handOver.title(data.name),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return { name: await requireMemberName(request, params.id, context, 'hand-over') }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'hand-over')
  await readFormData(request, NO_FIELDS)
  throwRefusal(await handOver(context.db, acting, params.id ?? '', context.now))
  context.outbox.wake()
  return redirect('/admin/team/members')
}

export default function HandOver() {
  const { name } = useLoaderData<typeof loader>()
  const t = useMessages(teamMessages).ask
  return (
    <ConfirmPage
      title={t.handOver.title(name)}
      text={t.handOver.text(name)}
      button={t.handOver.button}
      keep={{ to: '/admin/team/members', label: t.keep }}
    />
  )
}
