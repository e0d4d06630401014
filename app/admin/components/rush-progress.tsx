import { Form, Link, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { SECOND_MS } from '~/time/units'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'
import { Section } from '~/ui/card'
import type { RushCancellation } from '../cancel-rush.server'
import { rushMessages } from '../messages'

const LOOK_EVERY_MS = 2 * SECOND_MS

/** How far the cancellation of a rush is, and in the end what it left as it was, with the reasons. */
export function RushProgress({ cancellation, timeZone }: { cancellation: RushCancellation; timeZone: string }) {
  const t = useMessages(rushMessages)
  const { jobId, state, cancelled, total, left } = cancellation
  const address = `/admin/bookings/rush?job=${jobId}`
  useLookAgain(state === 'running')
  if (state === 'running') {
    return (
      <Alert title={t.running}>
        <p>
          <progress value={cancelled} max={total} aria-label={t.running} />
        </p>
        <p>
          {t.progress(cancelled, total)} {t.continues}
        </p>
        <noscript>
          <p>
            <a href={address}>{t.lookAgain}</a>
          </p>
        </noscript>
      </Alert>
    )
  }
  return (
    <>
      {cancelled > 0 && <Alert tone="success">{t.done(cancelled)}</Alert>}
      {left.length > 0 && <LeftBookings left={left} timeZone={timeZone} />}
      {state === 'failed' && (
        <Form method="post" action={`/admin/jobs/${jobId}`} className="actions">
          <input type="hidden" name="back" value={address} />
          <Button name="decision" value="retry">
            {t.tryAgain}
          </Button>
        </Form>
      )}
    </>
  )
}

function LeftBookings({ left, timeZone }: { left: RushCancellation['left']; timeZone: string }) {
  const t = useMessages(rushMessages)
  const reader = useReader()
  return (
    <Section title={t.left(left.length)}>
      <ul className="items">
        {left.map(({ id, attendee, email, startsAt, reason }) => {
          const when = `${formatShortDate(reader, startsAt, timeZone)}, ${formatTime(reader, startsAt, timeZone)}`
          return (
            <li className="item" key={id}>
              <div className="item-words">
                <span className="item-title">
                  {reason === 'passed_on' ? (
                    t.entry(attendee, email, when)
                  ) : (
                    <Link to={`/admin/bookings/${id}`}>{t.entry(attendee, email, when)}</Link>
                  )}
                </span>
                <span className="item-text">{t.reasons[reason]}</span>
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** Reads the page again every two seconds, while the page is visible. */
function useLookAgain(running: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => {
      if (!document.hidden) revalidate()
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [running, revalidate])
}
