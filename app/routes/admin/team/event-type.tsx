import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import bookingStyles from '~/booking/page/components/booking.css?url'
import { EventTypePreview } from '~/booking/page/components/event-type-preview'
import { EventTypeForm } from '~/event-types/components/event-type-form'
import { defaultSettings, settingsOfEventType } from '~/event-types/event-type'
import { readEventTypeForm, SAVE_PROBLEMS } from '~/event-types/event-type-form'
import { arrangeTyped } from '~/event-types/typed-questions'
import { EVENT_TYPE_FORM, typedFromForm, typedFromSettings } from '~/event-types/typed-settings'
import type { AppContext } from '~/http/context.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { forbidden, requireMembership } from '~/http/require/require-membership.server'
import { requireTeamEventType } from '~/http/require/require-team-event-type.server'
import { showAgain } from '~/http/shown-again'
import { useMessages } from '~/i18n/locale'
import { ASSIGNMENT_FIELDS, assignmentFromTyped, typedFromAssignment } from '~/team/assignment-form'
import { AssignmentFields, type AssignmentProblem } from '~/team/components/assignment-fields'
import { LackingAlert } from '~/team/components/lacking-alert'
import { readLacking } from '~/team/incomplete-types.server'
import { listAssignableMembers } from '~/team/membership.server'
import { bookedTeamMessages } from '~/team/messages'
import { AssignmentSchema, readAssignment, saveTeamEventType } from '~/team/team-event-types.server'
import { readTeamPage } from '~/team/team-page.server'
import { Alert } from '~/ui/alert'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { ShortenedTexts } from '~/ui/shortened-texts'

/** The preview looks like the public page. */
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: bookingStyles }]

export const meta = privatePage(bookedTeamMessages, (t) => t.eventTypes.title)

/** The page and, unless a new one is made, the event type. @throws 404 for a team without a page */
async function requirePlace(request: Request, id: string | undefined, context: AppContext) {
  if (id !== undefined) return requireTeamEventType(request, id, context)
  const place = await requireMembership(request, context, 'edit-team-event-types')
  const page = await readTeamPage(context.db, place.membership.teamId)
  if (!page) throw notFound()
  return { ...place, page, eventType: null }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { page, eventType, membership } = await requirePlace(request, params.id, context)
  const { name, handle, photoUrl } = page.host
  const assignment = eventType && (await readAssignment(context.db, eventType))
  return {
    host: { name, handle, photoUrl },
    address: `${new URL(context.env.APP_URL).host}/${handle}`,
    title: eventType?.title ?? null,
    pageUrl: eventType && `/${handle}/${eventType.slug}`,
    members: await listAssignableMembers(context.db, membership.teamId),
    lacking: eventType && (await readLacking(context.db, eventType)),
    typed: {
      ...typedFromSettings(eventType ?? defaultSettings({ slug: '', title: '' })),
      ...(assignment ? typedFromAssignment(assignment) : { countsNoShows: 'on' }),
    },
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

const FIELDS = {
  ...EVENT_TYPE_FORM,
  once: [...EVENT_TYPE_FORM.once, ...ASSIGNMENT_FIELDS.once],
  families: ASSIGNMENT_FIELDS.families,
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { acting, eventType } = await requirePlace(request, params.id, context)
  const typed = typedFromForm(await readFormData(request, FIELDS))
  const again = (
    problems: (typeof SAVE_PROBLEMS)[keyof typeof SAVE_PROBLEMS][],
    status: number,
    assignment: AssignmentProblem | null = null,
  ) => data({ ...showAgain(typed), problems, assignment }, { status })
  if (typed.arrange !== undefined) return data({ ...showAgain(arrangeTyped(typed)), problems: [], assignment: null })
  const read = readEventTypeForm(typed, eventType ? settingsOfEventType(eventType) : undefined)
  const members = await listAssignableMembers(context.db, acting.teamId)
  const assignment = AssignmentSchema.safeParse(assignmentFromTyped(typed, members))
  const unfit = !assignment.success || assignment.data.members.length === 0
  const unfitFields: AssignmentProblem | null = unfit ? { problem: 'fields', names: [] } : null
  if (!read.ok) return data({ ...showAgain(typed), problems: read.problems, assignment: unfitFields }, { status: 400 })
  if (unfit) return again([], 400, unfitFields)
  const values = {
    ...{ id: eventType?.id ?? null, settings: read.settings, assignment: assignment.data },
    acceptsFewer: typed.acceptsFewer === 'on',
  }
  const result = await saveTeamEventType(context, acting, values, context.now)
  if (result.ok) return redirect(`/admin/team/event-types/${result.eventType.id}?saved=1`)
  switch (result.reason) {
    case 'not_allowed':
      throw forbidden()
    case 'not_found':
    case 'no_page':
      throw notFound()
    case 'member_unknown':
      return again([], 400, { problem: 'unknown', names: [] })
    case 'not_agreed':
      return again([], 400, { problem: 'notAgreed', names: result.names })
    default:
      return again([SAVE_PROBLEMS[result.reason]], 409)
  }
}

export default function EditTeamEventType() {
  const { host, address, title, pageUrl, members, lacking, typed, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(bookedTeamMessages).eventTypes
  const shown = refused?.typed ?? typed
  return (
    <>
      <PageHeader title={title ?? t.create} back={{ to: '/admin/team/event-types', label: t.title }} />
      {saved && !refused && <Alert tone="success">{t.saved}</Alert>}
      {lacking && <LackingAlert lacking={lacking} />}
      {refused?.shortened && <ShortenedTexts />}
      <EventTypeForm
        typed={shown}
        problems={refused?.problems ?? []}
        button={t.save}
        address={address}
        schedules={[]}
        preview={(seen) => <EventTypePreview typed={seen} host={host} {...(pageUrl === null ? {} : { pageUrl })} />}
      >
        <AssignmentFields
          typed={shown}
          members={members}
          problem={refused?.assignment ?? null}
          gone={lacking?.gone ?? 0}
        />
      </EventTypeForm>
    </>
  )
}
