import { Form, Link, useLocation } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Button } from '~/ui/button'
import { Section } from '~/ui/card'
import type { FailedJob } from '../failed-jobs.server'
import { adminMessages } from '../messages'

/** What the outbox notes when the reason is ours and stands in the log. */
const UNEXPECTED = 'unexpected_error'

/** What did not work by itself, with its reason and the two ways on (E6). Nothing when all is well. */
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
