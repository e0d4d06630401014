import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { joinTeam, readInvitation } from '~/team/invitations.server'
import { bookedTeamMessages, teamMessages } from '~/team/messages'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { CheckboxField } from '~/ui/choice-field'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(teamMessages, (t, data: SerializeFrom<typeof loader>) =>
  data.invitation ? t.consent.title(data.invitation.teamName) : t.consent.otherAccountTitle,
)

/** What a host agrees to before joining. Another person's invitation looks like one that has ended (S1). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const invitation = await readInvitation(context.db, params.id ?? '', host.email, context.now)
  return data({ invitation, email: host.email }, { status: invitation ? 200 : 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['sharesGoto', 'bookable'] })
  const choices = { sharesGoto: form.get('sharesGoto') === 'on', bookable: form.get('bookable') === 'on' }
  const result = await joinTeam(context.db, { id: params.id ?? '', host, ...choices }, context.now)
  if (!result.ok) return data({ refused: result.reason }, { status: result.reason === 'gone' ? 404 : 409 })
  context.outbox.wake()
  return redirect('/admin/team')
}

export default function InvitationPage() {
  const { invitation, email } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useMessages(teamMessages)
  const t = words.consent
  const { bookable } = useMessages(bookedTeamMessages)
  if (!invitation || answer?.refused === 'gone')
    return <PageHeader title={t.otherAccountTitle} description={t.otherAccount(email)} />
  return (
    <>
      <PageHeader
        title={t.title(invitation.teamName)}
        description={t.from(invitation.inviterName, words.roles[invitation.role])}
      />
      {answer && <Alert tone="warning">{answer.refused === 'in_a_team' ? t.inATeam : t.full}</Alert>}
      <Terms title={t.sees} list={t.seesList} />
      <Terms title={t.does} list={t.doesList} />
      <Terms title={t.never} list={t.neverList} />
      <Form method="post" className="form">
        <CheckboxField label={t.sharing} hint={t.sharingHint} name="sharesGoto" />
        <CheckboxField label={bookable.agreeNow} hint={bookable.agreeHint} name="bookable" />
        <div className="actions">
          <SubmitButton variant="primary">{t.join}</SubmitButton>
          <SubmitButton formAction={`/admin/team/invitations/${invitation.id}/refusal`}>{t.decline}</SubmitButton>
        </div>
      </Form>
    </>
  )
}

function Terms({ title, list }: { title: string; list: string }) {
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      <ul>
        {list.split('\n').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
