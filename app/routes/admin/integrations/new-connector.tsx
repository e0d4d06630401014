import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { showAgain } from '~/http/shown-again'
import { useMessages } from '~/i18n/locale'
import { ConnectorForm } from '~/integrations/connectors/components/connector-form'
import {
  CONNECTOR_FORM,
  readConnectorForm,
  typedConnectorFromForm,
  typedConnectorFromSettings,
  withoutHeaderValues,
} from '~/integrations/connectors/connector-form'
import { CONNECTOR_PRESETS, presetOf } from '~/integrations/connectors/presets'
import { saveConnector } from '~/integrations/connectors/save-connector.server'
import { problemOfSave } from '~/integrations/connectors/save-problem'
import { deliveryMessages } from '~/integrations/deliveries/messages'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { ShortenedTexts } from '~/ui/shortened-texts'

export const meta = privatePage(deliveryMessages, (t) => t.connectors.add)

/** A prefilled form that lacks only the token: `?preset=hubspot`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireHost(request, context)
  const asked = new URL(request.url).searchParams.get('preset')
  const preset = presetOf(CONNECTOR_PRESETS.find((name) => name === asked) ?? 'plain')
  return {
    typed: typedConnectorFromSettings(
      preset,
      preset.headers.map(({ name }) => name),
    ),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const typed = typedConnectorFromForm(await readFormData(request, CONNECTOR_FORM))
  const submitted = readConnectorForm(typed, { isNew: true })
  if (!submitted.ok)
    return data({ ...showAgain(withoutHeaderValues(typed)), problems: submitted.problems }, { status: 400 })
  const result = await saveConnector(context, { hostId: host.id, id: null }, submitted.settings, context.now)
  if (!result.ok)
    return data({ ...showAgain(withoutHeaderValues(typed)), problems: [problemOfSave(result)] }, { status: 409 })
  return redirect(`/admin/webhooks/connectors/${result.id}`)
}

export default function NewConnector() {
  const { typed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useMessages(deliveryMessages)
  return (
    <>
      <PageHeader
        title={words.connectors.add}
        description={words.connectors.text}
        back={{ to: '/admin/webhooks', label: words.back }}
      />
      {answer?.shortened && <ShortenedTexts />}
      <ConnectorForm isNew typed={answer?.typed ?? typed} problems={answer?.problems ?? []} />
    </>
  )
}
