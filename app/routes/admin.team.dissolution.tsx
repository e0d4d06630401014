import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { forbidden, requireMembership } from '~/http/require-membership.server'
import { useMessages } from '~/i18n/locale'
import { AskPage, askAbout } from '~/team/components/ask-page'
import { dissolveTeam } from '~/team/membership.server'
import { teamMessages } from '~/team/messages'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { membership } = await requireMembership(request, context, 'dissolve-team')
  return { team: membership.teamName }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'dissolve-team')
  if (!(await dissolveTeam(context.db, acting))) throw forbidden()
  return redirect('/admin/team')
}

export default function DissolveTeam() {
  const { team } = useLoaderData<typeof loader>()
  return <AskPage {...askAbout(useMessages(teamMessages).ask.dissolve, team)} />
}
