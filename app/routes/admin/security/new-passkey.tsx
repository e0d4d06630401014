import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { PasskeyForm } from '~/accounts/components/passkey-form'
import { securityMessages } from '~/accounts/messages'
import { addPasskey, passkeyName } from '~/accounts/passkeys.server'
import { deviceOfRequest } from '~/http/begin-session.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { useMessages } from '~/i18n/locale'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const headers = () => ({ 'Cache-Control': 'private, no-store' })
export const meta = privatePage(securityMessages, (t) => t.passkeys.add)

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireConfirmed(request, context, 'add_passkey')
  return null
}

export async function action({ request: sent, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'add_passkey')
  const form = await readFormData(request, { once: ['name', 'passkey'], long: true })
  const typed = String(form.get('name') ?? '').slice(0, 200)
  const name = passkeyName.safeParse(typed)
  if (!name.success) return data({ typed, problem: 'name' as const }, { status: 400 })
  const { db, dialect, env, log, now, outbox, requestId } = context
  const made = {
    ...{ answer: String(form.get('passkey') ?? ''), name: name.data },
    ...{ asker: host.sessionIdHash, device: deviceOfRequest(request, context) },
  }
  const result = await addPasskey({ db, dialect, appUrl: env.APP_URL }, host.id, made, now)
  if (result.ok) {
    outbox.wake()
    return redirect('/admin/settings/security?done=passkey')
  }
  log.warn({ request: requestId, reason: result.reason, detail: result.detail }, 'a new passkey was refused')
  return data({ typed, problem: result.reason }, { status: 400 })
}

export default function NewPasskey() {
  const answer = useActionData<typeof action>()
  const words = useMessages(securityMessages)
  const t = words.passkeys
  return (
    <>
      <PageHeader title={t.add} description={t.text} back={{ to: '/admin/settings/security', label: words.backHere }} />
      <div className="section-body">
        <PasskeyForm purpose="register" action="/admin/settings/security/passkeys/new" label={t.make} variant="primary">
          <TextField
            label={t.name}
            hint={t.nameHint}
            id="passkey-name"
            name="name"
            defaultValue={answer?.typed ?? ''}
            required
            maxLength={60}
            errors={answer ? [t.problems[answer.problem]] : []}
          />
        </PasskeyForm>
      </div>
    </>
  )
}
