import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireMemberName, requireMembership } from '~/http/require/require-membership.server'
import { throwRefusal } from '~/http/team-refusal.server'
import { useMessages } from '~/i18n/locale'
import { removeMember } from '~/team/membership.server'
import { teamMessages } from '~/team/messages'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const meta = privatePage(teamMessages, (t, data: SerializeFrom<typeof loader>) => t.ask.remove.title(data.name))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return { name: await requireMemberName(request, params.id, context, 'remove-member') }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'remove-member')
  await readFormData(request, NO_FIELDS)
  throwRefusal(await removeMember(context, acting, params.id ?? '', context.now))
  context.outbox.wake()
  return redirect('/admin/team/members')
}

export default function RemoveMember() {
  const { name } = useLoaderData<typeof loader>()
  const t = useMessages(teamMessages).ask
  return (
    <ConfirmPage
      title={t.remove.title(name)}
      text={t.remove.text(name)}
      button={t.remove.button}
      keep={{ to: '/admin/team/members', label: t.keep }}
    />
  )
}
