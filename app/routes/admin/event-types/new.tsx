import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listScheduleNames } from '~/availability/schedules/schedule-names.server'
import bookingStyles from '~/booking/page/components/booking.css?url'
import { EventTypePreview } from '~/booking/page/components/event-type-preview'
import { EventTypeForm } from '~/event-types/components/event-type-form'
import { readEventTypeForm, SAVE_PROBLEMS } from '~/event-types/event-type-form'
import { eventTypeMessages, formMessages } from '~/event-types/messages'
import { EVENT_TYPE_PRESETS, settingsOfPreset } from '~/event-types/presets'
import { createEventType } from '~/event-types/save-event-type.server'
import { arrangeTyped } from '~/event-types/typed-questions'
import { EVENT_TYPE_FORM, typedFromForm, typedFromSettings } from '~/event-types/typed-settings'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { showAgain } from '~/http/shown-again'
import { useMessages } from '~/i18n/locale'
import { ButtonLink } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { ShortenedTexts } from '~/ui/shortened-texts'

/** The preview looks like the public page. */
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: bookingStyles }]

export const meta = privatePage(eventTypeMessages, (t) => t.create)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, name, handle, photoUrl, locale } = await requireHost(request, context)
  return {
    address: `${new URL(context.env.APP_URL).host}/${handle}`,
    host: { name, handle, photoUrl },
    schedules: await listScheduleNames(context.db, id),
    typed: typedFromSettings(settingsOfPreset(new URL(request.url).searchParams.get('like'), locale)),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const typed = typedFromForm(await readFormData(request, EVENT_TYPE_FORM))
  if (typed.arrange !== undefined) return data({ ...showAgain(arrangeTyped(typed)), problems: [] })
  const read = readEventTypeForm(typed)
  if (!read.ok) return data({ ...showAgain(typed), problems: read.problems }, { status: 400 })
  const result = await createEventType(context, host.id, read.settings, context.now, typed.schedule || null)
  if (result.ok) return redirect('/admin/event-types')
  return data({ ...showAgain(typed), problems: [SAVE_PROBLEMS[result.reason]] }, { status: 409 })
}

export default function NewEventType() {
  const { address, host, schedules, typed } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(eventTypeMessages)
  const form = useMessages(formMessages)
  return (
    <>
      <PageHeader title={t.create} back={{ to: '/admin/event-types', label: t.back }} />
      <nav className="actions" aria-label={form.presets}>
        <span className="field-hint">{form.presets}:</span>
        {EVENT_TYPE_PRESETS.map((name) => (
          <ButtonLink key={name} size="small" to={`?like=${name}`}>
            {form.preset[name].name}
          </ButtonLink>
        ))}
      </nav>
      {refused?.shortened && <ShortenedTexts />}
      <EventTypeForm
        key={typed.title}
        typed={refused?.typed ?? typed}
        problems={refused?.problems ?? []}
        button={t.createButton}
        address={address}
        schedules={schedules}
        preview={(shown) => <EventTypePreview typed={shown} host={host} />}
      />
    </>
  )
}
