import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { DoneAlert, frameOf, ScheduleFrame, shownSchedule } from '~/availability/schedules/components/schedule-frame'
import { WeeklyEditor } from '~/availability/schedules/components/weekly-editor'
import { weeklyProblemText } from '~/availability/schedules/components/weekly-hours'
import { availabilityMessages, scheduleMessages } from '~/availability/schedules/messages'
import { changeHours } from '~/availability/schedules/save-schedule.server'
import {
  changeDraft,
  checkDraft,
  draftFromForm,
  draftOf,
  WEEKLY_FORM,
  type WeeklyDraft,
  type WeeklyProblem,
} from '~/availability/schedules/weekly-form'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireScheduleOfHost } from '~/http/require/require-schedule-of-host.server'
import { weekdayNames } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { listTimeZones } from '~/time/time-zones'
import { isKnownTimeZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { privatePage } from '~/ui/page-title'
import { TimeZoneSelect } from '~/ui/time-zone-select'

export const meta = privatePage(scheduleMessages, (t, data: SerializeFrom<typeof loader>) =>
  data.isDefault ? t.title : `${t.title}: ${shownSchedule(data.frame)}`,
)

/** The weekly hours of one schedule, or without an id of the default one. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host, schedules, schedule } = await requireScheduleOfHost(request, params.id, context)
  return {
    frame: frameOf(schedules, schedule),
    isDefault: schedule.isDefault,
    timeZone: schedule.timeZone ?? '',
    hostTimeZone: host.timeZone,
    draft: draftOf(schedule.weekly),
    zones: listTimeZones(context.now),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, schedule } = await requireScheduleOfHost(request, params.id, context)
  const form = await readFormData(request, WEEKLY_FORM)
  const draft = draftFromForm(form)
  const timeZone = String(form.get('timeZone') ?? '')
  const answer = (shown: Partial<Shown>, status = 200) =>
    data<Shown>({ draft, timeZone, problems: [], zoneUnknown: false, answeredAt: context.now, ...shown }, { status })

  const change = form.get('change')
  if (change !== null) return answer({ draft: changeDraft(draft, String(change), form) ?? draft })
  const checked = checkDraft(draft)
  const followsHost = timeZone === '' && !schedule.isDefault
  const zoneUnknown = !followsHost && !isKnownTimeZone(timeZone)
  if (!checked.ok || zoneUnknown) return answer({ problems: checked.ok ? [] : checked.problems, zoneUnknown }, 400)
  const hours = { timeZone: followsHost ? null : timeZone, weekly: checked.weekly }
  await changeHours(context, { hostId: host.id, id: schedule.id }, (now) => ({ ...now, ...hours }), context.now)
  return redirect(`${new URL(request.url).pathname}?done=saved`)
}

interface Shown {
  draft: WeeklyDraft
  timeZone: string
  problems: WeeklyProblem[]
  zoneUnknown: boolean
  answeredAt: number
}

export default function WeeklyHoursPage() {
  const stored = useLoaderData<typeof loader>()
  const shown = useActionData<typeof action>()
  const t = useMessages(availabilityMessages)
  const s = useMessages(scheduleMessages)
  const names = weekdayNames(useReader(), 'long')
  const { frame, isDefault } = stored
  const { draft, timeZone } = shown ?? stored
  const problems = (shown?.problems ?? []).map((found) => ({
    ...found,
    message: weeklyProblemText(t, found.problem, names[found.weekday - 1] ?? ''),
  }))
  const zoneErrors = shown?.zoneUnknown ? [t.problems.timeZone] : []
  const sound = problems.length === 0 && zoneErrors.length === 0
  return (
    <ScheduleFrame {...frame}>
      {!shown && <DoneAlert done={stored.done} undo={`/admin/availability/${frame.id}/undo`} saved={t.saved} />}
      {shown && sound && <Alert tone="info">{t.unsaved}</Alert>}
      <Form key={frame.id} method="post" className="form" noValidate preventScrollReset>
        {/* Enter in a field saves: Enter presses the first button of a form. */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
        <FormErrors
          problems={[
            ...zoneErrors.map((message) => ({ message, fieldId: 'time-zone' })),
            ...problems.map(({ weekday, index, message }) => ({ message, fieldId: `hours-${weekday}-${index}` })),
          ]}
        />
        <TimeZoneSelect
          label={t.timeZone}
          hint={isDefault ? s.zoneOfDefault : undefined}
          none={isDefault ? undefined : s.ownZone(stored.hostTimeZone)}
          zones={stored.zones}
          key={stored.timeZone}
          id="time-zone"
          name="timeZone"
          defaultValue={timeZone}
          errors={zoneErrors}
        />
        <WeeklyEditor draft={draft} problems={problems} answeredAt={shown?.answeredAt ?? 0} />
        <Button variant="primary">{t.save}</Button>
      </Form>
    </ScheduleFrame>
  )
}
