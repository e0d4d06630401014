import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { BookingDetailsRow } from '#db/queries/bookings'
import { findTypeMembersOfBooking } from '~/availability/slots/team-members.server'
import { type Actor, actingHost } from '~/booking/actor'
import { type ReassignBookingResult, reassignBooking } from '~/booking/changes/reassign-booking.server'
import { readReason } from '~/booking/read-reason'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { limitRequests } from '~/http/require/require-public.server'
import { requireTeamBooking } from '~/http/require/require-team-booking.server'
import { useMessages } from '~/i18n/locale'
import { bookedTeamMessages } from '~/team/booked-messages'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { SelectField } from '~/ui/choice-field'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextArea } from '~/ui/text-field'

export const meta = privatePage(bookedTeamMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.reassign.title(data.attendee, data.organizer),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row, managed } = await requireTeamBooking(request, params.id, context)
  const members = await findTypeMembersOfBooking(context.db, row.event_type_id)
  return {
    attendee: row.attendee_name,
    organizer: row.host_name,
    back: backOf(row, managed),
    others: members.filter(({ id }) => id !== row.host_id).map(({ id, name }) => ({ id, name })),
  }
}

function backOf({ id }: Pick<BookingDetailsRow, 'id'>, managed: boolean): string {
  return managed ? '/admin/team' : `/admin/bookings/${id}`
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row, managed } = await requireTeamBooking(request, params.id, context)
  await limitRequests(context, 'host-changes-of-booking', row.id)
  const form = await readFormData(request, { once: ['to', 'reason'] })
  const to = String(form.get('to') ?? '')
  const { ok, typed, reason } = readReason(form)
  const refuse = (refused: Refused, status: number) => data({ refused, to, typed }, { status })
  if (!ok) return refuse('reason', 400)
  const actor: Actor = row.host_id === host.id ? actingHost(host) : { ...actingHost(host), kind: 'manager' }
  const result = await reassignBooking(context, row, { hostId: to || null, actor, reason }, context.now)
  if (!result.ok) return refuse(result.reason, 409)
  context.outbox.wake()
  return redirect(managed ? '/admin/team?handed=1' : '/admin/bookings')
}

type Refused = Extract<ReassignBookingResult, { ok: false }>['reason'] | 'reason'

export default function HandOverMeeting() {
  const { attendee, organizer, back, others } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useMessages(bookedTeamMessages).reassign
  return (
    <>
      <PageHeader title={t.title(attendee, organizer)} description={t.text} back={{ to: back, label: t.back }} />
      {outcome && <Alert tone="warning">{t.refused[outcome.refused]}</Alert>}
      <Form method="post" className="form">
        <SelectField
          label={t.to}
          name="to"
          id="to"
          defaultValue={outcome?.to ?? ''}
          choices={[{ value: '', label: t.byRule }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <TextArea
          label={t.reason}
          hint={t.reasonHint}
          name="reason"
          defaultValue={outcome?.typed ?? ''}
          optional
          maxLength={1_000}
        />
        <SubmitButton variant="primary">{t.button}</SubmitButton>
      </Form>
    </>
  )
}
