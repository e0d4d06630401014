import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { eventTypeMessages } from '~/event-types/messages'
import { deleteEventType } from '~/event-types/save-event-type.server'
import { requireEventTypeOfHost } from '~/http/require-event-type-of-host.server'
import { useMessages } from '~/i18n/locale'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { eventType } = await requireEventTypeOfHost(request, params.id, context)
  return { title: eventType.title }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { eventType } = await requireEventTypeOfHost(request, params.id, context)
  await deleteEventType(context, eventType, context.now)
  return redirect('/admin/event-types')
}

export default function DeleteEventType() {
  const { title } = useLoaderData<typeof loader>()
  const t = useMessages(eventTypeMessages).deletion
  return (
    <>
      <PageHeader title={t.title(title)} description={t.text} />
      <Form method="post" className="actions">
        <SubmitButton variant="danger">{t.button}</SubmitButton>
        <ButtonLink to="/admin/event-types">{t.keep}</ButtonLink>
      </Form>
    </>
  )
}
