import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { findCoHosts } from '#db/queries/booking-co-hosts'
import type { BookingDetailsRow } from '#db/queries/bookings'
import type { Db } from '#db/schema'
import { findWhoMayTakeOver } from '~/availability/slots/team-members.server'
import { type Actor, actingHost } from '~/booking/actor'
import { type ReassignRefusal, reassignBooking } from '~/booking/changes/reassign-booking.server'
import { readReason } from '~/booking/read-reason'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { limitRequests } from '~/http/require/require-public.server'
import { requireTeamBooking } from '~/http/require/require-team-booking.server'
import { useMessages } from '~/i18n/locale'
import { bookedTeamMessages } from '~/team/messages'
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
  const { host, row, managed } = await requireTeamBooking(request, params.id, context)
  const hosts = await readHosts(context.db, row)
  const members = await findWhoMayTakeOver(context.db, row)
  return {
    attendee: row.attendee_name,
    organizer: new Intl.ListFormat(host.locale).format(hosts.map(({ name }) => name)),
    back: backOf(row, managed),
    /** Whose place it may be: a member hands over only their own. */
    places: hosts.filter(({ id }) => managed || id === host.id),
    own: host.id,
    others: members.filter(({ id }) => !hosts.some((one) => one.id === id)),
  }
}

async function readHosts(db: Db, row: BookingDetailsRow): Promise<{ id: string; name: string }[]> {
  const coHosts = row.team_rule === 'collective' ? await findCoHosts(db, row.id) : []
  return [{ id: row.host_id, name: row.host_name }, ...coHosts.map(({ id, name }) => ({ id, name }))]
}

function backOf({ id }: Pick<BookingDetailsRow, 'id'>, managed: boolean): string {
  return managed ? '/admin/team' : `/admin/bookings/${id}`
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row, managed } = await requireTeamBooking(request, params.id, context)
  await limitRequests(context, 'host-changes-of-booking', row.id)
  const form = await readFormData(request, { once: ['from', 'to', 'reason'] })
  const to = String(form.get('to') ?? '')
  const from = placeOf(await readHosts(context.db, row), { chosen: form.get('from'), managed, ownId: host.id })
  const { ok, typed, reason } = readReason(form)
  const refuse = (refused: Refused, status: number) => data({ refused, from, to, typed }, { status })
  if (!ok) return refuse('reason', 400)
  const actor: Actor = from === host.id ? actingHost(host) : { ...actingHost(host), kind: 'manager' }
  const result = await reassignBooking(context, row, { hostId: to || null, of: from, actor, reason }, context.now)
  if (!result.ok) return refuse(result.reason, 409)
  context.outbox.wake()
  return redirect(managed ? '/admin/team?handed=1' : '/admin/bookings')
}

/** Members hand over their own place; a manager any, the organizer's unless they choose another. */
function placeOf(
  hosts: { id: string }[],
  { chosen, managed, ownId }: { chosen: FormDataEntryValue | null; managed: boolean; ownId: string },
): string {
  const asked = managed ? (chosen ?? hosts[0]?.id) : ownId
  return String(asked ?? ownId)
}

type Refused = ReassignRefusal | 'reason'

export default function HandOverMeeting() {
  const { attendee, organizer, back, places, own, others } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useMessages(bookedTeamMessages).reassign
  return (
    <>
      <PageHeader title={t.title(attendee, organizer)} description={t.text} back={{ to: back, label: t.back }} />
      {outcome && <Alert tone="warning">{t.refused[outcome.refused]}</Alert>}
      <Form method="post" className="form">
        {places.length > 1 && (
          <SelectField
            label={t.from}
            name="from"
            id="from"
            defaultValue={outcome?.from ?? places.find(({ id }) => id === own)?.id ?? places[0]?.id ?? ''}
            choices={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
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
