import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireHost } from '~/accounts/require-host.server'
import { EventTypeForm } from '~/event-types/components/event-type-form'
import { defaultSettings } from '~/event-types/event-type'
import { readEventTypeForm, typedFromForm, typedFromSettings } from '~/event-types/event-type-form'
import { eventTypeMessages } from '~/event-types/messages'
import { createEventType } from '~/event-types/save-event-type.server'
import { readFormData } from '~/http/read-form-data.server'
import { useMessages } from '~/i18n/locale'
import { PageHeader } from '~/ui/page-header'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { handle } = await requireHost(request, context)
  return {
    address: `${new URL(context.env.APP_URL).host}/${handle}`,
    typed: typedFromSettings(defaultSettings({ slug: '', title: '' })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const typed = typedFromForm(await readFormData(request))
  const read = readEventTypeForm(typed)
  if (!read.ok) return data({ typed, problems: read.problems }, { status: 400 })
  const result = await createEventType(context, host.id, read.settings, context.now)
  if (!result.ok) return data({ typed, problems: [{ field: 'slug', problem: 'slugTaken' as const }] }, { status: 409 })
  return redirect('/admin/event-types')
}

export default function NewEventType() {
  const { address, typed } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(eventTypeMessages)
  return (
    <>
      <PageHeader title={t.create} back={{ to: '/admin/event-types', label: t.back }} />
      <EventTypeForm
        typed={refused?.typed ?? typed}
        problems={refused?.problems ?? []}
        button={t.createButton}
        address={address}
      />
    </>
  )
}
