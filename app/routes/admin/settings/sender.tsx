import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { senderMessages } from '~/accounts/messages'
import {
  MAX_SENDER_NAME,
  MAX_SIGNATURE,
  readSender,
  type SenderProblem,
  type SenderValues,
  saveSender,
} from '~/accounts/sender.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireSenderOwner } from '~/http/require/require-sender-owner.server'
import { showAgain } from '~/http/shown-again'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextArea, TextField } from '~/ui/text-field'

export const meta = privatePage(senderMessages, (t) => t.title)

/** How the mails of the host are signed, or, below the team's address, those of the team's event types. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { owner, ofTeam } = await requireSenderOwner(request, context)
  return {
    ofTeam,
    addressPath: `${owner.path}/address`,
    typed: await readSender(context.db, owner),
    limits: { name: MAX_SENDER_NAME, signature: MAX_SIGNATURE },
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { owner } = await requireSenderOwner(request, context)
  const form = await readFormData(request, { once: ['name', 'replyTo', 'signature'] })
  const text = (name: keyof SenderValues) => String(form.get(name) ?? '')
  const typed = { name: text('name'), replyTo: text('replyTo'), signature: text('signature') }
  const result = await saveSender(context.db, owner, typed, context.now)
  if (result.ok) return redirect(`${owner.path}?saved=1`)
  const shown: Partial<SenderValues> = showAgain(typed).typed
  return data({ typed: { ...typed, ...shown }, problems: result.problems }, { status: 400 })
}

export default function SenderPage() {
  const { ofTeam, addressPath, typed, limits, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(senderMessages)
  const shown = refused?.typed ?? typed
  const field = (name: SenderProblem) => ({
    id: name,
    name,
    defaultValue: shown[name],
    errors: refused?.problems.includes(name) ? [t.problems[name]] : [],
    optional: true,
  })
  return (
    <>
      <PageHeader
        title={ofTeam ? t.ofTeam : t.title}
        description={ofTeam ? t.ofTeamDescription : t.description}
        back={
          ofTeam ? { to: '/admin/team/event-types', label: t.backToTeam } : { to: '/admin/settings', label: t.back }
        }
      />
      {saved && !refused && <Alert tone="success">{t.saved}</Alert>}
      <Form method="post" className="form section-body">
        <TextField {...field('name')} label={t.name} hint={t.nameHint} maxLength={limits.name} />
        <TextField {...field('replyTo')} label={t.replyTo} hint={t.replyToHint} type="email" maxLength={320} />
        <TextArea
          {...field('signature')}
          label={t.signature}
          hint={t.signatureHint}
          maxLength={limits.signature}
          rows={4}
        />
        <SubmitButton variant="primary">{t.save}</SubmitButton>
      </Form>
      <p>
        <Link to={addressPath}>{t.address}</Link> {t.addressHint}
      </p>
    </>
  )
}
