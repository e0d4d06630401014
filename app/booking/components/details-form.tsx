import type { Question } from '~/event-types/event-type'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { TextArea, TextField } from '~/ui/text-field'
import { bookingMessages, type FormProblem } from '../messages'
import { Alternatives } from './alternatives'
import { PageForm } from './page-link'
import { QuestionField } from './question-field'

interface Props {
  /** Address with everything the visitor brought along. */
  action: string
  formToken: string
  /** The chosen start, RFC 3339. */
  start: string
  timeZone: string
  questions: Question[]
  guestsAllowed: boolean
  typed: Record<string, string>
  problems: { field: string; problem: FormProblem }[]
  /** Set when the chosen time is gone; the buttons then choose another one and confirm in one step. */
  taken: { title: string; alternatives: number[] } | null
}

/** Who books and what the host wants to know. The browser checks nothing itself: the server's answer is the only verdict. */
export function DetailsForm({ action, formToken, start, timeZone, taken, problems, ...details }: Props) {
  const t = useMessages(bookingMessages)
  return (
    <PageForm method="post" action={action} className="booking-form" noValidate preventScrollReset>
      {/* Enter presses a form's first button. While only other times are on offer, it must choose none of them. */}
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
      <Fields {...details} problems={problems} />
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
  typed,
  problems,
}: Pick<Props, 'questions' | 'guestsAllowed' | 'typed' | 'problems'>) {
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
        maxLength={254}
      />
      {guestsAllowed && <TextField label={t.guests} hint={t.guestsHint} {...field('guests')} optional />}
      {questions.map((question) => (
        <QuestionField key={question.id} question={question} {...field(`answer-${question.id}`)} />
      ))}
      <TextArea label={t.notes} hint={t.notesHint} {...field('notes')} optional maxLength={5_000} />
    </>
  )
}
