import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { emailField } from '~/accounts/account-fields'
import { PasswordsOff } from '~/accounts/components/oidc-sign-in'
import { accountMessages } from '~/accounts/messages'
import { requestPasswordReset } from '~/accounts/reset-password.server'
import { messagesFor, readForm, refuseForm, refuseForNow } from '~/http/account-form.server'
import { inEqualTime, limitMails } from '~/http/account-mail-limits.server'
import { refuseWithoutPasswords, signInWays } from '~/http/require/require-passwords.server'
import { useMessages } from '~/i18n/locale'
import { AuthLayout, authLinks } from '~/layouts/auth-layout'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { openPage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const links = authLinks
export const meta = openPage(accountMessages, (t) => t.forgot.title)

const ForgotSchema = z.strictObject({ email: emailField })

export function loader({ context }: LoaderFunctionArgs) {
  return signInWays(context.env)
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.env.PASSWORD_SIGN_IN) return refuseWithoutPasswords()
  const t = messagesFor(request)
  const submission = await readForm(request, ForgotSchema, t)
  if (submission.status !== 'success') return refuseForm(submission, { status: 400 })
  const { email } = submission.value
  const decision = await limitMails(context, 'reset', email)
  if (!decision.ok) return refuseForNow(submission, decision, t)
  await inEqualTime(requestPasswordReset(context, email, context.now))
  return { form: null }
}

export default function ForgotPasswordPage() {
  const { provider, passwordSignIn } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(accountMessages)
  const [form, fields] = useForm<z.input<typeof ForgotSchema>>({ lastResult: answer?.form ?? null })
  if (!passwordSignIn)
    return (
      <AuthLayout title={t.forgot.title}>
        <PasswordsOff name={provider ?? ''} />
      </AuthLayout>
    )
  return (
    <AuthLayout
      title={t.forgot.title}
      description={t.forgot.explain}
      aside={<Link to="/sign-in">{t.signIn.title}</Link>}
    >
      {answer?.form === null ? (
        <Alert tone="success">{t.forgot.sent}</Alert>
      ) : (
        <Form method="post" id={form.id} className="form" noValidate>
          <FormErrors problems={form.errors} />
          <TextField label={t.fields.email} field={fields.email} type="email" required autoComplete="username" />
          <SubmitButton variant="primary" wide>
            {t.forgot.button}
          </SubmitButton>
        </Form>
      )}
    </AuthLayout>
  )
}
