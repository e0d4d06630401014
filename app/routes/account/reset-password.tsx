import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { tokenField } from '~/accounts/account-fields'
import { readAccountLink } from '~/accounts/account-link.server'
import { PasswordsOff } from '~/accounts/components/oidc-sign-in'
import { NewPassword } from '~/accounts/components/password-fields'
import { SignUpFacts } from '~/accounts/components/sign-up-facts'
import { accountMessages, oidcMessages } from '~/accounts/messages'
import { signInToLink } from '~/accounts/oidc-identity.server'
import { ResetPasswordSchema, resetPassword } from '~/accounts/reset-password.server'
import { readSignUpBrowser } from '~/accounts/sign-up-browser.server'
import { readSignUpFacts } from '~/accounts/sign-up-facts.server'
import { asQueueFull, messagesFor, readForm, refuseForm } from '~/http/account-form.server'
import { deviceOfRequest } from '~/http/begin-session.server'
import type { AppContext } from '~/http/context.server'
import { finishSignIn } from '~/http/finish-sign-in.server'
import { respondToMailedLink } from '~/http/mailed-link-form.server'
import { readFormData } from '~/http/read-form-data.server'
import { refuseWithoutPasswords, signInWays } from '~/http/require/require-passwords.server'
import { limitRequests } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { AuthLayout, authLinks } from '~/layouts/auth-layout'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { privatePage } from '~/ui/page-title'

export const links = authLinks
export const meta = privatePage(accountMessages, (t, data: SerializeFrom<typeof loader>) =>
  data.token === null ? t.reset.overTitle : t.reset.title,
)
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export async function loader({ request, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const link = await readAccountLink(context.db, token, ['reset_password'], context.now)
  const ways = signInWays(context.env)
  if (!link) return { ...ways, token: null, facts: null }
  return {
    ...ways,
    token,
    facts: await readSignUpFacts(context, link, readSignUpBrowser(request.headers.get('cookie'), context.env.APP_URL)),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  await limitRequests(context, 'reset')
  if (!context.env.PASSWORD_SIGN_IN) return enterToLink(request, context)
  const t = messagesFor(request)
  const submission = await readForm(request, ResetPasswordSchema, t)
  if (submission.status !== 'success') return refuseForm(submission, { status: 400 })
  const choice = {
    ...submission.value,
    browser: readSignUpBrowser(request.headers.get('cookie'), context.env.APP_URL),
    device: deviceOfRequest(request, context),
  }
  const result = await resetPassword(context, choice, context.now).catch(asQueueFull)
  context.outbox.wake()
  return respondToMailedLink({ request, context }, submission, result, t, {
    signedIn: result.ok && result.keysStay ? '/admin/settings?signed-in=1&done=password' : '/admin?signed-in=1',
    over: '/reset-password',
  })
}

/** Where passwords are off: a form without one signs in once, to link the provider. */
async function enterToLink(request: Request, context: AppContext) {
  const form = await readFormData(request, { once: Object.keys(ResetPasswordSchema.shape) })
  const token = tokenField.safeParse(form.get('token')).data
  if (form.has('password') || token === undefined) return refuseWithoutPasswords()
  const result = await signInToLink(context, token, context.now)
  if (!result.ok) return refuseWithoutPasswords()
  return finishSignIn(request, context, { hostId: result.hostId, next: '/admin/settings?signed-in=1' })
}

export default function ResetPasswordPage() {
  const { token, facts, provider, passwordSignIn } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(accountMessages)
  const oidc = useMessages(oidcMessages)
  const [form, fields] = useForm<z.input<typeof ResetPasswordSchema>>({
    lastResult: refused?.form ?? null,
    ...(facts && { defaultValue: facts.values }),
  })
  if (!passwordSignIn)
    return (
      <AuthLayout title={token === null || refused ? t.reset.overTitle : oidc.enter.title}>
        {token === null || refused ? (
          <PasswordsOff name={provider ?? ''} />
        ) : (
          <Form method="post" className="form">
            <p>{oidc.enter.text(provider ?? '')}</p>
            <input type="hidden" name="token" value={token} />
            <SubmitButton variant="primary" wide>
              {oidc.enter.button}
            </SubmitButton>
          </Form>
        )}
      </AuthLayout>
    )
  if (token === null)
    return (
      <AuthLayout title={t.reset.overTitle} description={t.reset.over}>
        <ButtonLink variant="primary" to="/forgot-password">
          {t.reset.askAgain}
        </ButtonLink>
      </AuthLayout>
    )
  return (
    <AuthLayout title={t.reset.title}>
      <Form method="post" id={form.id} className="form" noValidate>
        <FormErrors problems={form.errors} />
        <input type="hidden" name="token" value={token} />
        {facts && <SignUpFacts fields={fields} {...facts} />}
        <NewPassword label={t.fields.newPassword} field={fields.password} />
        <SubmitButton variant="primary" wide>
          {t.reset.button}
        </SubmitButton>
      </Form>
    </AuthLayout>
  )
}
