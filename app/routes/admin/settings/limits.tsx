import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { HostLimitsForm } from '~/event-types/components/host-limits-form'
import { readHostLimits, saveHostLimits, saveNetworkShare, typedHostLimits } from '~/event-types/host-limits.server'
import { hostLimitsMessages } from '~/event-types/messages'
import { HOST_LIMITS_FORM, typedFromForm } from '~/event-types/typed-settings'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(hostLimitsMessages, (t) => t.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  return { typed: await typedHostLimits(context.db, host.id) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const typed = typedFromForm(await readFormData(request, HOST_LIMITS_FORM))
  const read = readHostLimits(typed)
  if (!read.ok) return data({ typed, problems: read.problems }, { status: 400 })
  await saveHostLimits(context.db, host.id, read.limits, context.now)
  await saveNetworkShare(context.db, host.id, typed.networkShare, context.now)
  return redirect('/admin/settings?done=profile')
}

/** Shows refused limits again; otherwise the form is on the settings page. */
export default function LimitsPage() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(hostLimitsMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.text} back={{ to: '/admin/settings', label: t.back }} />
      <HostLimitsForm typed={refused?.typed ?? loaded.typed} problems={refused?.problems ?? []} />
    </>
  )
}
