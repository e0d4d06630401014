import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { securityMessages } from '~/accounts/messages'
import { readSecondStep, removePasskey } from '~/accounts/second-step.server'
import { deviceOfRequest } from '~/http/begin-session.server'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const meta = privatePage(securityMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.passkeys.removeTitle(data.name),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const passkey = (await readSecondStep(context.db, host.id)).passkeys.find(({ id }) => id === params.id)
  if (!passkey) throw notFound()
  return { name: passkey.name }
}

export async function action({ request: sent, params, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'remove_passkey')
  await readFormData(request, NO_FIELDS)
  const device = deviceOfRequest(request, context)
  const passkey = { hostId: host.id, id: params.id ?? '' }
  if (!(await removePasskey(context, passkey, device, context.now))) throw notFound()
  context.outbox.wake()
  return redirect('/admin/settings/security?done=passkey_removed')
}

export default function RemovePasskey() {
  const { name } = useLoaderData<typeof loader>()
  const { passkeys: t } = useMessages(securityMessages)
  return (
    <ConfirmPage
      title={t.removeTitle(name)}
      text={t.removeText}
      button={t.removeButton}
      keep={{ to: '/admin/settings/security', label: t.keep }}
    />
  )
}
