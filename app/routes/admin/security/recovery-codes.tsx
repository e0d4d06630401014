import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { RecoveryCodes } from '~/accounts/components/recovery-codes'
import { securityMessages } from '~/accounts/messages'
import { readSecondStep, renewRecoveryCodes } from '~/accounts/second-step.server'
import { deviceOfRequest } from '~/http/begin-session.server'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const headers = () => ({ 'Cache-Control': 'private, no-store' })
export const meta = privatePage(securityMessages, (t) => t.codes.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  if (!(await readSecondStep(context.db, host.id)).on) throw notFound()
  return null
}

export async function action({ request: sent, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'renew_codes')
  await readFormData(request, NO_FIELDS)
  const codes = await renewRecoveryCodes(context, host.id, deviceOfRequest(request, context), context.now)
  if (!codes) throw notFound()
  context.outbox.wake()
  return data({ codes })
}

export default function NewRecoveryCodes() {
  const answer = useActionData<typeof action>()
  const { codes: t } = useMessages(securityMessages)
  if (answer) return <RecoveryCodes codes={answer.codes} />
  return (
    <ConfirmPage
      title={t.ask}
      text={t.askText}
      button={t.make}
      keep={{ to: '/admin/settings/security', label: t.keep }}
    />
  )
}
