import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireHost } from '~/accounts/require-host.server'
import { deleteConnector, readConnector } from '~/connectors/save-connector.server'
import { deliveryMessages } from '~/deliveries/messages'
import { useMessages } from '~/i18n/locale'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const connector = await readConnector(context.db, context.keyring, host.id, params.id ?? '')
  if (!connector) throw new Response('Not found', { status: 404 })
  return { id: connector.id, name: connector.name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  if (!(await deleteConnector(context.db, host.id, params.id ?? ''))) throw new Response('Not found', { status: 404 })
  return redirect('/admin/webhooks')
}

export default function DeleteConnector() {
  const { id, name } = useLoaderData<typeof loader>()
  const words = useMessages(deliveryMessages)
  return (
    <>
      <PageHeader title={words.connectors.removeTitle(name)} description={words.connectors.removeText} />
      <Form method="post" className="actions">
        <SubmitButton variant="danger">{words.connectors.remove}</SubmitButton>
        <ButtonLink to={`/admin/webhooks/crm/${id}`}>{words.keep}</ButtonLink>
      </Form>
    </>
  )
}
