import { Form, Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button, ButtonLink } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { scheduleMessages } from '../messages'

export interface ScheduleFrameProps {
  schedules: { id: string; name: string; isDefault: boolean }[]
  id: string
}

/** The data that the loader of every schedule page passes to the frame. */
export function frameOf(schedules: ScheduleFrameProps['schedules'], { id }: { id: string }): ScheduleFrameProps {
  return { schedules: schedules.map(({ id, name, isDefault }) => ({ id, name, isDefault })), id }
}

/** The name of the schedule that a frame shows. */
export function shownSchedule({ schedules, id }: ScheduleFrameProps): string {
  return schedules.find((schedule) => schedule.id === id)?.name ?? ''
}

/** The header of every schedule page: the schedule and the tab. */
export function ScheduleFrame({ schedules, id, children }: ScheduleFrameProps & { children: ReactNode }) {
  const t = useMessages(scheduleMessages)
  const { pathname } = useLocation()
  const shown = schedules.find((schedule) => schedule.id === id)
  const base = `/admin/availability/${id}`
  const parts = [
    { to: shown?.isDefault ? '/admin/availability' : base, also: base, label: t.parts.hours },
    { to: `${base}/dates`, also: null, label: t.parts.dates },
    { to: `${base}/use`, also: null, label: t.parts.use },
  ]
  return (
    <>
      <PageHeader
        title={t.title}
        description={t.description}
        actions={
          <>
            <ButtonLink size="small" to="/admin/availability/days-off">
              {t.daysOff}
            </ButtonLink>
            <ButtonLink size="small" to={`/admin/availability/preview`}>
              {t.preview}
            </ButtonLink>
            <ButtonLink size="small" to="/admin/availability/explain">
              {t.why}
            </ButtonLink>
          </>
        }
      />
      <div className="admin-stack">
        <nav className="tabs schedule-tabs" aria-label={t.schedules}>
          {schedules.map((schedule) => (
            <Link
              key={schedule.id}
              to={schedule.isDefault ? '/admin/availability' : `/admin/availability/${schedule.id}`}
              aria-current={schedule.id === id ? 'true' : undefined}
            >
              {schedule.name}
              {schedule.isDefault && schedules.length > 1 && <span className="schedule-default">{t.isDefault}</span>}
            </Link>
          ))}
          <Link to="/admin/availability/new">{t.create}</Link>
        </nav>
        <nav className="parts" aria-label={shown?.name}>
          {parts.map(({ to, also, label }) => (
            <Link key={to} to={to} aria-current={pathname === to || pathname === also ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
      </div>
      {children}
    </>
  )
}

/** After a change: a confirmation, and `Undo`. @param done from the address */
export function DoneAlert({ done, undo, saved }: { done: string | null; undo: string; saved: string }) {
  const t = useMessages(scheduleMessages)
  if (done !== 'saved' && done !== 'undone') return null
  return (
    <Alert
      tone="success"
      actions={
        <Form method="post" action={undo} preventScrollReset>
          <Button size="small">{done === 'saved' ? t.undo : t.redo}</Button>
        </Form>
      }
    >
      {done === 'saved' ? saved : t.undone}
    </Alert>
  )
}
