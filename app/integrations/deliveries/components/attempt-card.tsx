import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { SECOND_MS } from '~/time/units'
import { Card } from '~/ui/card'
import { describeAttempt } from '../describe-attempt'
import type { Attempt } from '../find-deliveries.server'
import { deliveryLogMessages } from '../messages'

/** One attempt: time, result and duration, request and response. */
export function AttemptCard({ attempt, number, timeZone }: { attempt: Attempt; number: number; timeZone: string }) {
  const { delivery: t, ...words } = useMessages(deliveryLogMessages)
  const reader = useReader()
  const { at, tookMs, status, request, answer } = attempt
  const inSeconds = new Intl.NumberFormat(reader.locale, { maximumFractionDigits: 1 })
  const took = tookMs < SECOND_MS ? `${tookMs} ms` : `${inSeconds.format(tookMs / SECOND_MS)} s`
  return (
    <Card as="article" className="admin-stack">
      <h3 className="item-title">
        {t.attempt(number)}: {describeAttempt(words, attempt)}
      </h3>
      <p className="item-text">
        <AttemptTime at={at} timeZone={timeZone} />
        {' · '}
        {t.took(took)}
      </p>
      <h4 className="field-label">{t.request}</h4>
      {request === null ? <p className="item-text">{t.noRequest}</p> : <pre className="wire-text">{request}</pre>}
      {status !== null && <h4 className="field-label">{t.answer}</h4>}
      {status !== null && answer === '' && <p className="item-text">{t.noBody}</p>}
      {answer !== '' && <pre className="wire-text">{answer}</pre>}
    </Card>
  )
}

/** For the host; with milliseconds, to compare logs. */
export function AttemptTime({ at, timeZone }: { at: number; timeZone: string }) {
  const reader = useReader()
  const instant = new Date(at).toISOString()
  return (
    <>
      <time dateTime={instant}>
        {formatShortDate(reader, at, timeZone)}, {formatTime(reader, at, timeZone)}
      </time>
      {' · '}
      <code>{instant}</code>
    </>
  )
}
