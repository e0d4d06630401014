import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { tokenField } from '~/accounts/account-fields'
import { senderMessages } from '~/accounts/messages'
import { proveReplyTo, readReplyToProof } from '~/accounts/reply-to.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireSenderOwner } from '~/http/require/require-sender-owner.server'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { privatePage } from '~/ui/page-title'
import { QuestionPage } from '~/ui/question-page'

export const meta = privatePage(senderMessages, (t) => t.proveTitle)
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

/** Where the mailed link leads. Opening it changes nothing (S15). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { owner } = await requireSenderOwner(request, context)
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const address = await readReplyToProof(context.db, owner, token, context.now)
  return { back: owner.path, proof: address === null ? null : { token, address } }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { owner, person } = await requireSenderOwner(request, context)
  const form = await readFormData(request, { once: ['token'] })
  const token = tokenField.safeParse(form.get('token'))
  const proof = { owner, personId: person.id, token: token.data ?? '' }
  const isProven = token.success && (await proveReplyTo(context.db, proof, context.now))
  return redirect(isProven ? `${owner.path}?done=proven` : `${owner.path}/reply-to/confirmation`)
}

export default function ConfirmReplyTo() {
  const { back, proof } = useLoaderData<typeof loader>()
  const t = useMessages(senderMessages)
  return (
    <QuestionPage title={t.proveTitle} back={{ to: back, label: t.title }} over={proof === null && t.proofOver}>
      {proof && (
        <Form method="post" action={`${back}/reply-to/confirmation`} className="form">
          <p>{t.proveExplain(proof.address)}</p>
          <input type="hidden" name="token" value={proof.token} />
          <SubmitButton variant="primary">{t.prove}</SubmitButton>
        </Form>
      )}
    </QuestionPage>
  )
}
