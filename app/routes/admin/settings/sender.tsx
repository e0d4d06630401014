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
  const { askedReplyTo, ...values } = await readSender(context.db, owner)
  const { searchParams } = new URL(request.url)
  return {
    ofTeam,
    path: owner.path,
    // What waits is what was typed last.
    typed: { ...values, replyTo: askedReplyTo ?? values.replyTo },
    waiting: askedReplyTo === null ? null : { asked: askedReplyTo, present: values.replyTo },
    limits: { name: MAX_SENDER_NAME, signature: MAX_SIGNATURE },
    saved: searchParams.has('saved'),
    done: searchParams.get('done'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { owner, person } = await requireSenderOwner(request, context)
  const form = await readFormData(request, { once: ['name', 'replyTo', 'signature'] })
  const text = (name: keyof SenderValues) => String(form.get(name) ?? '')
  const typed = { name: text('name'), replyTo: text('replyTo'), signature: text('signature') }
  const result = await saveSender(context, { owner, person, typed }, context.now)
  if (result.ok) return redirect(`${owner.path}?${result.asked ? 'done=asked' : 'saved=1'}`)
  const shown: Partial<SenderValues> = showAgain(typed).typed
  const isTooMuch = result.problems.some((problem) => problem === 'replyToTooOften' || problem === 'replyToFull')
  return data({ typed: { ...typed, ...shown }, problems: result.problems }, { status: isTooMuch ? 429 : 400 })
}

export default function SenderPage() {
  const { ofTeam, path, typed, limits, saved, done, waiting } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(senderMessages)
  const shown = refused?.typed ?? typed
  const field = (name: keyof SenderValues, problems: SenderProblem[] = [name]) => ({
    id: name,
    name,
    defaultValue: shown[name],
    errors: problems.filter((problem) => refused?.problems.includes(problem)).map((problem) => t.problems[problem]),
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
      {!refused && <News {...{ saved, done }} />}
      {waiting && <Waiting {...waiting} path={path} />}
      <Form method="post" className="form section-body">
        <TextField {...field('name')} label={t.name} hint={t.nameHint} maxLength={limits.name} />
        <TextField
          {...field('replyTo', ['replyTo', 'replyToTooOften', 'replyToFull'])}
          label={t.replyTo}
          hint={t.replyToHint}
          type="email"
          maxLength={320}
        />
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
        <Link to={`${path}/address`}>{t.address}</Link> {t.addressHint}
      </p>
    </>
  )
}

function News({ saved, done }: { saved: boolean; done: string | null }) {
  const t = useMessages(senderMessages)
  if (saved) return <Alert tone="success">{t.saved}</Alert>
  if (done === null || !Object.hasOwn(t.replyToDone, done)) return null
  const tone = done === 'too-often' || done === 'full' ? 'warning' : 'success'
  return <Alert tone={tone}>{t.replyToDone[done as keyof typeof t.replyToDone]}</Alert>
}

/** The address for replies that is not confirmed yet, and where replies go meanwhile. */
function Waiting({ asked, present, path }: { asked: string; present: string; path: string }) {
  const { replyToWaits: t } = useMessages(senderMessages)
  return (
    <Alert
      tone="warning"
      title={t.title(asked)}
      actions={
        <Form method="post" action={`${path}/reply-to`}>
          <SubmitButton>{t.again}</SubmitButton>
        </Form>
      }
    >
      {t.text(present || t.usual)}
    </Alert>
  )
}
