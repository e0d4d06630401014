import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { ClockNotices, PreviewDays } from '~/availability/schedules/components/preview'
import { previewMessages } from '~/availability/schedules/messages'
import { readOverrideDate } from '~/availability/schedules/override-form'
import { previewSlots } from '~/availability/schedules/preview.server'
import { eventTypeFromRow } from '~/event-types/event-type'
import { requireHost } from '~/http/require/require-host.server'
import { chosenTimeZone } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { listTimeZones } from '~/time/time-zones'
import { dateInZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'
import { SelectField } from '~/ui/choice-field'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'
import { TimeZoneSelect } from '~/ui/time-zone-select'

export const meta = privatePage(previewMessages, (t) => t.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const eventTypes = (await findEventTypesOfHost(context.db, host.id)).map(eventTypeFromRow)
  const query = new URL(request.url).searchParams
  const timeZone = chosenTimeZone(query) ?? host.timeZone
  const today = dateInZone(context.now, timeZone)
  const from = readOverrideDate(query.get('from') ?? '') ?? today
  const eventType = eventTypes.find(({ id }) => id === query.get('eventType')) ?? eventTypes[0]
  return {
    choices: eventTypes.map(({ id, title }) => ({ value: id, label: title })),
    zones: listTimeZones(context.now),
    eventTypeId: eventType?.id ?? '',
    timeZone,
    from,
    preview: eventType ? await previewSlots(context.db, { host, eventType, timeZone, from, now: context.now }) : null,
  }
}

export default function PreviewPage() {
  const { choices, zones, eventTypeId, timeZone, from, preview } = useLoaderData<typeof loader>()
  const t = useMessages(previewMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} back={{ to: '/admin/availability', label: t.back }} />
      {preview === null ? (
        <Alert tone="info">{t.noEventTypes}</Alert>
      ) : (
        <>
          <Form method="get" className="form-grid ask-form" preventScrollReset>
            <SelectField
              label={t.eventType}
              id="eventType"
              name="eventType"
              choices={choices}
              defaultValue={eventTypeId}
            />
            <TimeZoneSelect label={t.timeZone} zones={zones} id="tz" name="tz" defaultValue={timeZone} />
            <TextField label={t.from} id="from" name="from" type="date" defaultValue={from} />
            <Button variant="primary">{t.show}</Button>
          </Form>
          <ClockNotices hours={preview.hours} shifts={preview.shifts} timeZone={timeZone} />
          <PreviewDays days={preview.days} timeZone={timeZone} eventTypeId={eventTypeId} />
        </>
      )}
    </>
  )
}
