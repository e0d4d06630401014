import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { isAppCode } from '~/accounts/authenticator-app.server'
import { PasskeyForm } from '~/accounts/components/passkey-form'
import { accountMessages, securityMessages } from '~/accounts/messages'
import { checkPasskey } from '~/accounts/passkeys.server'
import {
  checkSecondStepCode,
  completePendingSignIn,
  forgetPendingSignIn,
  mayTrySecondStep,
  readPendingSignIn,
} from '~/accounts/pending-sign-in.server'
import { readSecondStep } from '~/accounts/second-step.server'
import { localeOf } from '~/http/account-form.server'
import { deviceOfRequest } from '~/http/begin-session.server'
import type { AppContext } from '~/http/context.server'
import { finishSignIn } from '~/http/finish-sign-in.server'
import { logRefusedAccount } from '~/http/log-refused-sign-in.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { beginCodeAttempt } from '~/http/second-step-attempt.server'
import { useMessages } from '~/i18n/locale'
import { AuthLayout, authLinks } from '~/layouts/auth-layout'
import { SubmitButton } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const links = authLinks
export const meta = privatePage(securityMessages, (t) => t.code.title)
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

const OVER = '/sign-in?step=over'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const pending = await pendingOf(request, context)
  if (!pending) throw redirect(OVER)
  const { appSince, passkeys } = await readSecondStep(context.db, pending.host_id)
  return { hasApp: appSince !== null, hasPasskey: passkeys.length > 0 }
}

/** The second step after a right password (S27): only here does the session begin. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readFormData(request, { once: ['code', 'passkey'], long: true })
  const pending = await pendingOf(request, context)
  if (!pending) return redirect(OVER)
  const { db, env, now } = context
  const t = securityMessages[localeOf(request)]
  const { host_id: hostId } = pending
  const code = String(form.get('code') ?? '').slice(0, 100)
  const answer = String(form.get('passkey') ?? '')
  const attempt = await beginCodeAttempt(context, hostId, { isAppCode: answer === '' && isAppCode(code) })
  if (!attempt.ok) {
    await logRefusedAccount(context, { account: hostId, reason: attempt.reason })
    const problem = accountMessages[localeOf(request)].slowDown(attempt.retryAfterSeconds)
    return data({ problem }, { status: 429, headers: { 'Retry-After': String(attempt.retryAfterSeconds) } })
  }
  if (!(await mayTrySecondStep(db, pending))) return redirect(OVER)
  const asked = { purpose: 'second_step', asker: pending.id_hash, answer, hostId } as const
  const right =
    answer === ''
      ? await checkSecondStepCode(context, hostId, { code, device: deviceOfRequest(request, context) }, now)
      : (await checkPasskey({ db, appUrl: env.APP_URL }, asked, now)).ok
  if (!right) {
    await logRefusedAccount(context, { account: hostId, reason: answer === '' ? 'wrong_code' : 'passkey_refused' })
    return data({ problem: answer === '' ? t.code.wrong : t.passkeys.refused }, { status: 401 })
  }
  await attempt.succeeded()
  if (!(await completePendingSignIn(db, pending))) return redirect(OVER)
  const headers = new Headers({ 'Set-Cookie': forgetPendingSignIn(env.APP_URL) })
  return finishSignIn(request, context, { hostId, next: pending.next, isWhole: true }, headers)
}

function pendingOf(request: Request, { db, env, now }: AppContext) {
  return readPendingSignIn(db, { cookieHeader: request.headers.get('cookie'), appUrl: env.APP_URL }, now)
}

export default function SecondStepPage() {
  const { hasApp, hasPasskey } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { code: t, passkeys } = useMessages(securityMessages)
  return (
    <AuthLayout
      title={t.title}
      description={hasApp ? t.text : t.passkeyOnly}
      aside={<Link to="/sign-in">{t.lost}</Link>}
    >
      {hasPasskey && (
        <PasskeyForm
          purpose="second_step"
          action="/sign-in/code"
          label={passkeys.answer}
          variant={hasApp ? 'secondary' : 'primary'}
        />
      )}
      <Form method="post" className="form" noValidate>
        <FormErrors problems={refused?.problem ? [refused.problem] : []} />
        <TextField
          label={t.label}
          hint={hasApp ? t.hint : t.recoveryHint}
          id="second-step-code"
          name="code"
          required
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
        />
        <SubmitButton variant={hasApp || !hasPasskey ? 'primary' : 'secondary'} wide>
          {t.button}
        </SubmitButton>
      </Form>
    </AuthLayout>
  )
}
