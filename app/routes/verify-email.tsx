import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { emailField } from '~/accounts/account-fields'
import { messagesFor } from '~/accounts/account-form.server'
import { readAccountLink } from '~/accounts/account-link.server'
import { inEqualTime, limitMails } from '~/accounts/mail-limits.server'
import { accountMessages } from '~/accounts/messages'
import { requireHost } from '~/accounts/require-host.server'
import { sendVerificationAgain } from '~/accounts/send-verification.server'
import { startSession } from '~/accounts/session.server'
import { confirmNewEmail, verifyEmail } from '~/accounts/verify-email.server'
import type { AppContext } from '~/http/context.server'
import { readFormData } from '~/http/read-form-data.server'
import { limitRequests } from '~/http/require-public.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { AuthLayout, authLinks } from '~/ui/auth-layout'
import { ButtonLink, SubmitButton } from '~/ui/button'

export const links = authLinks
export const meta: MetaFunction = () => [{ title: 'Foyer' }, { name: 'robots', content: 'noindex' }]
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

/** Three moments of one page: the mail is on its way, the link was opened, the link is over. Opening changes nothing (S9, S15). */
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
  if (link.purpose === 'change_email') await requireHost(request, context)
  return { step: 'confirm', token, email: link.email, isChange: link.purpose === 'change_email' } as const
}

export async function action({ request, context }: ActionFunctionArgs) {
  await limitRequests(context, 'reset')
  const form = await readFormData(request, { once: ['email', 'token'] })
  const email = form.get('email')
  if (email !== null) return sendAgain(context, email, messagesFor(request).slowDown)
  return confirm(request, context, String(form.get('token') ?? ''))
}

async function sendAgain(context: AppContext, typed: FormDataEntryValue, slowDown: (seconds: number) => string) {
  const email = emailField.safeParse(typed)
  if (!email.success) throw new Response(null, { status: 400 })
  const verdict = await limitMails(context, 'sign-up', email.data)
  if (!verdict.ok) return { sent: false, problem: slowDown(verdict.retryAfterSeconds) } as const
  await inEqualTime(sendVerificationAgain(context, email.data, context.now))
  return { sent: true, problem: null } as const
}

async function confirm(request: Request, context: AppContext, token: string) {
  const { db, now } = context
  const link = await readAccountLink(db, token, ['verify_email', 'change_email'], now)
  if (link?.purpose === 'change_email') {
    const host = await requireHost(request, context)
    const result = await confirmNewEmail(db, { token, hostId: host.id }, now)
    if (result.ok) return redirect('/admin/settings?done=email')
    return {
      sent: false,
      problem: messagesFor(request).verify[result.reason === 'email_taken' ? 'emailTaken' : 'over'],
    }
  }
  const result = await verifyEmail(db, token, now)
  if (!result.ok) return redirect('/verify-email?token=over')
  const cookie = await startSession(db, result.hostId, request.headers.get('cookie'), now)
  return redirect('/admin?welcome=1', { headers: { 'Set-Cookie': cookie } })
}

export default function VerifyEmailPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(accountMessages)
  switch (page.step) {
    case 'check-mail':
      return (
        <AuthLayout
          title={t.checkMail.title}
          description={<WhereItWent {...page} />}
          aside={<Link to="/sign-in">{t.signIn.title}</Link>}
        >
          {answer?.sent && <Alert tone="success">{t.checkMail.sentAgain}</Alert>}
          {answer?.problem && <Alert tone="danger">{answer.problem}</Alert>}
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
    case 'confirm':
      return (
        <AuthLayout
          title={page.isChange ? t.verify.newTitle : t.verify.title}
          description={page.isChange ? t.verify.explainNew(page.email) : t.verify.explain(page.email)}
        >
          {answer?.problem && <Alert tone="danger">{answer.problem}</Alert>}
          <Form method="post" className="form">
            <input type="hidden" name="token" value={page.token} />
            <SubmitButton variant="primary" wide>
              {t.verify.button}
            </SubmitButton>
          </Form>
        </AuthLayout>
      )
  }
}

/** Without an address in the query (typed by hand, or a bookmark) the page still says what to do. */
function WhereItWent({ email, unverified }: { email: string | null; unverified: boolean }) {
  const t = useMessages(accountMessages).checkMail
  if (unverified) return t.unverified
  return email ? t.sentTo(email) : t.sentSomewhere
}
