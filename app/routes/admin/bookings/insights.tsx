import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import {
  readAdvisedMinutes,
  readAttendanceInsights,
  readBufferAdvice,
  readMemberAttendance,
  takeBufferAdvice,
} from '~/admin/attendance-insights.server'
import { AttendanceSection, BufferNotice, BufferResult } from '~/admin/components/attendance-insights'
import { BarChart } from '~/admin/components/bar-chart'
import { readInsights, readSpan, SPANS_WEEKS, type Tally } from '~/admin/insights.server'
import { insightMessages } from '~/admin/messages'
import { readFormData } from '~/http/read-form-data.server'
import { requireHost } from '~/http/require/require-host.server'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { findSeenMembers } from '~/team/seen-members.server'
import { type Column, DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(insightMessages, (t) => t.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, now } = context
  const { timeZone } = host
  const query = new URL(request.url).searchParams
  const weekCount = readSpan(query.get('weeks'))
  const [insights, attendance, advice, memberIds] = await Promise.all([
    readInsights(db, host, weekCount, now),
    readAttendanceInsights(db, { hostId: host.id, timeZone }, weekCount, now),
    readBufferAdvice(db, host.id, now),
    findSeenMembers(db, host.id),
  ])
  const members = await readMemberAttendance(db, { hostIds: memberIds, timeZone }, weekCount, now)
  return { insights, attendance, members, advice, weekCount, spans: SPANS_WEEKS, timeZone }
}

/**
 * Sets the buffer that the page advised. The response is the page itself: an address that says "done" would say so again when it is reloaded or
 * passed on. To send the form twice changes nothing.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['minutes'] })
  const minutes = readAdvisedMinutes(String(form.get('minutes') ?? ''))
  if (minutes === null) throw new Response(null, { status: 400 })
  return { changed: await takeBufferAdvice(context.db, host.id, minutes, context.now) }
}

export default function InsightsPage() {
  const { insights, attendance, members, advice, weekCount, spans, timeZone } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const t = useMessages(insightMessages)
  const { booked, cancelled } = insights.total
  return (
    <>
      <PageHeader title={t.title} description={t.description(timeZone.replaceAll('_', ' '))} />
      <nav className="tabs" aria-label={t.spanLabel}>
        {spans.map((span) => (
          <Link key={span} to={`?weeks=${span}`} aria-current={span === weekCount ? 'page' : undefined}>
            {t.span(span)}
          </Link>
        ))}
      </nav>
      {sent && <BufferResult changed={sent.changed} />}
      <BufferNotice advice={advice} weekCount={weekCount} />
      {booked + cancelled === 0 ? (
        <EmptyState title={t.empty.title}>{t.empty.text}</EmptyState>
      ) : (
        <>
          <dl className="figures">
            <Figure name={t.booked} value={String(booked)} />
            <Figure name={t.cancelled} value={String(cancelled)} />
            <Figure name={t.later} value={String(insights.later.booked)} />
            <Figure name={t.share} value={`${Math.round((100 * cancelled) / (booked + cancelled))} %`} />
          </dl>
          <PerWeek />
          <ByEventType />
        </>
      )}
      <AttendanceSection insights={attendance} members={members} weekCount={weekCount} />
    </>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** Past and upcoming weeks in one row of bars, so that they add up to the figures above them. */
function PerWeek() {
  const { insights, timeZone } = useLoaderData<typeof loader>()
  const t = useMessages(insightMessages)
  const reader = useReader()
  const { total, beyond } = insights
  const weeks = [...insights.weeks, ...insights.ahead]
  const showsBeyond = beyond.booked + beyond.cancelled > 0
  const first = formatShortDate(reader, weeks[0]?.from ?? 0, timeZone)
  const last = formatShortDate(reader, (weeks.at(-1)?.until ?? 0) - 1, timeZone)
  const rows = weeks.map(({ name, from, ...tally }) => ({
    name,
    from: formatShortDate(reader, from, timeZone),
    ...tally,
  }))
  if (showsBeyond) rows.push({ name: t.beyond, from: '', until: 0, ...beyond })
  return (
    <section className="insight" aria-labelledby="per-week">
      <h2 id="per-week">{t.perWeek}</h2>
      <p>{(showsBeyond ? t.rangeAndBeyond : t.range)(first, last)}</p>
      <ul className="legend" aria-hidden="true">
        {(['booked', 'cancelled'] as const).map((part) => (
          <li key={part}>
            <span className="chart-key" data-part={part} />
            {t[part]}
          </li>
        ))}
      </ul>
      <BarChart
        label={t.chart(weeks.length, showsBeyond, total.booked, total.cancelled)}
        bars={rows.map(({ name, booked, cancelled }) => ({ label: name.replace(/^\d{4}-/, ''), booked, cancelled }))}
      />
      <details className="more">
        <summary>{t.asTable}</summary>
        <DataTable
          caption={t.perWeek}
          rows={rows.reverse()}
          rowKey={({ name }) => name}
          columns={[
            { id: 'week', label: t.week, rowHeader: true, cell: ({ name }) => name },
            { id: 'from', label: t.from, cell: ({ from }) => from },
            ...useTallyColumns<(typeof rows)[number]>(),
          ]}
        />
      </details>
    </section>
  )
}

/** The bars are in the table itself: each row shows its figure. */
function ByEventType() {
  const { insights } = useLoaderData<typeof loader>()
  const t = useMessages(insightMessages)
  const { eventTypes } = insights
  const most = Math.max(...eventTypes.map(({ booked, cancelled }) => booked + cancelled))
  return (
    <section className="insight" aria-labelledby="by-event-type">
      <h2 id="by-event-type">{t.byEventType}</h2>
      <DataTable
        caption={t.byEventType}
        rows={eventTypes}
        rowKey={({ id }) => id}
        columns={[
          { id: 'type', label: t.eventType, rowHeader: true, cell: ({ title }) => title },
          ...useTallyColumns<(typeof eventTypes)[number]>(),
          { id: 'bar', label: t.byEventType, actions: true, cell: (row) => <RowBar {...row} most={most} /> },
        ]}
      />
    </section>
  )
}

function RowBar({ booked, cancelled, most }: Tally & { most: number }) {
  const width = 240
  const part = (count: number) => (count / most) * width
  return (
    <svg viewBox={`0 0 ${width} 14`} width={width} height={14} aria-hidden="true" focusable="false">
      <rect className="chart-booked" width={part(booked)} height={14} rx={2} />
      <rect className="chart-cancelled" x={part(booked)} width={part(cancelled)} height={14} rx={2} />
    </svg>
  )
}

function useTallyColumns<Row extends Tally>(): Column<Row>[] {
  const t = useMessages(insightMessages)
  return [
    { id: 'booked', label: t.booked, cell: ({ booked }) => booked },
    { id: 'cancelled', label: t.cancelled, cell: ({ cancelled }) => cancelled },
  ]
}
