import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findBookingOfTeam } from '#db/queries/team-meetings'
import { adminMessages } from '~/admin/messages'
import { type Actor, actingHost } from '~/booking/actor'
import { holdsTime } from '~/booking/booking'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import { readReason } from '~/booking/read-reason'
import type { AppContext } from '~/http/context.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireMembership } from '~/http/require/require-membership.server'
import { useMessages } from '~/i18n/locale'
import { TeamCancellationForm } from '~/team/components/team-cancellation-form'
import { teamMessages } from '~/team/messages'
import { privatePage } from '~/ui/page-title'
import { QuestionPage } from '~/ui/question-page'

async function requireMeeting(request: Request, id: string | undefined, context: AppContext) {
  const { host, membership } = await requireMembership(request, context, 'cancel-meeting')
  const row = await findBookingOfTeam(context.db, membership.teamId, id ?? '')
  if (!row) throw notFound()
  return { host, row }
}

export const meta = privatePage(teamMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.meetings.cancelNamed(data.attendee, data.organizer),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row } = await requireMeeting(request, params.id, context)
  if (!holdsTime(row.status)) throw redirect('/admin/team')
  return { id: row.id, attendee: row.attendee_name, organizer: row.host_name }
}

/** The meeting is cancelled and both sides are notified, as if the host had cancelled; the history says who did it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireMeeting(request, params.id, context)
  const { ok, typed, reason } = readReason(await readFormData(request, { once: ['reason'] }))
  if (!ok) return data({ typed, refused: 'reason' as const }, { status: 400 })
  const actor: Actor = { ...actingHost(host), kind: row.host_id === host.id ? 'host' : 'manager' }
  const result = await cancelBooking(context, row, { actor, reason }, context.now)
  if (!result.ok) return data({ typed, refused: 'over' as const }, { status: 409 })
  context.outbox.wake()
  return redirect('/admin/team?cancelled=1')
}

export default function CancelByManager() {
  const { id, attendee, organizer } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useMessages(teamMessages)
  const { cancellation } = useMessages(adminMessages)
  return (
    <QuestionPage
      title={t.meetings.cancelNamed(attendee, organizer)}
      back={{ to: '/admin/team', label: cancellation.keep }}
      over={outcome?.refused === 'over' && cancellation.over}
    >
      <TeamCancellationForm
        id={id}
        organizer={organizer}
        typed={outcome?.typed}
        errors={outcome && [cancellation.reasonUnfit]}
      />
    </QuestionPage>
  )
}
