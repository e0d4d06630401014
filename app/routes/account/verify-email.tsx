import { type SubmissionResult, useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { emailField } from '~/accounts/account-fields'
import { readAccountLink } from '~/accounts/account-link.server'
import { NewPassword } from '~/accounts/components/password-fields'
import { SignUpFacts } from '~/accounts/components/sign-up-facts'
import { type AccountMessages, accountMessages } from '~/accounts/messages'
import { sendVerificationAgain } from '~/accounts/send-verification.server'
import { readSignUpBrowser } from '~/accounts/sign-up-browser.server'
import { readSignUpFacts } from '~/accounts/sign-up-facts.server'
import { confirmNewEmail, VerifyEmailSchema, verifyEmail } from '~/accounts/verify-email.server'
import { asQueueFull, messagesFor, readForm, refuseForm } from '~/http/account-form.server'
import { inEqualTime, limitMails } from '~/http/account-mail-limits.server'
import { deviceOfRequest } from '~/http/begin-session.server'
import type { AppContext } from '~/http/context.server'
import { respondToMailedLink } from '~/http/mailed-link-form.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { limitRequests } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { AuthLayout, authLinks } from '~/layouts/auth-layout'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { privatePage } from '~/ui/page-title'

export const links = authLinks
export const meta = privatePage(accountMessages, (t, data: SerializeFrom<typeof loader>) => titleOfStep(t, data))
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

/**
 * One page with three states: the mail was sent, the link was opened, the link has expired. Opening changes nothing (S9, S15).
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const query = new URL(request.url).searchParams
  const token = query.get('token')
  if (token === null) {
    const email = emailField.safeParse(query.get('sent') ?? query.get('unverified')).data ?? null
    return { step: 'check-mail', email, unverified: query.has('unverified') } as const
  }
  const link = await readAccountLink(context.db, token, ['verify_email', 'change_email'], context.now)
  if (!link) return { step: 'over' } as const
  if (link.purpose === 'change_email') {
    await requireHost(request, context)
    return { step: 'confirm-change', token, email: link.email } as const
  }
  const facts = await readSignUpFacts(
    context,
    link,
    readSignUpBrowser(request.headers.get('cookie'), context.env.APP_URL),
  )
  return { step: 'confirm', token, email: link.email, facts } as const
}

export async function action({ request, context }: ActionFunctionArgs) {
  await limitRequests(context, 'reset')
  const t = messagesFor(request)
  const form = await readFormData(request.clone(), { once: ['email', ...Object.keys(VerifyEmailSchema.shape)] })
  const email = form.get('email')
  if (email !== null) return sendAgain(request, context, email, t)
  const link = await readAccountLink(context.db, String(form.get('token') ?? ''), ['change_email'], context.now)
  return link ? confirmChange(request, context, String(form.get('token')), t) : confirm(request, context, t)
}

function titleOfStep(t: (typeof accountMessages)['en'], page: SerializeFrom<typeof loader>): string {
  if (page.step === 'check-mail') return t.checkMail.title
  if (page.step === 'over') return t.verify.overTitle
  return page.step === 'confirm-change' ? t.verify.newTitle : t.verify.title
}

async function sendAgain(request: Request, context: AppContext, typed: FormDataEntryValue, t: AccountMessages) {
  const email = emailField.safeParse(typed)
  if (!email.success) throw new Response(null, { status: 400 })
  const decision = await limitMails(context, 'sign-up', email.data)
  if (!decision.ok) return { sent: false, problem: t.slowDown(decision.retryAfterSeconds), form: null } as const
  const browser = readSignUpBrowser(request.headers.get('cookie'), context.env.APP_URL)
  await inEqualTime(sendVerificationAgain(context, { email: email.data, browser }, context.now))
  return { sent: true, problem: null, form: null } as const
}

async function confirmChange(request: Request, context: AppContext, token: string, t: AccountMessages) {
  const host = await requireHost(request, context)
  const change = { token, hostId: host.id, device: deviceOfRequest(request, context) }
  const result = await confirmNewEmail(context.db, change, context.now)
  context.outbox.wake()
  if (result.ok) return redirect('/admin/settings?done=email')
  const problem = result.reason === 'email_taken' ? t.verify.emailTaken : t.verify.over
  return { sent: false, problem, form: null } as const
}

async function confirm(request: Request, context: AppContext, t: AccountMessages) {
  const submission = await readForm(request, VerifyEmailSchema, t)
  if (submission.status !== 'success') return refuseForm(submission, { status: 400 })
  const confirmation = {
    ...submission.value,
    browser: readSignUpBrowser(request.headers.get('cookie'), context.env.APP_URL),
  }
  const result = await verifyEmail(context, confirmation, context.now).catch(asQueueFull)
  return respondToMailedLink({ request, context }, submission, result, t, {
    signedIn: '/admin?welcome=1',
    over: '/verify-email?token=over',
  })
}

export default function VerifyEmailPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problem = answer && 'problem' in answer ? answer.problem : null
  const sent = answer && 'sent' in answer && answer.sent
  const t = useMessages(accountMessages)
  switch (page.step) {
    case 'check-mail':
      return (
        <AuthLayout
          title={t.checkMail.title}
          description={<WhereItWent {...page} />}
          aside={<Link to="/sign-in">{t.signIn.title}</Link>}
        >
          {sent && <Alert tone="success">{t.checkMail.sentAgain}</Alert>}
          {problem && <Alert tone="danger">{problem}</Alert>}
          {page.email && (
            <Form method="post" className="form">
              <p>{t.checkMail.nothingCame}</p>
              <input type="hidden" name="email" value={page.email} />
              <SubmitButton>{t.checkMail.button}</SubmitButton>
            </Form>
          )}
        </AuthLayout>
      )
    case 'over':
      return (
        <AuthLayout title={t.verify.overTitle} description={t.verify.over}>
          <ButtonLink variant="primary" to="/sign-in">
            {t.signIn.title}
          </ButtonLink>
        </AuthLayout>
      )
    case 'confirm-change':
      return (
        <AuthLayout title={t.verify.newTitle} description={t.verify.explainNew(page.email)}>
          {problem && <Alert tone="danger">{problem}</Alert>}
          <Form method="post" className="form">
            <input type="hidden" name="token" value={page.token} />
            <SubmitButton variant="primary" wide>
              {t.verify.button}
            </SubmitButton>
          </Form>
        </AuthLayout>
      )
    case 'confirm':
      return (
        <AuthLayout
          title={t.verify.title}
          description={page.facts ? t.verify.explainElsewhere(page.email) : t.verify.explain(page.email)}
        >
          <ConfirmForm {...page} lastResult={answer?.form ?? null} />
        </AuthLayout>
      )
  }
}

interface ConfirmFormProps {
  token: string
  email: string
  /** The attempt of another browser; null if this browser typed it itself. */
  facts: Awaited<ReturnType<typeof readSignUpFacts>>
  lastResult: SubmissionResult<string[]> | null
}

/** A button; in a browser other than the one that signed up also the new password and the attempt's details. */
function ConfirmForm({ token, email, facts, lastResult }: ConfirmFormProps) {
  const t = useMessages(accountMessages)
  const [form, fields] = useForm<z.input<typeof VerifyEmailSchema>>({
    lastResult,
    ...(facts && { defaultValue: facts.values }),
  })
  return (
    <Form method="post" id={form.id} className="form" noValidate>
      <FormErrors problems={form.errors} />
      <input type="hidden" name="token" value={token} />
      {facts && (
        <>
          {/* For password managers: which account the new password is for. */}
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <NewPassword label={t.fields.password} field={fields.password} />
          <SignUpFacts fields={fields} zones={facts.zones} address={facts.address} />
        </>
      )}
      <SubmitButton variant="primary" wide>
        {t.verify.button}
      </SubmitButton>
    </Form>
  )
}

/** Without an address in the query (typed by hand or bookmarked), the page still says what to do. */
function WhereItWent({ email, unverified }: { email: string | null; unverified: boolean }) {
  const t = useMessages(accountMessages).checkMail
  if (unverified) return t.unverified
  return email ? t.sentTo(email) : t.sentSomewhere
}
