import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type SerializeFrom,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listScheduleNames } from '~/availability/schedules/schedule-names.server'
import bookingStyles from '~/booking/page/components/booking.css?url'
import { EventTypePreview } from '~/booking/page/components/event-type-preview'
import { EventTypeForm } from '~/event-types/components/event-type-form'
import { settingsOfEventType } from '~/event-types/event-type'
import { readEventTypeForm, SAVE_PROBLEMS } from '~/event-types/event-type-form'
import { eventTypeMessages } from '~/event-types/messages'
import { changeEventType } from '~/event-types/save-event-type.server'
import { arrangeTyped } from '~/event-types/typed-questions'
import { EVENT_TYPE_FORM, typedFromForm, typedFromSettings } from '~/event-types/typed-settings'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireEventTypeOfHost } from '~/http/require/require-event-type-of-host.server'
import { showAgain } from '~/http/shown-again'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { ShortenedTexts } from '~/ui/shortened-texts'

/** The preview looks like the public page. */
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: bookingStyles }]

export const meta = privatePage(
  eventTypeMessages,
  (t, data: SerializeFrom<typeof loader>) => `${data.title} · ${t.title}`,
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host, eventType } = await requireEventTypeOfHost(request, params.id, context)
  const { name, handle, photoUrl } = host
  return {
    id: eventType.id,
    host: { name, handle, photoUrl },
    pageUrl: `/${host.handle}/${eventType.slug}`,
    address: `${new URL(context.env.APP_URL).host}/${host.handle}`,
    title: eventType.title,
    schedules: await listScheduleNames(context.db, host.id),
    typed: { ...typedFromSettings(eventType), schedule: eventType.scheduleId ?? '' },
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, eventType } = await requireEventTypeOfHost(request, params.id, context)
  const { id, scheduleId } = eventType
  const typed = typedFromForm(await readFormData(request, EVENT_TYPE_FORM))
  if (typed.arrange !== undefined) return data({ ...showAgain(arrangeTyped(typed)), problems: [] })
  const read = readEventTypeForm(typed, settingsOfEventType(eventType))
  if (!read.ok) return data({ ...showAgain(typed), problems: read.problems }, { status: 400 })
  // A host with only one schedule need not choose.
  const followed = typed.schedule === undefined ? scheduleId : typed.schedule || null
  const changes = { ...read.settings, scheduleId: followed }
  const result = await changeEventType(context, { hostId: host.id, id }, changes, context.now)
  if (result.ok) return redirect(`/admin/event-types/${id}?saved=1`)
  if (result.reason === 'not_found') throw notFound()
  return data({ ...showAgain(typed), problems: [SAVE_PROBLEMS[result.reason]] }, { status: 409 })
}

export default function EditEventType() {
  const { id, host, pageUrl, address, title, schedules, typed, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(eventTypeMessages)
  return (
    <>
      <PageHeader
        title={title}
        back={{ to: '/admin/event-types', label: t.back }}
        actions={
          <>
            <ButtonLink to={`/admin/event-types/${id}/links`}>{t.bookingLinks}</ButtonLink>
            <ButtonLink to={`/admin/event-types/${id}/mails`}>{t.mails}</ButtonLink>
            <ButtonLink to={`/admin/event-types/${id}/after`}>{t.afterMeeting}</ButtonLink>
          </>
        }
      />
      {saved && !refused && <Alert tone="success">{t.saved}</Alert>}
      {refused?.shortened && <ShortenedTexts />}
      <EventTypeForm
        typed={refused?.typed ?? typed}
        problems={refused?.problems ?? []}
        button={t.save}
        address={address}
        schedules={schedules}
        preview={(shown) => <EventTypePreview typed={shown} host={host} pageUrl={pageUrl} />}
      />
    </>
  )
}
