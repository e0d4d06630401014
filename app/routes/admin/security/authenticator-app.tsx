import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { beginAuthenticatorApp, readNewApp } from '~/accounts/authenticator-app.server'
import { RecoveryCodes } from '~/accounts/components/recovery-codes'
import { accountMessages, securityMessages } from '~/accounts/messages'
import { qrPath } from '~/accounts/qr-path.server'
import { addAuthenticatorApp } from '~/accounts/second-step.server'
import { deviceOfRequest } from '~/http/begin-session.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { beginCodeAttempt } from '~/http/second-step-attempt.server'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { CopyButton } from '~/ui/copy-button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const headers = () => ({ 'Cache-Control': 'private, no-store' })
export const meta = privatePage(securityMessages, (t) => t.app.title)

/** The key is as good as the codes, so its page needs the same proof as its use. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { host } = await requireConfirmed(request, context, 'add_app')
  const app = await readNewApp(context, host)
  return { app: app && { secret: app.secret, qr: qrPath(app.address) } }
}

/** Without a code: makes the key. With one: takes the app into use. */
export async function action({ request: sent, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'add_app')
  const form = await readFormData(request, { once: ['code'] })
  const code = form.get('code')
  if (code === null) {
    await beginAuthenticatorApp(context, host.id, context.now)
    return redirect('/admin/settings/security/app')
  }
  const attempt = await beginCodeAttempt(context, host.id, { isAppCode: true })
  if (!attempt.ok)
    return data(
      { codes: null, problem: accountMessages[host.locale].slowDown(attempt.retryAfterSeconds) },
      { status: 429, headers: { 'Retry-After': String(attempt.retryAfterSeconds) } },
    )
  const typed = { code: String(code).slice(0, 100), device: deviceOfRequest(request, context) }
  const result = await addAuthenticatorApp(context, host, typed, context.now)
  if (!result.ok) return data({ codes: null, problem: securityMessages[host.locale].app.wrong }, { status: 400 })
  await attempt.succeeded()
  context.outbox.wake()
  return data({ codes: result.codes, problem: null })
}

export default function AuthenticatorApp() {
  const { app } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useMessages(securityMessages)
  const t = words.app
  if (answer?.codes) return <RecoveryCodes codes={answer.codes} />
  return (
    <>
      <PageHeader
        title={t.title}
        description={t.explain}
        back={{ to: '/admin/settings/security', label: words.backHere }}
      />
      {app === null ? (
        <Form method="post" className="form section-body">
          <SubmitButton variant="primary">{t.begin}</SubmitButton>
        </Form>
      ) : (
        <div className="section-body admin-stack">
          <p>{t.scan}</p>
          <svg
            className="qr-code"
            role="img"
            aria-label={t.qr}
            viewBox={`0 0 ${app.qr.size} ${app.qr.size}`}
            shapeRendering="crispEdges"
          >
            <path fill="#fff" d={`M0 0h${app.qr.size}v${app.qr.size}H0z`} />
            <path fill="#000" d={app.qr.path} />
          </svg>
          <CopyButton value={app.secret} label={t.key} field />
          <Form method="post" className="form" noValidate>
            <TextField
              label={t.code}
              id="app-code"
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              maxLength={12}
              errors={answer?.problem ? [answer.problem] : []}
            />
            <SubmitButton variant="primary">{t.confirm}</SubmitButton>
          </Form>
        </div>
      )}
    </>
  )
}
