import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { notFound } from '~/http/not-found'
import { requireTeamEventType } from '~/http/require/require-team-event-type.server'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { FairnessChart } from '~/team/components/fairness-chart'
import { SharesChart } from '~/team/components/shares-chart'
import { bookedTeamMessages } from '~/team/messages'
import { type MemberShare, readShares, readSharesOverTime } from '~/team/shares.server'
import { Section } from '~/ui/card'
import { type Column, DataTable } from '~/ui/data-table'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(bookedTeamMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.shares.title(data.title),
)

/** Who of a team got how many bookings of an event type, and why not more. @throws 404 for one that has no turns */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { eventType, page } = await requireTeamEventType(request, params.id, context)
  const { team, title } = eventType
  if (team === null || team.rule === 'collective') throw notFound()
  const asked = { ...eventType, team }
  const [shares, overTime] = await Promise.all([
    readShares(context.db, asked, context.now),
    readSharesOverTime(context.db, asked, context.now),
  ])
  return { title, days: team.countedDays, timeZone: page.host.timeZone, shares, overTime }
}

export default function EventTypeShares() {
  const { title, days, timeZone, shares, overTime } = useLoaderData<typeof loader>()
  const { shares: t, eventTypes } = useMessages(bookedTeamMessages)
  const reader = useReader()
  const number = new Intl.NumberFormat(reader.locale, { maximumFractionDigits: 1 })
  const signed = new Intl.NumberFormat(reader.locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  const columns: Column<MemberShare>[] = [
    { id: 'member', label: t.member, rowHeader: true, cell: ({ name }) => name },
    { id: 'taken', label: t.taken, cell: ({ taken }) => number.format(taken) },
    { id: 'share', label: t.share, cell: ({ share }) => number.format(share) },
    { id: 'busy', label: t.passed.busy, cell: ({ passed }) => number.format(passed.busy) },
    { id: 'paused', label: t.passed.paused, cell: ({ passed }) => number.format(passed.paused) },
    { id: 'no-meeting', label: t.passed.no_meeting, cell: ({ passed }) => number.format(passed.no_meeting) },
    { id: 'priority', label: t.passed.lower_priority, cell: ({ passed }) => number.format(passed.lower_priority) },
  ]
  const timeColumns: Column<MemberShare>[] = [
    { id: 'member', label: t.member, rowHeader: true, cell: ({ name }) => name },
    ...overTime.map(
      ({ until, differences }): Column<MemberShare> => ({
        id: String(until),
        label: t.until(formatShortDate(reader, until - 1, timeZone)),
        cell: ({ id }) => signed.format(differences.find((one) => one.id === id)?.difference ?? 0),
      }),
    ),
  ]
  return (
    <>
      <PageHeader
        title={t.title(title)}
        description={t.description(days)}
        back={{ to: '/admin/team/event-types', label: eventTypes.title }}
      />
      <SharesChart shares={shares} label={t.chart} />
      <DataTable caption={t.title(title)} columns={columns} rows={shares} rowKey={({ id }) => id} />
      <Section title={t.overTime} description={t.overTimeText}>
        <FairnessChart overTime={overTime} label={t.overTimeChart} />
        <DataTable caption={t.overTime} columns={timeColumns} rows={shares} rowKey={({ id }) => id} />
      </Section>
    </>
  )
}
