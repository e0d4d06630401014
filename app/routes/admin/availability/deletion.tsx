import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { scheduleMessages } from '~/availability/schedules/messages'
import { deleteSchedule } from '~/availability/schedules/save-schedule.server'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireScheduleOfHost } from '~/http/require/require-schedule-of-host.server'
import { formatList } from '~/i18n/dates'
import { useLocale, useMessages } from '~/i18n/locale'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage, QuestionPage } from '~/ui/question-page'

export const meta = privatePage(scheduleMessages, (t, data: SerializeFrom<typeof loader>) => t.removeTitle(data.name))

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
  await readFormData(request, NO_FIELDS)
  await deleteSchedule(context, { hostId: host.id, id: schedule.id }, context.now)
  return redirect('/admin/availability')
}

export default function DeleteSchedule() {
  const { id, name, isDefault, usedBy } = useLoaderData<typeof loader>()
  const t = useMessages(scheduleMessages)
  const locale = useLocale()
  const keep = { to: `/admin/availability/${id}/use`, label: t.keep }
  if (isDefault)
    return <QuestionPage title={t.removeTitle(name)} back={{ ...keep, label: name }} over={t.defaultStays} />
  const use = usedBy.length === 0 ? t.removeUnused : t.removeUsed(formatList(locale, usedBy))
  return <ConfirmPage title={t.removeTitle(name)} text={`${use} ${t.removeStays}`} button={t.remove} keep={keep} />
}
