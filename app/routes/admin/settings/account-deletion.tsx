import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { countAllBookings } from '#db/queries/host-data'
import { accountMessages } from '~/accounts/messages'
import { endSession } from '~/accounts/session.server'
import { asQueueFull, readForm, refuseForm, refuseForNow, refuseFull } from '~/http/account-form.server'
import { beginPasswordAttempt } from '~/http/password-attempt.server'
import { redirect } from '~/http/redirect.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { findObstacles } from '~/privacy/account-obstacles.server'
import { AccountObstacle } from '~/privacy/components/account-obstacle'
import { DeleteAccountSchema, deleteAccount } from '~/privacy/delete-account.server'
import { accountDataMessages } from '~/privacy/messages'
import { ButtonAnchor, ButtonLink, SubmitButton } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { privatePage } from '~/ui/page-title'
import { QuestionPage } from '~/ui/question-page'

export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export const meta = privatePage(accountDataMessages, (t) => t.ask)

/** The confirmation before an account is deleted: what is deleted, or what has to be done first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  return {
    bookings: await countAllBookings(context.db, host.id),
    obstacles: await findObstacles(context.db, host.id, context.now),
    address: `${new URL(context.env.APP_URL).host}/${host.handle}`,
    timeZone: host.timeZone,
  }
}

export async function action({ request: sent, context }: ActionFunctionArgs) {
  const { host, request, confirmed } = await requireConfirmed(sent, context, 'delete_account', {
    mayTypePassword: true,
  })
  const t = accountMessages[host.locale]
  const submission = await readForm(request, DeleteAccountSchema, t)
  if (submission.status !== 'success') return refuseForm(submission, { status: 400 })
  const attempt = await beginPasswordAttempt(context, host.email)
  if (!attempt.ok) return refuseForNow(submission, attempt, t)
  const result = await deleteAccount(context, host, { ...submission.value, confirmed }, context.now).catch(asQueueFull)
  if (!result.ok && result.reason === 'queue_full') {
    await attempt.withdrawn()
    return refuseFull(submission, result, t)
  }
  if (!result.ok) {
    if (result.reason === 'wrong_password')
      return refuseForm(submission, { status: 400, formErrors: [t.problems[result.reason]] })
    await attempt.succeeded()
    return refuseForm(submission, { status: 409, formErrors: [accountDataMessages[host.locale][WORDS[result.reason]]] })
  }
  const cookie = await endSession(context.db, request.headers.get('cookie'), context.now, context.env.APP_URL)
  return redirect(`/sign-in?gone=1&lang=${host.locale}`, { headers: { 'Set-Cookie': cookie } })
}

const WORDS = { meetings_to_come: 'cancelFirst', owns_team: 'handOverFirst', being_sent: 'beingSent' } as const

export default function DeleteAccountPage() {
  const { bookings, obstacles, address, timeZone } = useLoaderData<typeof loader>()
  const t = useMessages(accountDataMessages)
  const stopped = obstacles.toCome.count > 0 || obstacles.ownedTeam !== null || obstacles.beingSent
  return (
    <QuestionPage title={t.ask} back={{ to: '/admin/settings', label: t.back }} over={false}>
      <p>{t.goes(bookings)}</p>
      <p>{t.ends(address)}</p>
      <p>{t.elsewhere}</p>
      <div className="actions">
        <ButtonAnchor href="/admin/settings/account/export">{t.first}</ButtonAnchor>
      </div>
      {stopped ? <AccountObstacle {...obstacles} timeZone={timeZone} /> : <Ask />}
    </QuestionPage>
  )
}

function Ask() {
  const refused = useActionData<typeof action>()
  const t = useMessages(accountDataMessages)
  const [form] = useForm<z.input<typeof DeleteAccountSchema>>({ lastResult: refused?.form ?? null })
  return (
    <Form method="post" id={form.id} className="form" noValidate>
      <FormErrors problems={form.errors} />
      <div className="actions">
        <SubmitButton variant="danger">{t.button}</SubmitButton>
        <ButtonLink to="/admin/settings">{t.keep}</ButtonLink>
      </div>
    </Form>
  )
}
