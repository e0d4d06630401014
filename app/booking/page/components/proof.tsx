import type { ReactNode } from 'react'
import { formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/text-field'
import { type ProofProblem, proofMessages } from '../messages'
import { PageButtonLink, PageForm } from './page-link'
import { usePageQuery } from './page-query'

interface Props {
  email: string
  /** Epoch ms. */
  heldUntil: number
  isHeld: boolean
  withdrawn: boolean
  /** Of the attendee. */
  timeZone: string
  /** Whether another mail may be sent. */
  mayMail: boolean
  anotherTime: string
  problem: ProofProblem | 'taken' | 'withdrawn' | null
  sentAgain: boolean
  /** What was chosen. */
  facts: ReactNode
}

/** Where the form was sent: what to do next, the code, and what to do if no mail comes. It learns by itself of the link's button. */
export function SentProof(props: Props) {
  const { email, isHeld, withdrawn, mayMail, problem, sentAgain, facts } = props
  const t = useMessages(proofMessages)
  const { query } = usePageQuery()
  const until = useTime(props)
  if (withdrawn || problem === 'taken') return <Over {...props} />
  return (
    <>
      <header className="outcome-head">
        <h1>{t.title}</h1>
        <p>{t.text(email)}</p>
        <p>{isHeld ? t.held(until) : null}</p>
      </header>
      {sentAgain && (
        <Alert tone="success" focusable>
          {t.sentAgain}
        </Alert>
      )}
      {problem && problem !== 'code' && problem !== 'withdrawn' && (
        <Alert tone="danger" focusable>
          {t.problems[problem]}
        </Alert>
      )}
      {!isHeld && (
        <Alert tone="warning" title={t.ended}>
          {t.endedText}
        </Alert>
      )}
      {facts}
      <div data-look-again>
        {isHeld && (
          <PageForm method="post" className="booking-form" noValidate>
            <TextField
              id="code"
              name="code"
              label={t.code}
              hint={t.codeHint}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={20}
              errors={problem === 'code' ? [t.problems.code] : []}
            />
            <Button variant="primary" wide>
              {t.confirm}
            </Button>
          </PageForm>
        )}
        <PageForm method="post" className="outcome-actions">
          {mayMail && (
            <Button name="act" value="again" variant={isHeld ? 'secondary' : 'primary'}>
              {isHeld ? t.again : t.tryAgain}
            </Button>
          )}
          <Button name="act" value="change" variant="quiet">
            {t.change}
          </Button>
        </PageForm>
        <noscript>
          <p>
            <a href={`?${query}`}>{t.look}</a>
          </p>
        </noscript>
      </div>
    </>
  )
}

/** Behind the link of the mail: its button proves the address. */
export function MailedProof(props: Props) {
  const { isHeld, withdrawn, problem, facts } = props
  const t = useMessages(proofMessages)
  const until = useTime(props)
  if (withdrawn || problem === 'taken' || problem === 'withdrawn') return <Over {...props} />
  return (
    <>
      <header className="outcome-head">
        <h1>{t.byLink}</h1>
        <p>{t.byLinkText}</p>
        {isHeld && <p>{t.held(until)}</p>}
      </header>
      {problem && (
        <Alert tone="danger" focusable>
          {t.problems[problem]}
        </Alert>
      )}
      {!isHeld && (
        <Alert tone="info" title={t.ended}>
          {t.endedLink}
        </Alert>
      )}
      {facts}
      <PageForm method="post" className="outcome-actions">
        <Button variant="primary">{t.confirm}</Button>
      </PageForm>
    </>
  )
}

function Over({ withdrawn, anotherTime, problem, facts }: Props) {
  const t = useMessages(proofMessages)
  return (
    <>
      <header className="outcome-head">
        <h1>{t.ended}</h1>
      </header>
      <Alert tone="warning" focusable>
        {withdrawn || problem === 'withdrawn' ? t.withdrawn : t.taken}
      </Alert>
      {facts}
      <div className="outcome-actions">
        <PageButtonLink variant="primary" to={anotherTime}>
          {t.another}
        </PageButtonLink>
      </div>
    </>
  )
}

function useTime({ heldUntil, timeZone }: Pick<Props, 'heldUntil' | 'timeZone'>): string {
  return formatTime(useReader(), heldUntil, timeZone)
}
