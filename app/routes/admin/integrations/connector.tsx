import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { notFound } from '~/http/not-found'
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
import { readConnector, saveConnector, switchConnector } from '~/integrations/connectors/save-connector.server'
import { problemOfSave } from '~/integrations/connectors/save-problem'
import { DeliveryLog } from '~/integrations/deliveries/components/delivery-log'
import { TargetState } from '~/integrations/deliveries/components/target-state'
import { readLogPage } from '~/integrations/deliveries/delivery-log-page.server'
import { deliveryMessages } from '~/integrations/deliveries/messages'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { ShortenedTexts } from '~/ui/shortened-texts'

export const meta = privatePage(deliveryMessages, (_t, data: SerializeFrom<typeof loader>) => data.connector.name)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, keyring } = context
  const connector = await readConnector(db, keyring, host.id, params.id ?? '')
  if (!connector) throw notFound()
  const { id, name, status, disabledReason } = connector
  return {
    connector: { id, name, status, disabledReason },
    typed: typedConnectorFromSettings(connector, connector.headerNames),
    log: await readLogPage(db, host.id, { connectorId: id }, new URL(request.url).searchParams.get('after')),
    timeZone: host.timeZone,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const place = { hostId: host.id, id: params.id ?? '' }
  const typed = typedConnectorFromForm(await readFormData(request, CONNECTOR_FORM))
  if (typed.intent === 'on' || typed.intent === 'off') {
    if (!(await switchConnector(context.db, { ...place, on: typed.intent === 'on' }, context.now))) throw notFound()
    context.outbox.wake()
    return redirect(`/admin/webhooks/connectors/${place.id}`)
  }
  const submitted = readConnectorForm(typed)
  if (!submitted.ok)
    return data({ ...showAgain(withoutHeaderValues(typed)), problems: submitted.problems }, { status: 400 })
  const result = await saveConnector(context, place, submitted.settings, context.now)
  if (result.ok) return redirect(`/admin/webhooks/connectors/${place.id}?saved=1`)
  if (result.reason === 'not_found') throw notFound()
  return data({ ...showAgain(withoutHeaderValues(typed)), problems: [problemOfSave(result)] }, { status: 409 })
}

export default function ConnectorPage() {
  const { connector, typed, log, timeZone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [query] = useSearchParams()
  const words = useMessages(deliveryMessages)
  const off = connector.status === 'disabled'
  return (
    <>
      <PageHeader
        title={connector.name}
        back={{ to: '/admin/webhooks', label: words.back }}
        actions={<TargetState status={connector.status} />}
      />
      {query.has('saved') && !answer && <Alert tone="success">{words.connectors.saved}</Alert>}
      {off && connector.disabledReason && <Alert tone="warning">{words.offBecause[connector.disabledReason]}</Alert>}
      <Form method="post" className="actions">
        <SubmitButton name="intent" value={off ? 'on' : 'off'}>
          {off ? words.on : words.off}
        </SubmitButton>
        <ButtonLink variant="quiet" to={`/admin/webhooks/connectors/${connector.id}/deletion`}>
          {words.connectors.remove}
        </ButtonLink>
      </Form>
      {answer?.shortened && <ShortenedTexts />}
      <ConnectorForm typed={answer?.typed ?? typed} problems={answer?.problems ?? []} />
      <DeliveryLog page={log} timeZone={timeZone} />
    </>
  )
}
