import { type ActionFunctionArgs, data } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { RecoveryCodes } from '~/accounts/components/recovery-codes'
import { securityMessages } from '~/accounts/messages'
import { turnOffSecondStep, turnOnSecondStep } from '~/accounts/second-step.server'
import { deviceOfRequest } from '~/http/begin-session.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { privatePage } from '~/ui/page-title'

export const headers = () => ({ 'Cache-Control': 'private, no-store' })
export const meta = privatePage(securityMessages, (t) => t.codes.title)

export async function action({ request: sent, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'change_second_step')
  const form = await readFormData(request, { once: ['second-step'] })
  const device = deviceOfRequest(request, context)
  if (form.get('second-step') === 'off') {
    await turnOffSecondStep(context, host.id, device, context.now)
    context.outbox.wake()
    return redirect('/admin/settings/security?done=off')
  }
  const result = await turnOnSecondStep(context, host, device, context.now)
  context.outbox.wake()
  return result.ok ? data({ codes: result.codes }) : redirect('/admin/settings/security')
}

export default function SecondStepTurnedOn() {
  const answer = useActionData<typeof action>()
  return answer ? <RecoveryCodes codes={answer.codes} /> : null
}
