import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { findCoHosts } from '#db/queries/booking-co-hosts'
import { findRecordingDueAt } from '#db/queries/jobs'
import { BookedNotice } from '~/admin/components/booked-notice'
import { MainActions, MeetingTrouble, MoreActions } from '~/admin/components/booking-actions'
import { BookingStatusBadge } from '~/admin/components/booking-cells'
import { BookingDetailsList } from '~/admin/components/booking-details'
import { FailedJobsSection } from '~/admin/components/failed-jobs'
import { MeetingOutcome } from '~/admin/components/meeting-outcome'
import { Timeline } from '~/admin/components/timeline'
import { listFailedJobs } from '~/admin/failed-jobs.server'
import { mayDo } from '~/admin/may-do.server'
import { actionMessages, adminMessages } from '~/admin/messages'
import { readTimeline } from '~/admin/read-timeline.server'
import { actingHost } from '~/booking/actor'
import { bookingFromRow } from '~/booking/booking'
import { savePrivateNote } from '~/booking/changes/save-private-note.server'
import { manageUrl } from '~/booking/manage-link.server'
import { openRecording } from '~/booking/recording.server'
import { NotesSchema } from '~/booking/schema'
import { findCalendarEdit } from '~/calendars/answer-edit.server'
import { CalendarEditNotice } from '~/calendars/components/calendar-edit-notice'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireBookingOfHost } from '~/http/require/require-booking-of-host.server'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { TeamPart } from '~/team/components/team-part'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextArea } from '~/ui/text-field'

export const meta = privatePage(
  adminMessages,
  (_t, data: SerializeFrom<typeof loader>) => `${data.booking.title}: ${data.booking.attendee.name}`,
)

/** Everything that a host can know about one booking. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host, row } = await requireBookingOfHost(request, params.id, context)
  const {
    id,
    status,
    title,
    startsAt,
    endsAt,
    attendee,
    guests,
    answers,
    notes,
    meeting,
    tracking,
    cancellation,
    crm,
    team,
    attendance,
  } = bookingFromRow(row)
  const [jobs, timeline, calendarEdit, coHosts] = await Promise.all([
    listFailedJobs(context.db, host.id, id),
    readTimeline(context.db, host.id, id),
    findCalendarEdit(context.db, host.id, id),
    row.team_rule === 'collective' ? findCoHosts(context.db, id) : [],
  ])
  const may = mayDo(row, context.now)
  const recordingUrl = openRecording(context.keyring, row)
  const recordingDueAt = recordingUrl === null ? null : await findRecordingDueAt(context.db, id)
  return {
    booking: { id, status, title, startsAt, endsAt, attendee, guests, answers, notes, meeting, cancellation, crm },
    source: Object.values(tracking).join(' · '),
    over: endsAt <= context.now,
    timeZone: host.timeZone,
    manageUrl: manageUrl(context.keyring, context.env.APP_URL, row),
    jobs,
    calendarEdit: endsAt > context.now ? calendarEdit : null,
    timeline: timeline ?? [],
    may,
    teamPart:
      team && row.team_rule
        ? {
            team: { name: team.name, rule: row.team_rule },
            together: coHosts.length > 0 ? [row.host_name, ...coHosts.map(({ name }) => name)] : [],
            mayHandOver: may.stands && startsAt > context.now,
          }
        : null,
    answerDueAt: status === 'pending' ? row.answer_due_at : null,
    meetingGone: row.meeting_gone_at !== null && meeting.joinUrl === null,
    attendance,
    recording:
      recordingUrl === null ? null : { url: recordingUrl, sentAt: row.recording_sent_at, dueAt: recordingDueAt },
    privateNote: row.private_note,
  }
}

/** Saves the private note of this page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireBookingOfHost(request, params.id, context)
  const typed = String((await readFormData(request, { once: ['note'] })).get('note') ?? '')
  const note = NotesSchema.safeParse(typed.replace(/\r\n?/g, '\n'))
  if (!note.success) return data({ typed }, { status: 400 })
  await savePrivateNote(context, row, { note: note.data, actor: actingHost(host) }, context.now)
  return redirect(`/admin/bookings/${row.id}?done=note`)
}

export default function BookingOfHost() {
  const {
    booking,
    source,
    manageUrl,
    over,
    jobs,
    may,
    timeline,
    meetingGone,
    attendance,
    recording,
    timeZone,
    calendarEdit,
    teamPart,
  } = useLoaderData<typeof loader>()
  const t = useMessages(adminMessages)
  const { id, title, status, meeting, attendee } = booking
  const about = { id, attendee: attendee.name, joinUrl: meeting.joinUrl, may }
  const missing = may.pasteLink && meeting.joinUrl === null && meeting.status !== 'pending'
  return (
    <>
      <BookedNotice joinUrl={meeting.joinUrl} attendee={attendee.name} />
      <PageHeader
        title={title}
        back={{ to: '/admin/bookings', label: t.details.back }}
        description={<BookingStatusBadge status={status} link={meeting.status} over={over} attendance={attendance} />}
        actions={may.stands && <MainActions {...about} />}
      />
      <Done />
      {calendarEdit && (
        <CalendarEditNotice bookingId={id} attendee={attendee.name} edit={calendarEdit} timeZone={timeZone} />
      )}
      {missing && <MeetingTrouble id={id} may={may} gone={meetingGone} />}
      <BookingDetailsList booking={booking} source={source} timeZone={timeZone} manageUrl={manageUrl} />
      <MeetingOutcome
        id={id}
        startsAt={booking.startsAt}
        endsAt={booking.endsAt}
        timeZone={timeZone}
        attendance={attendance}
        recording={recording}
        mayState={may.stateAttendance}
      />
      <MoreActions {...about} />
      {teamPart && <TeamPart id={id} {...teamPart} />}
      <FailedJobsSection jobs={jobs} />
      <PrivateNote />
      <Timeline bookingId={id} entries={timeline} timeZone={timeZone} />
    </>
  )
}

/** The result of the pressed button, if the page itself does not show it; and until when to answer a request. */
function Done() {
  const { answerDueAt, timeZone } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const t = useMessages(actionMessages)
  const reader = useReader()
  const due =
    answerDueAt && `${formatShortDate(reader, answerDueAt, timeZone)}, ${formatTime(reader, answerDueAt, timeZone)}`
  const done = {
    refused: t.refused,
    'often-enough': t.oftenEnough,
    sent: t.sentAgain,
    asked: t.newTime.done,
    note: t.note.saved,
  }
  const said = Object.entries(done).find(([name]) => name === query.get('done'))
  return (
    <>
      {said && (
        <Alert tone={said[0] === 'refused' || said[0] === 'often-enough' ? 'warning' : 'success'}>{said[1]}</Alert>
      )}
      {due && <Alert tone="warning">{t.approveDue(due)}</Alert>}
    </>
  )
}

function PrivateNote() {
  const { privateNote } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(actionMessages).note
  return (
    <Section title={t.title} description={t.description}>
      <Form method="post" className="form" preventScrollReset>
        <TextArea
          key={privateNote}
          label={t.label}
          name="note"
          defaultValue={refused?.typed ?? privateNote}
          errors={refused ? [t.unfit] : []}
          maxLength={5_000}
        />
        <SubmitButton>{t.button}</SubmitButton>
      </Form>
    </Section>
  )
}
