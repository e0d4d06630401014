import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { deleteSchedule } from '~/availability/save-schedule.server'
import { scheduleMessages } from '~/availability/schedule-messages'
import { requireScheduleOfHost } from '~/http/require-schedule-of-host.server'
import { formatList } from '~/i18n/dates'
import { useLocale, useMessages } from '~/i18n/locale'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host, schedule } = await requireScheduleOfHost(request, params.id, context)
  const eventTypes = await findEventTypesOfHost(context.db, host.id)
  return {
    id: schedule.id,
    name: schedule.name,
    isDefault: schedule.isDefault,
    usedBy: eventTypes.filter(({ schedule_id }) => schedule_id === schedule.id).map(({ title }) => title),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, schedule } = await requireScheduleOfHost(request, params.id, context)
  await deleteSchedule(context, { hostId: host.id, id: schedule.id }, context.now)
  return redirect('/admin/availability')
}

export default function DeleteSchedule() {
  const { id, name, isDefault, usedBy } = useLoaderData<typeof loader>()
  const t = useMessages(scheduleMessages)
  const locale = useLocale()
  const use = usedBy.length === 0 ? t.removeUnused : t.removeUsed(formatList(locale, usedBy))
  return (
    <>
      <PageHeader
        title={t.removeTitle(name)}
        description={isDefault ? t.defaultStays : `${use} ${t.removeStays}`}
        back={{ to: `/admin/availability/${id}/use`, label: name }}
      />
      {!isDefault && (
        <Form method="post" className="actions">
          <SubmitButton variant="danger">{t.remove}</SubmitButton>
          <ButtonLink to={`/admin/availability/${id}/use`}>{t.keep}</ButtonLink>
        </Form>
      )}
    </>
  )
}
