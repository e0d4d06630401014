import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findBookingOfTeam } from '#db/queries/team-meetings'
import { holdsTime } from '~/booking/booking'
import { cancelBooking } from '~/booking/cancel-booking.server'
import { deskMessages } from '~/booking/desk-messages'
import { ReasonSchema } from '~/booking/schema'
import type { AppContext } from '~/http/context.server'
import { readFormData } from '~/http/read-form-data.server'
import { requireMembership } from '~/http/require-membership.server'
import { useMessages } from '~/i18n/locale'
import { TeamCancellationForm } from '~/team/components/team-cancellation-form'
import { teamMessages } from '~/team/messages'
import { Alert } from '~/ui/alert'
import { PageHeader } from '~/ui/page-header'

async function requireMeeting(request: Request, id: string | undefined, context: AppContext) {
  const { host, membership } = await requireMembership(request, context, 'cancel-meeting')
  const row = await findBookingOfTeam(context.db, membership.teamId, id ?? '')
  if (!row) throw new Response('Not found', { status: 404 })
  return { host, row }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row } = await requireMeeting(request, params.id, context)
  if (!holdsTime(row.status)) throw redirect('/admin/team')
  return { id: row.id, attendee: row.attendee_name, organizer: row.host_name }
}

/** The meeting goes and both sides are told, as if the host had cancelled; the history says who it was. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireMeeting(request, params.id, context)
  const typed = String((await readFormData(request)).get('reason') ?? '')
  const reason = ReasonSchema.safeParse(typed)
  if (!reason.success) return data({ typed, refused: 'reason' as const }, { status: 400 })
  const actor = row.host_id === host.id ? 'host' : 'manager'
  const result = await cancelBooking(
    context,
    row,
    { actor: { kind: actor, id: host.id, name: host.name }, reason: reason.data || null },
    context.now,
  )
  if (!result.ok) return data({ typed, refused: 'over' as const }, { status: 409 })
  context.outbox.wake()
  return redirect('/admin/team?cancelled=1')
}

export default function CancelByManager() {
  const { id, attendee, organizer } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(teamMessages)
  const { cancellation } = useMessages(deskMessages)
  return (
    <>
      <PageHeader
        title={t.meetings.cancelNamed(attendee, organizer)}
        back={{ to: '/admin/team', label: cancellation.keep }}
      />
      {answer?.refused === 'over' ? (
        <Alert tone="info">{cancellation.over}</Alert>
      ) : (
        <TeamCancellationForm
          id={id}
          organizer={organizer}
          typed={answer?.typed ?? ''}
          errors={answer ? [cancellation.reasonUnfit] : []}
        />
      )}
    </>
  )
}
