import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { addressForOwner } from '~/integrations/deliveries/delivery'
import { deliveryMessages } from '~/integrations/deliveries/messages'
import { deleteWebhook, readWebhook } from '~/integrations/webhooks/save-webhook.server'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const meta = privatePage(deliveryMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.webhooks.removeTitle(data.url),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const webhook = await readWebhook(context, host.id, params.id ?? '', context.now)
  if (!webhook) throw notFound()
  return { id: webhook.id, url: addressForOwner(webhook.url) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  await readFormData(request, NO_FIELDS)
  if (!(await deleteWebhook(context.db, host.id, params.id ?? '', context.now))) throw notFound()
  return redirect('/admin/webhooks')
}

export default function DeleteWebhook() {
  const { id, url } = useLoaderData<typeof loader>()
  const words = useMessages(deliveryMessages)
  return (
    <ConfirmPage
      title={words.webhooks.removeTitle(url)}
      text={words.webhooks.removeText}
      button={words.webhooks.remove}
      keep={{ to: `/admin/webhooks/${id}`, label: words.keep }}
    />
  )
}
