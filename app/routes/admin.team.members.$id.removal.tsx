import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findMember } from '#db/queries/teams'
import { requireMembership } from '~/http/require-membership.server'
import { throwRefusal } from '~/http/team-refusal.server'
import { useMessages } from '~/i18n/locale'
import { AskPage, askAbout } from '~/team/components/ask-page'
import { removeMember } from '~/team/membership.server'
import { teamMessages } from '~/team/messages'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'remove-member')
  const member = await findMember(context.db, acting.teamId, params.id ?? '')
  if (!member) throw new Response('Not found', { status: 404 })
  return { name: member.name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'remove-member')
  throwRefusal(await removeMember(context.db, acting, params.id ?? '', context.now))
  context.outbox.wake()
  return redirect('/admin/team/members')
}

export default function RemoveMember() {
  const { name } = useLoaderData<typeof loader>()
  return <AskPage {...askAbout(useMessages(teamMessages).ask.remove, name)} />
}
