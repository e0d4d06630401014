import { Form } from '@remix-run/react'
import { formatDecimal } from '~/i18n/dates'
import { useLocale, useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonAnchor, SubmitButton } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import type { AttendanceInsights, AttendanceTally, BufferAdvice, MemberAttendance } from '../attendance-insights.server'
import { attendanceInsightMessages } from '../messages'

interface Props {
  insights: AttendanceInsights
  /** Of the whole team, for those who may see its meetings. */
  members: MemberAttendance[]
  weekCount: number
}

/** What became of past meetings: held, missed, late, too long. */
export function AttendanceSection({ insights, members, weekCount }: Props) {
  const t = useMessages(attendanceInsightMessages)
  const locale = useLocale()
  const tally = useAttendanceColumns()
  const { total, weeks, eventTypes } = insights
  if (total.ended === 0 && members.length === 0) return null
  return (
    <section className="insight" aria-labelledby="attendance">
      <h2 id="attendance">{t.title}</h2>
      <p>{t.description}</p>
      <dl className="figures">
        <Figure name={t.held} value={String(total.held)} />
        <Figure name={t.notHeld} value={String(total.notHeld)} />
        <Figure name={t.noShows} value={String(total.noShows)} />
        <Figure name={t.noShowRate} value={total.noShowRate === null ? t.none : t.percent(total.noShowRate)} />
        <Figure
          name={t.lateness}
          value={total.averageLateness === null ? t.none : formatDecimal(locale, total.averageLateness)}
        />
        <Figure name={t.overruns} value={String(total.overruns)} />
      </dl>
      <h3>{t.byEventType}</h3>
      <DataTable
        caption={t.byEventType}
        rows={eventTypes}
        rowKey={({ id }) => id}
        columns={[{ id: 'type', label: t.eventType, rowHeader: true, cell: ({ title }) => title }, ...tally]}
      />
      {members.length > 0 && (
        <>
          <h3>{t.byMember}</h3>
          <DataTable
            caption={t.byMember}
            rows={members}
            rowKey={({ id }) => id}
            columns={[{ id: 'member', label: t.member, rowHeader: true, cell: ({ name }) => name }, ...tally]}
          />
        </>
      )}
      <details className="more">
        <summary>{t.asTable}</summary>
        <DataTable
          caption={t.byWeek}
          rows={[...weeks].reverse()}
          rowKey={({ name }) => name}
          columns={[{ id: 'week', label: t.week, rowHeader: true, cell: ({ name }) => name }, ...tally]}
        />
      </details>
      <p>
        <ButtonAnchor href={`/admin/insights/attendance.csv?weeks=${weekCount}`} size="small">
          {t.csv}
        </ButtonAnchor>
      </p>
    </section>
  )
}

/** Meetings ran into the next one: one click sets a buffer, the one that its button says. */
export function BufferNotice({ advice, weekCount }: { advice: BufferAdvice | null; weekCount: number }) {
  const t = useMessages(attendanceInsightMessages).advice
  if (advice === null) return null
  return (
    <Alert
      tone="warning"
      title={t.title(advice.overruns, advice.days)}
      actions={
        <Form method="post" action={`/admin/insights?weeks=${weekCount}`}>
          <input type="hidden" name="minutes" value={advice.minutes} />
          <SubmitButton size="small">{t.button(advice.minutes)}</SubmitButton>
        </Form>
      }
    >
      {t.text(advice.minutes)}
    </Alert>
  )
}

/** What the click did. */
export function BufferResult({ changed }: { changed: boolean }) {
  const t = useMessages(attendanceInsightMessages).advice
  return changed ? <Alert tone="success">{t.done}</Alert> : <Alert>{t.unchanged}</Alert>
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** What a table has place for; the file has the rest. */
function useAttendanceColumns(): Column<AttendanceTally>[] {
  const t = useMessages(attendanceInsightMessages)
  const locale = useLocale()
  return [
    { id: 'ended', label: t.ended, cell: ({ ended }) => ended },
    { id: 'held', label: t.held, cell: ({ held }) => held },
    { id: 'no-shows', label: t.noShows, cell: ({ noShows }) => noShows },
    {
      id: 'rate',
      label: t.noShowRate,
      cell: ({ noShowRate }) => (noShowRate === null ? t.none : t.percent(noShowRate)),
    },
    {
      id: 'lateness',
      label: t.lateness,
      cell: ({ averageLateness }) => (averageLateness === null ? t.none : formatDecimal(locale, averageLateness)),
    },
    { id: 'overruns', label: t.overruns, cell: ({ overruns }) => overruns },
  ]
}
