import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { scheduleMessages } from '~/availability/schedules/messages'
import { createSchedule } from '~/availability/schedules/save-schedule.server'
import { readScheduleName } from '~/availability/schedules/schedule'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireScheduleOfHost } from '~/http/require/require-schedule-of-host.server'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { SelectField } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const meta = privatePage(scheduleMessages, (t) => t.create)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { schedules } = await requireScheduleOfHost(request, undefined, context)
  return { choices: schedules.map(({ id, name }) => ({ value: id, label: name })) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { host, schedules, schedule } = await requireScheduleOfHost(request, undefined, context)
  const form = await readFormData(request, { once: ['name', 'copyOf'] })
  const typed = { name: String(form.get('name') ?? ''), copyOf: String(form.get('copyOf') ?? '') }
  const name = readScheduleName(typed.name)
  if (name === null) return data({ typed, problem: 'name' as const }, { status: 400 })
  const copyOf = schedules.find(({ id }) => id === typed.copyOf) ?? schedule
  const created = await createSchedule(context, { hostId: host.id, name, copyOf }, context.now)
  if (!created.ok) return data({ typed, problem: 'tooMany' as const }, { status: 409 })
  return redirect(`/admin/availability/${created.id}`)
}

export default function NewSchedule() {
  const { choices } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(scheduleMessages)
  const message = refused && t.problems[refused.problem]
  return (
    <>
      <PageHeader title={t.create} description={t.newDescription} back={{ to: '/admin/availability', label: t.back }} />
      <Form method="post" className="form section-body" noValidate>
        <FormErrors problems={message ? [{ message, fieldId: 'name' }] : []} />
        <TextField
          label={t.name}
          id="name"
          name="name"
          defaultValue={refused?.typed.name ?? ''}
          errors={message ? [message] : []}
          required
          maxLength={60}
        />
        {choices.length > 1 && (
          <SelectField
            label={t.copyOf}
            id="copyOf"
            name="copyOf"
            choices={choices}
            defaultValue={refused?.typed.copyOf ?? choices[0]?.value}
          />
        )}
        <SubmitButton variant="primary">{t.createButton}</SubmitButton>
      </Form>
    </>
  )
}
