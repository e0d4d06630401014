import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findMembers } from '#db/queries/teams'
import { MeetingTime } from '~/admin/components/booking-cells'
import { FIRST_DATE_BEYOND } from '~/availability/slots/limits'
import { readReason } from '~/booking/read-reason'
import type { AppContext } from '~/http/context.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { forbidden, requireMembership, type TeamPlace } from '~/http/require/require-membership.server'
import { limitRequests } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { endAbsence, enterAbsence, listAbsences } from '~/team/absences.server'
import { AbsenceList } from '~/team/components/absence-list'
import { TeamTabs } from '~/team/components/team-tabs'
import { type HandedMeeting, handOverMeetings } from '~/team/hand-over-meetings.server'
import { bookedTeamMessages } from '~/team/messages'
import { may } from '~/team/permissions'
import { addDays, dateInZone, startOfDateInZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { CheckboxField, SelectField } from '~/ui/choice-field'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextArea, TextField } from '~/ui/text-field'

export const meta = privatePage(bookedTeamMessages, (t) => t.absence.title)

const DatesSchema = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from >= '2000-01-01' && to < FIRST_DATE_BEYOND && from <= to)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { host, membership } = await requireMembership(request, context, 'hand-over-own')
  const manages = may(membership.role, 'enter-absence')
  const members = await readAbsentees(context, { host, membership })
  return {
    today: dateInZone(context.now, host.timeZone),
    timeZone: host.timeZone,
    ownId: host.id,
    manages,
    members: members.map(({ id, name }) => ({ id, name })),
    absences: await listAbsences(context.db, members, context.now),
    ended: new URL(request.url).searchParams.has('ended'),
  }
}

interface Absentee {
  id: string
  name: string
  timeZone: string
}

/** Whose absence it may be: the signed-in member's own, or for those who manage the team anybody's. */
async function readAbsentees(
  { db }: AppContext,
  { host, membership }: Pick<TeamPlace, 'host' | 'membership'>,
): Promise<Absentee[]> {
  if (!may(membership.role, 'enter-absence')) return [{ id: host.id, name: host.name, timeZone: host.timeZone }]
  const rows = await findMembers(db, membership.teamId)
  return rows.map(({ id, name, time_zone }) => ({ id, name, timeZone: time_zone }))
}

/**
 * A member who is ill, or away, by their own click or a manager's: on these days they get no bookings of the team, and those that they
 * have are offered to the others.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const place = await requireMembership(request, context, 'hand-over-own')
  const { host, acting } = place
  await limitRequests(context, 'host-changes-of-booking', acting.hostId)
  const form = await readFormData(request, { once: ['member', 'from', 'to', 'reason', 'ownPage', 'end'] })
  const absentee = await requireAbsentee(context, place, form)
  const end = form.get('end')
  if (end !== null) {
    await endAbsence(context, { hostId: absentee.id, id: String(end) }, context.now)
    return redirect('/admin/team/absence?ended=1')
  }
  const own = absentee.id === host.id
  const typed = {
    ...{ from: String(form.get('from') ?? ''), to: String(form.get('to') ?? ''), member: absentee.id },
    ownPage: own && form.get('ownPage') === 'on',
  }
  const dates = DatesSchema.safeParse({ from: typed.from, to: typed.to })
  const { ok, typed: typedReason, reason } = readReason(form)
  const refuse = (refused: 'unfit' | 'reason' | 'tooMany', status: number) =>
    data({ ...typed, reason: typedReason, refused, handed: null, more: false }, { status })
  if (!dates.success) return refuse('unfit', 400)
  if (!ok) return refuse('reason', 400)
  // First nothing new comes on these days, then the others take what they can.
  if (!(await enterAbsence(context, absentee, { ...dates.data, ownPage: typed.ownPage }, context.now)))
    return refuse('tooMany', 409)
  const range = {
    from: startOfDateInZone(dates.data.from, absentee.timeZone),
    until: startOfDateInZone(addDays(dates.data.to, 1), absentee.timeZone),
  }
  const result = await handOverMeetings(
    context,
    { teamId: acting.teamId, hostId: absentee.id, range },
    { actor: { kind: own ? 'host' : 'manager', id: host.id, name: host.name }, reason: reason ?? null, leaves: false },
    context.now,
  )
  context.outbox.wake()
  return data({ ...typed, reason: typedReason, refused: null, ...result })
}

/** @throws 403 for somebody else's absence without the right; 404 for nobody of the team */
async function requireAbsentee(context: AppContext, place: TeamPlace, form: FormData): Promise<Absentee> {
  const asked = String(form.get('member') ?? place.host.id)
  if (asked !== place.host.id && !may(place.membership.role, 'enter-absence')) throw forbidden()
  const absentee = (await readAbsentees(context, place)).find(({ id }) => id === asked)
  if (!absentee) throw notFound()
  return absentee
}

export default function Absence() {
  const { today, timeZone, ownId, manages, members, absences, ended } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const words = useMessages(bookedTeamMessages)
  const t = words.absence
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      <TeamTabs manages={manages} />
      {outcome?.refused && (
        <Alert tone="warning">
          {outcome.refused === 'reason' ? words.reassign.refused.reason : t[outcome.refused]}
        </Alert>
      )}
      {ended && !outcome && <Alert tone="success">{t.ended}</Alert>}
      {outcome?.handed && <Alert tone="success">{t.saved}</Alert>}
      {outcome?.handed && <Handed meetings={outcome.handed} timeZone={timeZone} />}
      {outcome?.more && <Alert tone="info">{t.more}</Alert>}
      <Form method="post" className="form">
        {manages && (
          <SelectField
            label={t.member}
            name="member"
            id="member"
            defaultValue={outcome?.member ?? ownId}
            choices={members.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
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
        <CheckboxField
          label={t.ownPage}
          hint={manages ? t.ownPageHintManager : t.ownPageHint}
          name="ownPage"
          id="ownPage"
          defaultChecked={outcome?.ownPage ?? false}
        />
        <SubmitButton variant="primary">{t.button}</SubmitButton>
      </Form>
      <AbsenceList absences={absences} named={manages} />
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
