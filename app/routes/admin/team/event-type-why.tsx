import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { readOverrideDate } from '~/availability/schedules/override-form'
import { readWallTime } from '~/availability/schedules/weekly-form'
import { notFound } from '~/http/not-found'
import { requireTeamEventType } from '~/http/require/require-team-event-type.server'
import { useMessages } from '~/i18n/locale'
import { explainTeamTime, type MemberExplained } from '~/team/explain-team-time.server'
import { bookedTeamMessages } from '~/team/messages'
import { dateInZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const meta = privatePage(bookedTeamMessages, (t, data: SerializeFrom<typeof loader>) => t.why.title(data.title))

/** What stands in each member's way at a time. Depends only on the address, so the page can be shared and reloaded. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { eventType, page, membership } = await requireTeamEventType(request, params.id, context)
  const { team, title } = eventType
  if (team === null) throw notFound()
  const query = new URL(request.url).searchParams
  const { timeZone } = page.host
  const typed = { date: query.get('date') ?? dateInZone(context.now, timeZone), time: query.get('time') ?? '' }
  const date = readOverrideDate(typed.date)
  const time = readWallTime(typed.time)
  const asked = date !== null && time !== null ? { eventType: { ...eventType, team }, date, time } : null
  const place = { teamId: membership.teamId, host: page.host }
  const explained = asked && (await explainTeamTime(context.db, place, asked, context.now))
  return {
    title,
    typed,
    timeZone,
    unreadable: query.has('time') && asked === null,
    skipped: asked !== null && explained === null,
    explained,
  }
}

export default function WhyTeamTime() {
  const { title, typed, timeZone, unreadable, skipped, explained } = useLoaderData<typeof loader>()
  const { why: t, eventTypes } = useMessages(bookedTeamMessages)
  return (
    <>
      <PageHeader
        title={t.title(title)}
        description={t.description(timeZone.replaceAll('_', ' '))}
        back={{ to: '/admin/team/event-types', label: eventTypes.title }}
      />
      <Form method="get" className="form-grid ask-form">
        <TextField label={t.date} id="date" name="date" type="date" defaultValue={typed.date} required />
        <TextField
          label={t.time}
          id="time"
          name="time"
          defaultValue={typed.time}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          required
        />
        <Button variant="primary">{t.ask}</Button>
      </Form>
      {unreadable && <Alert tone="danger">{t.unreadable}</Alert>}
      {skipped && <Alert tone="warning">{t.skipped}</Alert>}
      {explained && (
        <div className="admin-stack" aria-live="polite">
          <Alert tone={explained.offered ? 'success' : 'warning'}>{explained.offered ? t.offered : t.notOffered}</Alert>
          <MembersAtTime members={explained.members} title={title} />
        </div>
      )}
    </>
  )
}

function MembersAtTime({ members, title }: { members: MemberExplained[]; title: string }) {
  const { why: t, shares } = useMessages(bookedTeamMessages)
  const wordsOf = (member: MemberExplained) =>
    'meeting' in member && member.meeting !== null
      ? t.withMeeting(t.states[member.state], member.meeting)
      : t.states[member.state]
  const columns: Column<MemberExplained>[] = [
    { id: 'member', label: shares.member, rowHeader: true, cell: ({ name }) => name },
    { id: 'state', label: t.state, cell: wordsOf },
  ]
  return <DataTable caption={t.title(title)} columns={columns} rows={members} rowKey={({ id }) => id} />
}
