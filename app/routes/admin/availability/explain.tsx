import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { SlotExplanation } from '~/availability/explain/components/slot-explanation'
import { explainTime } from '~/availability/explain/explain-time.server'
import { explainMessages } from '~/availability/explain/messages'
import { readOverrideDate } from '~/availability/schedules/override-form'
import { readWallTime } from '~/availability/schedules/weekly-form'
import { eventTypeFromRow, offeredDurations } from '~/event-types/event-type'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { dateInZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'
import { SelectField } from '~/ui/choice-field'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const meta = privatePage(explainMessages, (t) => t.title)

/** Depends only on the address, so the page can be shared and reloaded. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const eventTypes = (await findEventTypesOfHost(context.db, host.id)).map(eventTypeFromRow)
  const query = new URL(request.url).searchParams
  const typed = {
    eventType: query.get('eventType') ?? eventTypes[0]?.id ?? '',
    date: query.get('date') ?? dateInZone(context.now, host.timeZone),
    time: query.get('time') ?? '',
  }
  const eventType = eventTypes.find(({ id }) => id === typed.eventType)
  const date = readOverrideDate(typed.date)
  const time = readWallTime(typed.time)
  const answer = eventType && date !== null && time !== null
  return {
    choices: eventTypes.map(({ id, title }) => ({ value: id, label: title })),
    typed,
    unreadable: query.has('time') && !answer,
    answer: answer
      ? {
          explained: await explainTime(context.db, { host, eventType, date, time, now: context.now }),
          asked: {
            eventType: {
              id: eventType.id,
              hidden: eventType.hidden,
              durationMinutes: offeredDurations(eventType)[0] ?? eventType.durationMinutes,
            },
            date,
            time,
          },
        }
      : null,
  }
}

export default function ExplainTime() {
  const { choices, typed, unreadable, answer } = useLoaderData<typeof loader>()
  const t = useMessages(explainMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} back={{ to: '/admin/availability', label: t.back }} />
      {choices.length === 0 ? (
        <Alert tone="info">{t.noEventTypes}</Alert>
      ) : (
        <Form method="get" className="form-grid ask-form">
          <SelectField
            label={t.eventType}
            id="eventType"
            name="eventType"
            choices={choices}
            defaultValue={typed.eventType}
          />
          <TextField label={t.date} id="date" name="date" type="date" defaultValue={typed.date} required />
          <TextField
            label={t.time}
            id="time"
            name="time"
            defaultValue={typed.time}
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            required
          />
          <Button variant="primary">{t.ask}</Button>
        </Form>
      )}
      {unreadable && <Alert tone="danger">{t.unreadable}</Alert>}
      {answer && (
        <div className="admin-stack" aria-live="polite">
          <SlotExplanation {...answer} />
          <p className="item-text">{t.zone(answer.explained.timeZone.replaceAll('_', ' '))}</p>
        </div>
      )}
    </>
  )
}
