import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { securityMessages } from '~/accounts/messages'
import { readSecondStep, removeAuthenticatorApp } from '~/accounts/second-step.server'
import { deviceOfRequest } from '~/http/begin-session.server'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const meta = privatePage(securityMessages, (t) => t.app.removeTitle)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  if ((await readSecondStep(context.db, host.id)).appSince === null) throw notFound()
  return null
}

export async function action({ request: sent, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'remove_app')
  await readFormData(request, NO_FIELDS)
  const device = deviceOfRequest(request, context)
  if (!(await removeAuthenticatorApp(context, host.id, device, context.now))) throw notFound()
  context.outbox.wake()
  return redirect('/admin/settings/security?done=app_removed')
}

export default function RemoveApp() {
  const { app: t } = useMessages(securityMessages)
  return (
    <ConfirmPage
      title={t.removeTitle}
      text={t.removeText}
      button={t.remove}
      keep={{ to: '/admin/settings/security', label: t.keep }}
    />
  )
}
