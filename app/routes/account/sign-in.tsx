import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import type { z } from 'zod'
import { ProviderSignIn } from '~/accounts/components/oidc-sign-in'
import { PasskeyForm } from '~/accounts/components/passkey-form'
import { CurrentPassword } from '~/accounts/components/password-fields'
import { accountMessages, oidcMessages, securityMessages } from '~/accounts/messages'
import { safeNextPath } from '~/accounts/next-path'
import { SignInSchema, signIn } from '~/accounts/sign-in.server'
import { asQueueFull, messagesFor, readForm, refuseForm, refuseForNow, refuseFull } from '~/http/account-form.server'
import { finishSignIn } from '~/http/finish-sign-in.server'
import { logRefusedSignIn } from '~/http/log-refused-sign-in.server'
import { beginPasswordAttempt } from '~/http/password-attempt.server'
import { redirectSignedIn } from '~/http/require/require-host.server'
import { refuseWithoutPasswords, signInWays } from '~/http/require/require-passwords.server'
import { useMessages } from '~/i18n/locale'
import { AuthLayout, authLinks } from '~/layouts/auth-layout'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { openPage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const links = authLinks
export const meta = openPage(accountMessages, (t) => t.signIn.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  await redirectSignedIn(request, context, nextOf(request))
  return { ...signInWays(context.env), next: nextOf(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.env.PASSWORD_SIGN_IN) return refuseWithoutPasswords()
  const t = messagesFor(request)
  const submission = await readForm(request, SignInSchema, t)
  if (submission.status !== 'success') return refuseForm(submission, { status: 400 })
  const { email, password } = submission.value
  const attempt = await beginPasswordAttempt(context, email)
  if (!attempt.ok) {
    await logRefusedSignIn(context, email, attempt.reason)
    return refuseForNow(submission, attempt, t)
  }

  const result = await signIn(context.db, { email, password }).catch(asQueueFull)
  if (result.ok) {
    await attempt.succeeded()
    return finishSignIn(request, context, { hostId: result.hostId, next: nextOf(request) })
  }
  if (!result.ok && result.reason === 'queue_full') {
    await attempt.withdrawn()
    return refuseFull(submission, result, t)
  }
  await logRefusedSignIn(context, email, result.reason)
  // A visitor who signs up with another person's address must not learn here whether it already has an account (S6).
  return refuseForm(submission, { status: 401, formErrors: [t.signIn.wrong] })
}

export default function SignInPage() {
  const { provider, passwordSignIn, next } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [query] = useSearchParams()
  const t = useMessages(accountMessages)
  const oidc = useMessages(oidcMessages)
  const security = useMessages(securityMessages)
  const [form, fields] = useForm<z.input<typeof SignInSchema>>({
    lastResult: refused?.form ?? null,
    defaultValue: { email: query.get('email') ?? '' },
  })
  return (
    <AuthLayout
      title={t.signIn.title}
      aside={
        <>
          {t.signIn.noAccount} <Link to="/sign-up">{t.signUp.title}</Link>
        </>
      }
    >
      {query.has('gone') && <Alert tone="success">{t.signIn.gone}</Alert>}
      {query.get('step') === 'over' && <Alert tone="warning">{security.code.over}</Alert>}
      {query.get('passkey') === 'refused' && <Alert tone="danger">{security.passkeys.refused}</Alert>}
      {query.get('cookie') === 'refused' && <Alert tone="warning">{t.signIn.noCookie}</Alert>}
      {passwordSignIn && (
        <Form method="post" id={form.id} className="form" noValidate>
          <FormErrors problems={form.errors} />
          <TextField label={t.fields.email} field={fields.email} type="email" required autoComplete="username" />
          <CurrentPassword label={t.fields.password} field={fields.password} />
          <SubmitButton variant="primary" wide>
            {t.signIn.button}
          </SubmitButton>
          <Link to="/forgot-password">{t.signIn.forgot}</Link>
          {refused && fields.email.value && (
            <Link to={`/verify-email?unverified=${encodeURIComponent(fields.email.value)}`}>{t.signIn.linkAgain}</Link>
          )}
        </Form>
      )}
      {provider && !passwordSignIn && refused && <Alert tone="danger">{oidc.passwordOff(provider)}</Alert>}
      <PasskeyForm purpose="sign_in" action="/sign-in/passkey" label={security.passkeys.answer}>
        <input type="hidden" name="next" value={next} />
      </PasskeyForm>
      {provider && <ProviderSignIn name={provider} passwordSignIn={passwordSignIn} next={next} />}
    </AuthLayout>
  )
}

function nextOf(request: Request): string {
  return safeNextPath(new URL(request.url).searchParams.get('next'))
}
