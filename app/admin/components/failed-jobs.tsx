import { Form, Link, useLocation } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Button } from '~/ui/button'
import { Section } from '~/ui/card'
import type { FailedJob } from '../failed-jobs.server'
import { adminMessages } from '../messages'

/** What the outbox stores when the fault is ours and the log has the reason. */
const UNEXPECTED = 'unexpected_error'

/** Failed jobs with their reason and two choices: try again or dismiss (E6). Renders nothing if there are none. */
export function FailedJobsSection({ jobs }: { jobs: FailedJob[] }) {
  const t = useMessages(adminMessages).trouble
  const { pathname } = useLocation()
  if (jobs.length === 0) return null
  return (
    <Section title={t.title}>
      <ul className="items">
        {jobs.map(({ id, kind, state, error, bookingId }) => (
          <li className="item" key={id}>
            <div className="item-words">
              <span className="item-title">{t.kinds[kind]}</span>
              <span className="item-text">
                {state === 'waiting' ? t.waiting : error === UNEXPECTED ? t.unexpected : error}
              </span>
              {bookingId && <Link to={`/admin/bookings/${bookingId}`}>{t.booking}</Link>}
            </div>
            {state === 'failed' && (
              <Form method="post" action={`/admin/jobs/${id}`} className="actions">
                <input type="hidden" name="back" value={pathname} />
                <Button size="small" name="decision" value="retry">
                  {t.retry}
                </Button>
                <Button size="small" variant="quiet" name="decision" value="discard">
                  {t.discard}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
