import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireHost } from '~/accounts/require-host.server'
import { textOf, WeeklyHours } from '~/availability/components/weekly-hours'
import { availabilityMessages } from '~/availability/messages'
import { readAvailability, replaceAvailability } from '~/availability/replace-availability.server'
import { isKnownTimeZone } from '~/availability/wall-time'
import {
  changeDraft,
  checkDraft,
  draftFromForm,
  draftOf,
  type WeeklyDraft,
  type WeeklyProblem,
} from '~/availability/weekly-form'
import { readFormData } from '~/http/read-form-data.server'
import { weekdayNames } from '~/i18n/dates'
import { useLocale, useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { PageHeader } from '~/ui/page-header'
import { TimeZoneSelect } from '~/ui/time-zone-select'
import { listTimeZones } from '~/ui/time-zones'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { timeZone, weekly } = await readAvailability(context.db, host.id)
  return {
    timeZone,
    draft: draftOf(weekly),
    zones: listTimeZones(context.now),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request)
  const draft = draftFromForm(form)
  const timeZone = String(form.get('timeZone') ?? '')
  const answer = (shown: Partial<Shown>, status = 200) =>
    data<Shown>({ draft, timeZone, problems: [], zoneUnknown: false, answeredAt: context.now, ...shown }, { status })

  const change = form.get('change')
  if (change !== null) return answer({ draft: changeDraft(draft, String(change), form) ?? draft })
  const checked = checkDraft(draft)
  const zoneUnknown = !isKnownTimeZone(timeZone)
  if (!checked.ok || zoneUnknown) return answer({ problems: checked.ok ? [] : checked.problems, zoneUnknown }, 400)
  const { overrides } = await readAvailability(context.db, host.id)
  await replaceAvailability(context, host.id, { timeZone, weekly: checked.weekly, overrides }, context.now)
  return redirect('/admin/availability?saved=1')
}

interface Shown {
  draft: WeeklyDraft
  timeZone: string
  problems: WeeklyProblem[]
  zoneUnknown: boolean
  answeredAt: number
}

export default function Availability() {
  const stored = useLoaderData<typeof loader>()
  const shown = useActionData<typeof action>()
  const t = useMessages(availabilityMessages)
  const names = weekdayNames(useLocale(), 'long')
  const { draft, timeZone } = shown ?? stored
  const problems = (shown?.problems ?? []).map((found) => ({
    ...found,
    message: textOf(t, found.problem, names[found.weekday - 1] ?? ''),
  }))
  const zoneErrors = shown?.zoneUnknown ? [t.problems.timeZone] : []
  const sound = problems.length === 0 && zoneErrors.length === 0
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      {stored.saved && !shown && <Alert tone="success">{t.saved}</Alert>}
      {shown && sound && <Alert tone="info">{t.unsaved}</Alert>}
      <Form method="post" action="/admin/availability" className="form" noValidate preventScrollReset>
        {/* Enter in a field saves: the first button of a form is what Enter presses. */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
        <FormErrors
          problems={[
            ...zoneErrors.map((message) => ({ message, fieldId: 'time-zone' })),
            ...problems.map(({ weekday, index, message }) => ({ message, fieldId: `hours-${weekday}-${index}` })),
          ]}
        />
        <TimeZoneSelect
          label={t.timeZone}
          zones={stored.zones}
          id="time-zone"
          name="timeZone"
          defaultValue={timeZone}
          errors={zoneErrors}
        />
        <WeeklyHours draft={draft} problems={problems} answeredAt={shown?.answeredAt ?? 0} />
        <Button variant="primary">{t.save}</Button>
      </Form>
    </>
  )
}
