import { type FormEvent, useState } from 'react'
import { answerField } from '~/booking/answer-field'
import { askedQuestions, type Question } from '~/event-types/question'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { CheckboxField } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import { TextArea, TextField } from '~/ui/text-field'
import { type BookingFormProblem, bookingMessages } from '../messages'
import { Alternatives } from './alternatives'
import { PageForm } from './page-link'
import { QuestionField } from './question-field'

interface Props {
  /** Address with all parameters that the visitor came with. */
  action: string
  formToken: string
  /** The chosen start, RFC 3339. */
  start: string
  timeZone: string
  questions: Question[]
  guestsAllowed: boolean
  consent: { text: string; url: string } | null
  /** Shown above the button if it does not book at once. */
  hint: string | null
  typed: Record<string, string>
  problems: { field: string; problem: BookingFormProblem }[]
  /** Set when the chosen time is gone; the buttons then choose another one and confirm in one step. */
  taken: { title: string; alternatives: number[] } | null
}

/**
 * The attendee's details and the host's questions. The browser checks nothing itself: the server's answer is the only verdict.
 */
export function DetailsForm({ action, formToken, start, timeZone, taken, problems, hint, ...details }: Props) {
  const t = useMessages(bookingMessages)
  const { asked, current, onInput } = useAskedQuestions(details)
  return (
    <PageForm method="post" action={action} className="booking-form" noValidate onInput={onInput}>
      {/* Enter presses a form's first button. While the form offers alternatives, Enter must not choose one of them. */}
      {taken && <button type="submit" disabled hidden />}
      <FormErrors
        problems={problems.map(({ field, problem }) => ({
          message: t.problems[problem],
          ...(field === '' ? {} : { fieldId: field }),
        }))}
      />
      {taken && <Alternatives {...taken} timeZone={timeZone} />}
      <input type="hidden" name="formToken" value={formToken} />
      <input type="hidden" name="start" value={start} />
      <input type="hidden" name="tz" value={timeZone} />
      <input type="hidden" name="shown" value={asked.map(({ id }) => id).join(' ')} />
      <Fields {...details} questions={asked} typed={current} problems={problems} />
      {hint && !taken && <p className="field-hint">{hint}</p>}
      {!taken && (
        <SubmitButton variant="primary" wide>
          {t.confirm}
        </SubmitButton>
      )}
    </PageForm>
  )
}

function Fields({
  questions,
  guestsAllowed,
  consent,
  typed,
  problems,
}: Pick<Props, 'questions' | 'guestsAllowed' | 'consent' | 'typed' | 'problems'>) {
  const t = useMessages(bookingMessages)
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: typed[name] ?? '',
    errors: problems.filter((found) => found.field === name).map(({ problem }) => t.problems[problem]),
  })
  return (
    <>
      <TextField label={t.yourName} {...field('name')} required autoComplete="name" maxLength={100} />
      <TextField
        label={t.email}
        hint={t.emailHint}
        {...field('email')}
        type="email"
        inputMode="email"
        required
        autoComplete="email"
        maxLength={1_000}
      />
      {guestsAllowed && <TextArea label={t.guests} hint={t.guestsHint} {...field('guests')} optional />}
      {questions.map((question) => (
        <QuestionField key={question.id} question={question} {...field(answerField(question.id))} />
      ))}
      <TextArea label={t.notes} hint={t.notesHint} {...field('notes')} optional maxLength={5_000} />
      {consent && <Consent {...consent} {...field('consent')} />}
    </>
  )
}

function Consent({ text, url, defaultValue, ...field }: { text: string; url: string } & Wiring) {
  const t = useMessages(bookingMessages)
  const more = url && (
    <a href={url} target="_blank" rel="noreferrer">
      {t.consentLink}
    </a>
  )
  return <CheckboxField label={text} hint={more} {...field} defaultChecked={defaultValue === 'on'} required />
}

interface Wiring {
  id: string
  name: string
  defaultValue: string
  errors: string[]
}

/**
 * The questions shown follow the answers while they are typed. A hidden question keeps its answer and shows it when it returns.
 */
function useAskedQuestions({ questions, typed }: Pick<Props, 'questions' | 'typed'>) {
  const [current, setCurrent] = useState(typed)
  const [last, setLast] = useState(typed)
  // After a refused submit, the server's verdict on the typed values counts.
  if (last !== typed) {
    setLast(typed)
    setCurrent(typed)
  }
  const asked = askedQuestions(questions, (id) => (current[answerField(id)] ?? '').trim())
  function onInput({ currentTarget }: FormEvent<HTMLFormElement>) {
    const form = new FormData(currentTarget)
    const answers = asked.map(({ id }) => [answerField(id), form.getAll(answerField(id)).join('\n')])
    setCurrent({ ...current, ...Object.fromEntries(answers) })
  }
  return { asked, current, onInput }
}
