import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { listCalendarAccounts } from '~/calendars/list-accounts.server'
import { calendarMessages } from '~/calendars/messages'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { CheckboxField } from '~/ui/choice-field'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(calendarMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.disconnectTitle(data.name),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const accounts = await listCalendarAccounts(context.db, host.id, context.now)
  const account = accounts.find(({ id, status }) => id === params.id && status !== 'leaving')
  if (!account) throw notFound()
  return { name: account.name, eventCount: account.eventCount }
}

export async function action({ request: sent, params, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'disconnect_calendar')
  const form = await readFormData(request, { once: ['takeEventsOut'] })
  const options = { takeEventsOut: form.has('takeEventsOut') }
  if (!(await context.calendars.disconnect(host.id, params.id ?? '', options))) throw notFound()
  context.outbox.wake()
  return redirect('/admin/calendars?done=disconnected')
}

export default function DisconnectCalendarAccount() {
  const { name, eventCount } = useLoaderData<typeof loader>()
  const t = useMessages(calendarMessages)
  return (
    <>
      <PageHeader title={t.disconnectTitle(name)} description={t.disconnectText} />
      <Form method="post" className="form">
        {eventCount > 0 && <CheckboxField label={t.takeOut(eventCount)} id="take-out" name="takeEventsOut" />}
        <div className="actions">
          <SubmitButton variant="danger">{t.disconnect}</SubmitButton>
          <ButtonLink to="/admin/calendars">{t.keep}</ButtonLink>
        </div>
      </Form>
    </>
  )
}
