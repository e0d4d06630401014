import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listBlockedSenders } from '~/accounts/blocked-senders.server'
import { BlockList } from '~/accounts/components/block-list'
import { blockListMessages } from '~/accounts/messages'
import { BLOCK_LIST_FIELDS, changeBlockList } from '~/http/block-list-form.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(blockListMessages, (t) => t.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id } = await requireHost(request, context)
  return { senders: await listBlockedSenders(context.db, { kind: 'host', id }) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id } = await requireHost(request, context)
  const form = await readFormData(request, { once: BLOCK_LIST_FIELDS })
  const refused = await changeBlockList(context, { kind: 'host', id }, form)
  if (refused === undefined) throw new Response(null, { status: 400 })
  return refused ? data(refused, { status: 400 }) : redirect('/admin/settings/blocked')
}

export default function Blocked() {
  const { senders } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(blockListMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.text} />
      <BlockList senders={senders} refused={refused ?? null} />
    </>
  )
}
