import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { deleteConnector, readConnector } from '~/integrations/connectors/save-connector.server'
import { deliveryMessages } from '~/integrations/deliveries/messages'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const meta = privatePage(deliveryMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.connectors.removeTitle(data.name),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const connector = await readConnector(context.db, context.keyring, host.id, params.id ?? '')
  if (!connector) throw notFound()
  return { id: connector.id, name: connector.name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  await readFormData(request, NO_FIELDS)
  if (!(await deleteConnector(context.db, host.id, params.id ?? '', context.now))) throw notFound()
  return redirect('/admin/webhooks')
}

export default function DeleteConnector() {
  const { id, name } = useLoaderData<typeof loader>()
  const words = useMessages(deliveryMessages)
  return (
    <ConfirmPage
      title={words.connectors.removeTitle(name)}
      text={words.connectors.removeText}
      button={words.connectors.remove}
      keep={{ to: `/admin/webhooks/connectors/${id}`, label: words.keep }}
    />
  )
}
