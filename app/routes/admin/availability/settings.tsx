import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { frameOf, ScheduleFrame, shownSchedule } from '~/availability/schedules/components/schedule-frame'
import { scheduleMessages } from '~/availability/schedules/messages'
import { changeUse } from '~/availability/schedules/save-schedule.server'
import { readScheduleName } from '~/availability/schedules/schedule'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireScheduleOfHost } from '~/http/require/require-schedule-of-host.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { FieldSet } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const meta = privatePage(
  scheduleMessages,
  (t, data: SerializeFrom<typeof loader>) => `${t.parts.use}: ${shownSchedule(data.frame)}`,
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host, schedules, schedule } = await requireScheduleOfHost(request, params.id, context)
  const eventTypes = await findEventTypesOfHost(context.db, host.id)
  const movesZone = !schedule.isDefault && schedule.timeZone !== null && schedule.timeZone !== host.timeZone
  return {
    frame: frameOf(schedules, schedule),
    name: schedule.name,
    isDefault: schedule.isDefault,
    newZone: movesZone ? schedule.timeZone : null,
    eventTypes: eventTypes.map(({ id, title, schedule_id }) => ({
      id,
      title,
      uses: schedule.isDefault ? schedule_id === null : schedule_id === schedule.id,
    })),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, schedule } = await requireScheduleOfHost(request, params.id, context)
  const form = await readFormData(request, { once: ['name'], repeated: { eventType: 500 } })
  const typed = String(form.get('name') ?? '')
  const eventTypeIds = form.getAll('eventType').map(String).slice(0, 500)
  const name = readScheduleName(typed)
  if (name === null) return data({ typed }, { status: 400 })
  await changeUse(context, { hostId: host.id, id: schedule.id }, { name, eventTypeIds }, context.now)
  return redirect(`/admin/availability/${schedule.id}/use?saved=1`)
}

export default function ScheduleUse() {
  const { frame, name, isDefault, newZone, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(scheduleMessages)
  const errors = refused ? [t.problems.name] : []
  const base = `/admin/availability/${frame.id}`
  return (
    <ScheduleFrame {...frame}>
      {saved && !refused && <Alert tone="success">{t.saved}</Alert>}
      <Form key={frame.id} method="post" className="form section-body" noValidate>
        <FormErrors problems={errors.map((message) => ({ message, fieldId: 'name' }))} />
        <TextField
          label={t.name}
          id="name"
          name="name"
          defaultValue={refused?.typed ?? name}
          errors={errors}
          required
          maxLength={60}
        />
        <UsedBy />
        <SubmitButton variant="primary">{t.save}</SubmitButton>
      </Form>
      {!isDefault && (
        <div className="section-body">
          <p className="item-text">
            {t.makeDefaultText} {newZone && t.makeDefaultZone(newZone)}
          </p>
          <div className="actions">
            <Form method="post" action={`${base}/default`}>
              <SubmitButton>{t.makeDefault}</SubmitButton>
            </Form>
            <ButtonLink variant="quiet" to={`${base}/deletion`}>
              {t.remove}
            </ButtonLink>
          </div>
        </div>
      )}
    </ScheduleFrame>
  )
}

/** Checkboxes for the event types that follow this schedule. */
function UsedBy() {
  const { isDefault, eventTypes } = useLoaderData<typeof loader>()
  const t = useMessages(scheduleMessages)
  if (eventTypes.length === 0) return null
  return (
    <FieldSet legend={t.usedBy} hint={isDefault ? t.usedByDefaultHint : t.usedByHint}>
      {eventTypes.map(({ id, title, uses }) => (
        <div className="choice" key={id}>
          <input
            type="checkbox"
            className="choice-input"
            id={id}
            name="eventType"
            value={id}
            defaultChecked={uses}
            // An event type leaves the default schedule by choosing another one, on that schedule's page or in its own form.
            disabled={isDefault && uses}
          />
          <label className="choice-label" htmlFor={id}>
            {title}
          </label>
        </div>
      ))}
    </FieldSet>
  )
}
