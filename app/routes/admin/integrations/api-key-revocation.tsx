import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listApiKeys, revokeApiKey } from '~/accounts/api-keys.server'
import { accountMessages } from '~/accounts/messages'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const meta = privatePage(accountMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.apiKeys.revokeTitle(data.name),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const key = (await listApiKeys(context.db, host.id)).find(({ id }) => id === params.id)
  if (!key) throw notFound()
  return { name: key.name }
}

export async function action({ request: sent, params, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'revoke_key')
  await readFormData(request, NO_FIELDS)
  if (!(await revokeApiKey(context.db, host.id, params.id ?? '', context.now))) throw notFound()
  return redirect('/admin/api')
}

export default function RevokeKey() {
  const { name } = useLoaderData<typeof loader>()
  const { apiKeys: t } = useMessages(accountMessages)
  return (
    <ConfirmPage
      title={t.revokeTitle(name)}
      text={t.revokeExplain}
      button={t.revokeConfirm}
      keep={{ to: '/admin/api', label: t.keep }}
    />
  )
}
