import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { BookingDetailsRow } from '#db/queries/bookings'
import { type Actor, actingHost } from '~/booking/actor'
import type { StatedAttendance } from '~/booking/attendance'
import { approveBooking } from '~/booking/changes/approve-booking.server'
import { recreateMeeting } from '~/booking/changes/recreate-meeting.server'
import { rescheduleBooking } from '~/booking/changes/reschedule-booking.server'
import { resendMail } from '~/booking/changes/send-again.server'
import { keepRecording, sendRecording } from '~/booking/changes/send-recording.server'
import { stateAttendance } from '~/booking/changes/state-attendance.server'
import { answerCalendarEdit, findCalendarEdit } from '~/calendars/answer-edit.server'
import type { AppContext } from '~/http/context.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireBookingOfHostToChange } from '~/http/require/require-booking-of-host.server'

/** Only buttons send to this address, so typing or reloading it redirects to the page with the buttons. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/admin/bookings/${encodeURIComponent(params.id ?? '')}`)
}

/** Changes that a host makes with one click, without a confirmation: each can be undone or does no harm. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireBookingOfHostToChange(request, params.id, context)
  const form = await readFormData(request, { once: ['change', 'delivery'] })
  const done = await change(context, row, { form, hostId: host.id, actor: actingHost(host) })
  context.outbox.wake()
  return redirect(`/admin/bookings/${row.id}?done=${done}`)
}

async function change(
  context: AppContext,
  row: BookingDetailsRow,
  { form, hostId, actor }: { form: FormData; hostId: string; actor: Actor },
): Promise<'yes' | 'refused' | 'sent' | 'often-enough'> {
  const { now } = context
  switch (form.get('change')) {
    case 'approve':
      return (await approveBooking(context, row, actor, now)).ok ? 'yes' : 'refused'
    case 'no-show':
    case 'came':
    case 'attendance-unknown': {
      const state = STATED_BY[String(form.get('change'))] ?? 'unknown'
      return (await stateAttendance(context, row, { state, actor }, now)).ok ? 'yes' : 'refused'
    }
    case 'send-recording':
      return (await sendRecording(context, row, actor, now)) ? 'sent' : 'refused'
    case 'keep-recording':
      return (await keepRecording(context, row, actor, now)) ? 'yes' : 'refused'
    case 'recreate':
      return (await recreateMeeting(context, row, actor, now)).ok ? 'yes' : 'refused'
    case 'calendar-keep':
    case 'calendar-put-back': {
      const answer = form.get('change') === 'calendar-keep' ? 'keep' : 'put_back'
      return (await answerCalendarEdit(context, hostId, row.id, answer, now)) ? 'yes' : 'refused'
    }
    case 'calendar-move': {
      const edit = await findCalendarEdit(context.db, hostId, row.id)
      if (edit?.found !== 'moved' || edit.start <= now) return 'refused'
      const move = { start: edit.start, actor, overrideAvailability: true }
      return (await rescheduleBooking(context, row, move, now)).ok ? 'yes' : 'refused'
    }
    case 'send-again': {
      const deliveryId = String(form.get('delivery') ?? '')
      const which = { hostId: row.host_id, bookingId: row.id, deliveryId }
      const result = await resendMail(context, which, actor, now)
      if (result.ok) return 'sent'
      return result.reason === 'often_enough' ? 'often-enough' : 'refused'
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const STATED_BY: Record<string, StatedAttendance> = { 'no-show': 'no_show', came: 'attended' }
