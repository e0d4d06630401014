import { Form, Link } from '@remix-run/react'
import { FOLLOW_UP_OUTCOMES, FOLLOW_UPS, type FollowUp } from '#db/tables/event-types'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { CheckboxField, FieldSet, SelectField } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import { TextField } from '~/ui/text-field'
import type { AfterMeetingProblem, TypedAfterMeeting } from '../after-meeting-form'
import { afterMeetingMessages } from '../messages'
import { UNITS } from '../typed-amount'

interface Props {
  typed: TypedAfterMeeting
  problems: { field: string; problem: AfterMeetingProblem }[]
  /** The page of the event type's own texts. */
  mailsPath: string
  /** Why the mails that ask for feedback are not sent yet. */
  feedbackNote: string | null
}

/** What follows the meetings of one event type. */
export function AfterMeetingForm({ typed, problems, mailsPath, feedbackNote }: Props) {
  const t = useMessages(afterMeetingMessages)
  const errorsOf = (name: string) =>
    problems.filter(({ field }) => field === name).map(({ problem }) => t.problems[problem])
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors problems={problems.map(({ field, problem }) => ({ message: t.problems[problem], fieldId: field }))} />
      <Section title={t.recording}>
        <CheckboxField label={t.sendsRecording} name="sendsRecording" defaultChecked={typed.sendsRecording === 'on'} />
        <TextField
          label={t.recordingAfterHours}
          hint={t.recordingHint}
          id="recordingAfterHours"
          name="recordingAfterHours"
          inputMode="numeric"
          defaultValue={typed.recordingAfterHours}
          errors={errorsOf('recordingAfterHours')}
        />
      </Section>
      {FOLLOW_UPS.map((followUp) => (
        <FollowUpPart
          key={followUp}
          note={followUp === 'feedback' ? feedbackNote : null}
          {...{ followUp, typed, errorsOf, mailsPath }}
        />
      ))}
      <SubmitButton variant="primary">{t.save}</SubmitButton>
    </Form>
  )
}

interface PartProps extends Pick<Props, 'mailsPath'> {
  followUp: FollowUp
  typed: TypedAfterMeeting
  errorsOf: (name: string) => string[]
  /** What keeps it from being sent. */
  note: string | null
}

function FollowUpPart({ followUp, typed, errorsOf, mailsPath, note }: PartProps) {
  const t = useMessages(afterMeetingMessages)
  const [on, delay, unit] = [`${followUp}-on`, `${followUp}-delay`, `${followUp}-delayUnit`]
  const firstOutcome = `${followUp}-met`
  return (
    <Section title={t.followUps[followUp]}>
      {note && (
        <Alert tone="warning" title={t.leftOut.title}>
          {note}
        </Alert>
      )}
      <CheckboxField label={t.send} name={on} id={on} defaultChecked={typed[on] === 'on'} />
      {followUp === 'feedback' && (
        <TextField
          label={t.feedbackUrl}
          hint={t.feedbackUrlHint}
          id="feedbackUrl"
          name="feedbackUrl"
          type="url"
          defaultValue={typed.feedbackUrl}
          errors={errorsOf('feedbackUrl')}
        />
      )}
      <div className="form-grid">
        <TextField
          label={t.delay}
          id={delay}
          name={delay}
          inputMode="numeric"
          defaultValue={typed[delay]}
          errors={errorsOf(delay)}
        />
        <SelectField
          label={t.unit}
          name={unit}
          id={unit}
          defaultValue={typed[unit]}
          choices={UNITS.map((value) => ({ value, label: t.units[value] }))}
        />
      </div>
      <FieldSet legend={t.outcomesLegend} errors={errorsOf(firstOutcome)} id={`${followUp}-outcomes`}>
        {FOLLOW_UP_OUTCOMES.map((outcome) => (
          <CheckboxField
            key={outcome}
            label={t.outcomes[outcome]}
            id={`${followUp}-${outcome}`}
            name={`${followUp}-${outcome}`}
            defaultChecked={typed[`${followUp}-${outcome}`] === 'on'}
          />
        ))}
      </FieldSet>
      <p>
        <Link to={`${mailsPath}?moment=follow-up&mail=${followUp}`} aria-label={t.ownWordsFor(t.followUps[followUp])}>
          {t.ownWords}
        </Link>
      </p>
    </Section>
  )
}
