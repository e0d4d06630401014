import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { MeetingTime } from '~/admin/components/booking-cells'
import { FIRST_DATE_BEYOND } from '~/availability/slots/limits'
import { readReason } from '~/booking/read-reason'
import { readFormData } from '~/http/read-form-data.server'
import { requireMembership } from '~/http/require/require-membership.server'
import { limitRequests } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { bookedTeamMessages } from '~/team/booked-messages'
import { TeamTabs } from '~/team/components/team-tabs'
import { type HandedMeeting, handOverMeetings } from '~/team/hand-over-meetings.server'
import { may } from '~/team/permissions'
import { addDays, dateInZone, startOfDateInZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextArea, TextField } from '~/ui/text-field'

export const meta = privatePage(bookedTeamMessages, (t) => t.absence.title)

const DatesSchema = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from >= '2000-01-01' && to < FIRST_DATE_BEYOND && from <= to)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { host, membership } = await requireMembership(request, context, 'hand-over-own')
  return {
    today: dateInZone(context.now, host.timeZone),
    timeZone: host.timeZone,
    manages: may(membership.role, 'see-meetings'),
  }
}

/** Whoever is ill, or away: one click offers all their meetings for the team on these days to the others. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { host, acting } = await requireMembership(request, context, 'hand-over-own')
  await limitRequests(context, 'host-changes-of-booking', acting.hostId)
  const form = await readFormData(request, { once: ['from', 'to', 'reason'] })
  const typed = { from: String(form.get('from') ?? ''), to: String(form.get('to') ?? '') }
  const dates = DatesSchema.safeParse(typed)
  const { ok, typed: typedReason, reason } = readReason(form)
  const refused = !dates.success ? ('unfit' as const) : !ok ? ('reason' as const) : null
  if (!dates.success || !ok)
    return data({ ...typed, reason: typedReason, refused, handed: null, more: false }, { status: 400 })
  const range = {
    from: startOfDateInZone(dates.data.from, host.timeZone),
    until: startOfDateInZone(addDays(dates.data.to, 1), host.timeZone),
  }
  const result = await handOverMeetings(
    context,
    { ...acting, range },
    { actor: { kind: 'host', id: host.id, name: host.name }, reason: reason ?? null, leaves: false },
    context.now,
  )
  context.outbox.wake()
  return data({ ...typed, reason: typedReason, refused, ...result })
}

export default function Absence() {
  const { today, timeZone, manages } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const words = useMessages(bookedTeamMessages)
  const t = words.absence
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      <TeamTabs manages={manages} />
      {outcome?.refused && (
        <Alert tone="warning">{outcome.refused === 'unfit' ? t.unfit : words.reassign.refused.reason}</Alert>
      )}
      {outcome?.handed && <Handed meetings={outcome.handed} timeZone={timeZone} />}
      {outcome?.more && <Alert tone="info">{t.more}</Alert>}
      <Form method="post" className="form">
        <div className="form-grid">
          <TextField label={t.from} name="from" id="from" type="date" defaultValue={outcome?.from ?? today} required />
          <TextField label={t.to} name="to" id="to" type="date" defaultValue={outcome?.to ?? today} required />
        </div>
        <TextArea
          label={t.reason}
          hint={t.reasonHint}
          name="reason"
          id="reason"
          defaultValue={outcome?.reason ?? ''}
          optional
          maxLength={1_000}
        />
        <SubmitButton variant="primary">{t.button}</SubmitButton>
      </Form>
    </>
  )
}

function Handed({ meetings, timeZone }: { meetings: HandedMeeting[]; timeZone: string }) {
  const t = useMessages(bookedTeamMessages).absence
  if (meetings.length === 0) return <Alert tone="info">{t.none}</Alert>
  const taken = meetings.filter(({ takenBy }) => takenBy !== null)
  const left = meetings.filter(({ takenBy }) => takenBy === null)
  return (
    <>
      {taken.length > 0 && <MeetingList title={t.taken} meetings={taken} timeZone={timeZone} />}
      {left.length > 0 && <MeetingList title={t.left} meetings={left} timeZone={timeZone} />}
    </>
  )
}

function MeetingList({ title, meetings, timeZone }: { title: string; meetings: HandedMeeting[]; timeZone: string }) {
  const t = useMessages(bookedTeamMessages).absence
  return (
    <Section title={title}>
      <ul className="items">
        {meetings.map((meeting) => (
          <li key={meeting.id} className="item">
            <div className="item-words">
              <span className="item-title">
                {meeting.title} · {meeting.attendee}
              </span>
              <span className="item-text">
                <MeetingTime {...meeting} timeZone={timeZone} />
              </span>
              {meeting.takenBy !== null && <span className="item-text">{t.takenBy(meeting.takenBy)}</span>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
