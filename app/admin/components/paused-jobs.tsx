import { Form, Link } from '@remix-run/react'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button, ButtonLink } from '~/ui/button'
import { Section } from '~/ui/card'
import { adminMessages } from '../messages'
import type { PausedJobs as Paused } from '../paused-jobs.server'

const ADDRESS = '/admin/jobs/paused'

/** On the overview: says that there are paused jobs to decide about, and links to them. */
export function PausedNotice({ held }: { held: Paused | null }) {
  const { held: t } = useMessages(adminMessages)
  if (!held) return null
  return (
    <Alert
      tone="warning"
      title={t.notice(held.count)}
      actions={
        <ButtonLink size="small" to="/admin/deliveries">
          {t.decide}
        </ButtonLink>
      }
    >
      {t.why}
    </Alert>
  )
}

/** Jobs paused by a restored backup, with two choices: run or drop (D3). Renders nothing if there are none. */
export function PausedJobsSection({ held, timeZone }: { held: Paused | null; timeZone: string }) {
  const { held: t, trouble } = useMessages(adminMessages)
  const reader = useReader()
  if (!held) return null
  const when = (at: number) => `${formatShortDate(reader, at, timeZone)}, ${formatTime(reader, at, timeZone)}`
  const { count, jobs } = held
  return (
    <Section title={t.title} description={`${t.since(when(held.pausedAt))} ${t.why}`}>
      {count > 1 && (
        <Form method="post" action={ADDRESS} className="actions">
          <Button name="decision" value="release">
            {t.releaseAll(count)}
          </Button>
          <Button variant="quiet" name="decision" value="discard">
            {t.discardAll(count)}
          </Button>
        </Form>
      )}
      <ul className="items">
        {jobs.map(({ id, kind, runAt, bookingId }) => (
          <li className="item" key={id}>
            <div className="item-words">
              <span className="item-title">{trouble.kinds[kind]}</span>
              <span className="item-text">{t.runsAt(when(runAt))}</span>
              {bookingId && <Link to={`/admin/bookings/${bookingId}`}>{trouble.booking}</Link>}
            </div>
            <Form method="post" action={ADDRESS} className="actions">
              <input type="hidden" name="id" value={id} />
              <Button size="small" name="decision" value="release" aria-label={t.named(t.release, trouble.kinds[kind])}>
                {t.release}
              </Button>
              <Button
                size="small"
                variant="quiet"
                name="decision"
                value="discard"
                aria-label={t.named(t.discard, trouble.kinds[kind])}
              >
                {t.discard}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      {count > jobs.length && <p>{t.more(count - jobs.length)}</p>}
    </Section>
  )
}
