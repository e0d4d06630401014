import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { safeNextPath } from '~/accounts/next-path'
import { SlotButtons } from '~/admin/components/slot-buttons'
import { actionMessages } from '~/admin/messages'
import { findUpcomingSlots } from '~/admin/upcoming-slots.server'
import { actingHost } from '~/booking/actor'
import { holdsTime } from '~/booking/booking'
import { rescheduleBooking, slotRequestFor } from '~/booking/changes/reschedule-booking.server'
import { readInstant } from '~/booking/page/booking-form.server'
import { When } from '~/booking/page/components/when'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireBookingOfHost, requireBookingOfHostToChange } from '~/http/require/require-booking-of-host.server'
import { formatTime } from '~/i18n/dates'
import { useMessages } from '~/i18n/locale'
import { instantText } from '~/time/instants'
import { readTypedInstant } from '~/time/typed-instant'
import { dateInZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

const OFFERED = 18

export const meta = privatePage(actionMessages, (t, data: SerializeFrom<typeof loader>) => t.move.title(data.attendee))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host, row } = await requireBookingOfHost(request, params.id, context)
  if (!holdsTime(row.status) || row.ends_at <= context.now) throw redirect(`/admin/bookings/${row.id}`)
  const slots = await slotRequestFor(context.db, row, context.now)
  const offered = slots ? await findUpcomingSlots(context.db, slots, OFFERED + 1) : []
  return {
    id: row.id,
    attendee: row.attendee_name,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: host.timeZone,
    offered: offered.filter((start) => start !== row.starts_at).slice(0, OFFERED),
  }
}

/** The host may choose a time that is not offered, but never one that another booking holds (B1). */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireBookingOfHostToChange(request, params.id, context)
  const form = await readFormData(request, { once: ['date', 'time', 'start', 'seen', 'back'] })
  const typed = { date: String(form.get('date') ?? ''), time: String(form.get('time') ?? '') }
  const start = form.has('start')
    ? readInstant(form.get('start'))
    : readTypedInstant(typed.date, typed.time, host.timeZone)
  const seen = readInstant(form.get('seen'))
  if (start === null || seen === null) return data({ typed, refused: 'unreadable' as const }, { status: 400 })
  if (start <= context.now) return data({ typed, refused: 'past' as const }, { status: 400 })
  const move = { start, actor: actingHost(host), overrideAvailability: true }
  const result = await rescheduleBooking(context, { ...row, starts_at: seen }, move, context.now)
  if (result.ok && !result.changed && start === seen) return data({ typed, refused: 'same' as const }, { status: 400 })
  if (result.ok) {
    context.outbox.wake()
    const back = String(form.get('back') ?? '')
    return redirect(back.startsWith('/admin/calendar?') ? safeNextPath(back) : `/admin/bookings/${row.id}`)
  }
  const refused = result.reason === 'slot_unavailable' ? ('taken' as const) : REFUSALS[result.reason]
  return data({ typed, refused }, { status: 409 })
}

const REFUSALS = { changed_meanwhile: 'changed', not_held: 'over', already_over: 'over', too_late: 'over' } as const

export default function MoveByHost() {
  const { id, attendee, startsAt, endsAt, timeZone, offered } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useMessages(actionMessages)
  const seen = <input type="hidden" name="seen" value={instantText(startsAt)} />
  return (
    <>
      <PageHeader
        title={t.move.title(attendee)}
        back={{ to: `/admin/bookings/${id}`, label: t.back }}
        description={<When startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} />}
      />
      {outcome && <Alert tone="danger">{t.move[outcome.refused]}</Alert>}
      <Section title={t.move.offered} description={offered.length > 0 ? t.move.offeredText(attendee) : undefined}>
        {offered.length > 0 ? (
          <Form method="post">
            {seen}
            <SlotButtons starts={offered} timeZone={timeZone} />
          </Form>
        ) : (
          <p>{t.move.noneOffered}</p>
        )}
      </Section>
      <Section title={t.move.any} description={t.move.anyText}>
        <Form method="post" className="form">
          {seen}
          <div className="form-grid">
            <TextField
              label={t.move.date}
              type="date"
              name="date"
              required
              defaultValue={outcome?.typed.date || dateInZone(startsAt, timeZone)}
            />
            <TextField
              label={t.move.time}
              hint={t.move.timeHint(timeZone.replaceAll('_', ' '))}
              type="time"
              name="time"
              required
              defaultValue={outcome?.typed.time || formatTime({ locale: 'en', hour12: false }, startsAt, timeZone)}
            />
          </div>
          <SubmitButton>{t.move.button}</SubmitButton>
        </Form>
      </Section>
    </>
  )
}
