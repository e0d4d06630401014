import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { PasswordsOff, ProviderSignIn } from '~/accounts/components/oidc-sign-in'
import { NewPassword } from '~/accounts/components/password-fields'
import { proposeHandle } from '~/accounts/handle'
import { accountMessages } from '~/accounts/messages'
import { SignUpSchema, signUp } from '~/accounts/sign-up.server'
import { rememberSignUpBrowser } from '~/accounts/sign-up-browser.server'
import { maySignUp, readSignUpRules } from '~/accounts/sign-up-rules.server'
import {
  asQueueFull,
  localeOf,
  messagesFor,
  readForm,
  refuseForm,
  refuseForNow,
  refuseFull,
} from '~/http/account-form.server'
import { limitMails } from '~/http/account-mail-limits.server'
import { redirect } from '~/http/redirect.server'
import { redirectSignedIn } from '~/http/require/require-host.server'
import { refuseWithoutPasswords, signInWays } from '~/http/require/require-passwords.server'
import { useMessages } from '~/i18n/locale'
import { AuthLayout, authLinks } from '~/layouts/auth-layout'
import { listTimeZones } from '~/time/time-zones'
import { SubmitButton } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { openPage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'
import { TimeZoneSelect } from '~/ui/time-zone-select'

export const links = authLinks
export const meta = openPage(accountMessages, (t, data: SerializeFrom<typeof loader>) =>
  data.open ? t.signUp.title : t.signUp.closedTitle,
)

export async function loader({ request, context }: LoaderFunctionArgs) {
  await redirectSignedIn(request, context)
  return {
    open: (await readSignUpRules(context.db, context.env)).open,
    ...signInWays(context.env),
    zones: listTimeZones(context.now),
    address: new URL(context.env.APP_URL).host,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.env.PASSWORD_SIGN_IN) return refuseWithoutPasswords()
  const rules = await readSignUpRules(context.db, context.env)
  if (!rules.open) throw new Response(null, { status: 403 })
  const t = messagesFor(request)
  const submission = await readForm(request, SignUpSchema, t)
  if (submission.status !== 'success') return refuseForm(submission, { status: 400 })
  const account = submission.value
  if (!(await maySignUp(context.db, rules, account.email)))
    return refuseForm(submission, { status: 403, fieldErrors: { email: [t.signUp.notHere] } })
  const decision = await limitMails(context, 'sign-up', account.email)
  if (!decision.ok) return refuseForNow(submission, decision, t)
  const { browser, cookie } = rememberSignUpBrowser(request.headers.get('cookie'), context.env.APP_URL)
  const attempt = { ...account, browser, locale: localeOf(request) }
  const result = await signUp(context, attempt, context.now).catch(asQueueFull)
  if (!result.ok && result.reason === 'queue_full') return refuseFull(submission, result, t)
  if (!result.ok) {
    const taken = t.handleTaken(account.handle ?? proposeHandle(account.name), result.suggestion)
    return refuseForm(submission, { status: 409, fieldErrors: { handle: [taken] } })
  }
  return redirect(`/verify-email?sent=${encodeURIComponent(account.email)}`, { headers: { 'Set-Cookie': cookie } })
}

export default function SignUpPage() {
  const { open, provider, passwordSignIn } = useLoaderData<typeof loader>()
  const t = useMessages(accountMessages)
  const aside = (
    <>
      {t.signUp.haveAccount} <Link to="/sign-in">{t.signIn.title}</Link>
    </>
  )
  if (!open)
    return (
      <AuthLayout title={t.signUp.closedTitle} aside={aside}>
        <p>{t.signUp.closed}</p>
      </AuthLayout>
    )
  return (
    <AuthLayout title={t.signUp.title} aside={aside}>
      {passwordSignIn ? <SignUpForm /> : <PasswordsOff name={provider ?? ''} />}
      {provider && passwordSignIn && <ProviderSignIn name={provider} passwordSignIn next="" />}
    </AuthLayout>
  )
}

function SignUpForm() {
  const { zones, address } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(accountMessages)
  const [form, fields] = useForm<z.input<typeof SignUpSchema>>({ lastResult: refused?.form ?? null })
  const timeZone = useBrowserTimeZone()
  return (
    <Form method="post" id={form.id} className="form" noValidate onBlur={proposeHandleFromName}>
      <FormErrors problems={form.errors} />
      <TextField label={t.fields.name} field={fields.name} required autoComplete="name" />
      <TextField label={t.fields.email} field={fields.email} type="email" required autoComplete="email" />
      <NewPassword label={t.fields.password} field={fields.password} />
      <TextField
        label={t.fields.handle}
        hint={t.hints.handle}
        field={fields.handle}
        prefix={`${address}/`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        optional
      />
      <TimeZoneSelect
        key={timeZone}
        label={t.fields.timeZone}
        hint={t.hints.timeZone}
        zones={zones}
        name={fields.timeZone.name}
        id={fields.timeZone.id}
        errors={fields.timeZone.errors}
        defaultValue={(fields.timeZone.initialValue as string | undefined) ?? timeZone}
      />
      <SubmitButton variant="primary" wide>
        {t.signUp.button}
      </SubmitButton>
    </Form>
  )
}

/** Fills the link from the name until a link is typed. */
function proposeHandleFromName({ target, currentTarget }: React.FocusEvent<HTMLFormElement>) {
  const handle = currentTarget.elements.namedItem('handle')
  if (target.name !== 'name' || !(handle instanceof HTMLInputElement) || handle.value !== '') return
  handle.value = proposeHandle(target.value)
}

function useBrowserTimeZone(): string {
  const [timeZone, setTimeZone] = useState('UTC')
  useEffect(() => setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  return timeZone
}
