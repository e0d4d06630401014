import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { securityMessages } from '~/accounts/messages'
import { passkeyName } from '~/accounts/passkeys.server'
import { readSecondStep, renamePasskey } from '~/accounts/second-step.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const headers = () => ({ 'Cache-Control': 'private, no-store' })
export const meta = privatePage(securityMessages, (t) => t.passkeys.name)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const passkey = (await readSecondStep(context.db, host.id)).passkeys.find(({ id }) => id === params.id)
  if (!passkey) throw notFound()
  return { name: passkey.name }
}

export async function action({ request: sent, params, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'rename_passkey')
  const typed = String((await readFormData(request, { once: ['name'] })).get('name') ?? '')
  const name = passkeyName.safeParse(typed)
  if (!name.success) return data({ typed }, { status: 400 })
  const passkey = { hostId: host.id, id: params.id ?? '', name: name.data }
  if (!(await renamePasskey(context, passkey, context.now))) throw notFound()
  return redirect('/admin/settings/security?done=passkey_renamed')
}

export default function RenamePasskey() {
  const { name } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const words = useMessages(securityMessages)
  const t = words.passkeys
  return (
    <>
      <PageHeader title={t.renameNamed(name)} back={{ to: '/admin/settings/security', label: words.backHere }} />
      <Form method="post" className="form">
        <TextField
          label={t.name}
          hint={t.nameHint}
          id="passkey-name"
          name="name"
          defaultValue={refused?.typed ?? name}
          required
          maxLength={60}
          errors={refused ? [t.problems.name] : []}
        />
        <SubmitButton variant="primary">{t.saveName}</SubmitButton>
      </Form>
    </>
  )
}
