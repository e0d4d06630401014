import { Form, Link, useSearchParams } from '@remix-run/react'
import { timeText } from '~/i18n/dates'
import { LOCALES, type Locale, languageName, useLocale, useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { TextArea, TextField } from '~/ui/text-field'
import { MAX_TEXT_BODY, MAX_TEXT_SUBJECT, type MailTextProblem, type MailTextValues, textQuery } from '../mail-text'
import { mailTextMessages } from '../messages'
import { answerPlaceholder, fitsSubject, MAIL_MOMENTS, type MailMoment, placeholdersAt } from '../placeholders'

export interface WrittenText {
  moment: string
  variant: string
  locale: string
}

interface ShownText {
  moment: MailMoment
  locale: Locale
  /** The id of a reminder, or the name of a follow-up; '' for all mails of the moment. */
  variant: string
}

interface ChoiceProps {
  chosen: ShownText
  written: WrittenText[]
  reminders: { id: string; minutesBefore: number }[]
  followUps: { id: string; label: string }[]
}

/** The mail and language that the page shows, and links to the others. */
export function MailTextChoice({ chosen, written, reminders, followUps }: ChoiceProps) {
  const t = useMessages(mailTextMessages)
  const { moment, locale, variant } = chosen
  const own = useLocale()
  const isWritten = (wanted: Partial<WrittenText>) =>
    written.some((text) => Object.entries(wanted).every(([key, value]) => text[key as keyof WrittenText] === value))
  return (
    <div className="mail-text-choice">
      <nav aria-label={t.moments.label} className="mail-text-moments">
        {MAIL_MOMENTS.map((one) => (
          <Tab
            key={one}
            text={{ moment: one, locale, variant: '' }}
            isCurrent={one === moment}
            isWritten={isWritten({ moment: one })}
          >
            {t.moments[one]}
          </Tab>
        ))}
      </nav>
      {moment === 'reminder' && reminders.length > 0 && (
        <nav aria-label={t.which.label} className="mail-text-moments">
          {[{ id: '', minutesBefore: 0 }, ...reminders].map(({ id, minutesBefore }) => (
            <Tab
              key={id}
              text={{ ...chosen, variant: id }}
              isCurrent={id === variant}
              isWritten={isWritten({ moment, variant: id })}
              isSmall
            >
              {id === '' ? t.which.all : t.which.before(timeText(own, minutesBefore))}
            </Tab>
          ))}
        </nav>
      )}
      {moment === 'follow-up' && (
        <nav aria-label={t.moments['follow-up']} className="mail-text-moments">
          {followUps.map(({ id, label }) => (
            <Tab
              key={id}
              text={{ ...chosen, variant: id }}
              isCurrent={id === variant}
              isWritten={isWritten({ moment, variant: id })}
              isSmall
            >
              {label}
            </Tab>
          ))}
        </nav>
      )}
      <nav aria-label={t.language} className="mail-text-moments">
        {LOCALES.map((one) => (
          <Tab
            key={one}
            text={{ ...chosen, locale: one }}
            isCurrent={one === locale}
            isWritten={isWritten({ moment, variant, locale: one })}
            isSmall
          >
            {languageName(one)}
          </Tab>
        ))}
      </nav>
      {moment === 'reminder' && <p className="field-hint">{variant === '' ? t.which.allHint : t.which.oneHint}</p>}
      {moment === 'follow-up' && <p className="field-hint">{t.which.followUpHint}</p>}
    </div>
  )
}

interface TabProps {
  text: ShownText
  isCurrent: boolean
  isWritten: boolean
  isSmall?: boolean
  children: string
}

function Tab({ text, isCurrent, isWritten, isSmall = false, children }: TabProps) {
  return (
    <Link
      to={`?${textQuery(text)}`}
      aria-current={isCurrent ? 'page' : undefined}
      className="mail-text-tab"
      data-size={isSmall ? 'small' : undefined}
    >
      {children}
      {isWritten && <Written />}
    </Link>
  )
}

function Written() {
  const { own } = useMessages(mailTextMessages)
  return <span className="mail-text-own">{own}</span>
}

interface EditorProps {
  moment: MailMoment
  typed: MailTextValues
  problems: MailTextProblem[]
  questions: { id: string; label: string }[]
}

/** Subject and text, with the steps that the page offers: save, preview, a test. */
export function MailTextEditor({ moment, typed, problems, questions }: EditorProps) {
  const t = useMessages(mailTextMessages)
  const [query] = useSearchParams()
  const errorsOf = (field: 'subject' | 'body') =>
    problems.filter((problem) => problem.field === field).map((problem) => messageOf(problem, t.problems))
  return (
    <Form method="post" className="form mail-text-form" key={`${query}`}>
      <TextField
        id="subject"
        name="subject"
        label={t.subject}
        hint={t.subjectHint}
        defaultValue={typed.subject}
        errors={errorsOf('subject')}
        maxLength={MAX_TEXT_SUBJECT}
        optional
      />
      <TextArea
        id="body"
        name="body"
        label={t.body}
        hint={t.bodyHint}
        defaultValue={typed.body}
        errors={errorsOf('body')}
        maxLength={MAX_TEXT_BODY}
        rows={10}
        optional
      />
      <div className="actions">
        <SubmitButton variant="primary" name="step" value="save">
          {t.save}
        </SubmitButton>
        <SubmitButton name="step" value="preview">
          {t.preview}
        </SubmitButton>
        <SubmitButton variant="quiet" name="step" value="test">
          {t.test}
        </SubmitButton>
      </div>
      <Placeholders moment={moment} questions={questions} />
    </Form>
  )
}

/** @example 'Line 2, character 3: there is no placeholder {{whn}}. Did you mean {{when}}?' */
function messageOf(problem: MailTextProblem, t: (typeof mailTextMessages)['en']['problems']): string {
  switch (problem.problem) {
    case 'unknown': {
      const { name, line, column, nearest } = problem
      return t.unknown(name, line, column) + (nearest === null ? '' : t.nearest(nearest))
    }
    case 'not_here':
    case 'not_in_subject':
      return t[problem.problem](problem.name, problem.line, problem.column)
    case 'open':
    case 'too_many':
      return t[problem.problem](problem.line, problem.column)
    case 'too_long':
      return t.too_long(problem.field === 'subject' ? MAX_TEXT_SUBJECT : MAX_TEXT_BODY)
    default:
      return t[problem.problem]
  }
}

function Placeholders({ moment, questions }: Pick<EditorProps, 'moment' | 'questions'>) {
  const t = useMessages(mailTextMessages)
  return (
    <details className="more">
      <summary>{t.placeholders}</summary>
      <div className="mail-text-placeholders">
        <p className="field-hint">{t.placeholdersHint}</p>
        <dl className="mail-text-list">
          {placeholdersAt(moment).map((name) => (
            <div key={name}>
              <dt>
                <code>{`{{${name}}}`}</code>
              </dt>
              <dd>
                {t.means[name]}
                {fitsSubject(name) && <span className="field-hint"> · {t.inSubject}</span>}
              </dd>
            </div>
          ))}
          {questions.map(({ id, label }) => (
            <div key={id}>
              <dt>
                <code>{`{{${answerPlaceholder(id)}}}`}</code>
              </dt>
              <dd>
                {t.answerTo(label)}
                <span className="field-hint"> · {t.inSubject}</span>
              </dd>
            </div>
          ))}
        </dl>
        <p className="field-hint">{t.typedHint}</p>
      </div>
    </details>
  )
}
