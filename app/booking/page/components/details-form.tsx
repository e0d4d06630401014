import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { answerField } from '~/booking/answer-field'
import { askedQuestions, type Question } from '~/event-types/question'
import { useMessages } from '~/i18n/locale'
import { Button } from '~/ui/button'
import { CheckboxField } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import { TextArea, TextField } from '~/ui/text-field'
import { HIDDEN_FIELD, SOLUTION_FIELD } from '../form-fields'
import { type BookingFormProblem, bookingMessages } from '../messages'
import { SOLVER_SCRIPT } from '../solver-script'
import { ASKED_ADDRESS } from '../suggest-address'
import { AddressQuestion, AskedAddress } from './address-question'
import { Alternatives } from './alternatives'
import { PageForm } from './page-link'
import { QuestionField } from './question-field'

export interface AskedChallenge {
  /** As ALTCHA writes it. */
  json: string
  /** Whether a form was sent without it; `again`: with a solution that does not count. */
  asked: 'not_yet' | 'once' | 'again'
}

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
  /** Whether the host confirms each booking: the form then only sends a request. */
  byHost: boolean
  hostName: string
  typed: Record<string, string>
  problems: { field: string; problem: BookingFormProblem }[]
  /** Set when the chosen time is gone; the buttons then choose another one and confirm in one step. */
  taken: { title: string; alternatives: number[] } | null
  /** Whether the booking leads to the host's own site. */
  leadsOn: boolean
  /** What was surely meant instead of the typed address. */
  didYouMean: { typed: string; meant: string } | null
  /** What the browser has to solve first. */
  challenge: AskedChallenge | null
  /** Whether the server takes a form that comes at once for a program's. */
  limited: boolean
  /** Whether the form has its hidden field. */
  hiddenField: boolean
  /** Whether a mail with a link and a code follows, before anything is booked. */
  provesAddress: boolean
}

/**
 * The attendee's details and the host's questions. The browser checks nothing itself: the server's answer is the only decision.
 */
export function DetailsForm({
  action,
  formToken,
  start,
  timeZone,
  taken,
  byHost,
  hostName,
  leadsOn,
  didYouMean,
  challenge,
  hiddenField,
  limited,
  provesAddress,
  ...details
}: Props) {
  const t = useMessages(bookingMessages)
  const { questions, typed, problems } = details
  const asked = askedQuestions(questions, (id) => (typed[answerField(id)] ?? '').trim()).map(({ id }) => id)
  const FormKind = leadsOn ? BrowserForm : PageForm
  return (
    <FormKind
      method="post"
      action={action}
      className="booking-form"
      noValidate
      data-held={limited ? formToken : undefined}
      {...(challenge && {
        'data-challenge': challenge.json,
        'data-solver': SOLVER_SCRIPT,
        'data-continues': challenge.asked === 'once' ? '' : undefined,
      })}
    >
      {/* Enter presses a form's first button. While the form offers alternatives, Enter must not choose one of them. */}
      {taken && <button type="submit" disabled hidden />}
      <FormErrors
        problems={problems.map(({ field, problem }) => ({
          message: summaryOf(t, { field, problem }, details),
          ...(field === '' ? {} : { fieldId: field }),
        }))}
      />
      {didYouMean && <AddressQuestion {...didYouMean} />}
      {taken && <Alternatives {...taken} timeZone={timeZone} />}
      <input type="hidden" name="formToken" value={formToken} />
      <input type="hidden" name="start" value={start} />
      <input type="hidden" name="tz" value={timeZone} />
      <input type="hidden" name="shown" value={asked.join(' ')} />
      <AskedAddress address={didYouMean?.typed ?? typed[ASKED_ADDRESS]} />
      <Fields {...details} asked={asked} />
      {hiddenField && <HiddenField />}
      {challenge && <input type="hidden" name={SOLUTION_FIELD} />}
      {provesAddress && !taken && <p className="field-hint">{t.proof.next}</p>}
      {byHost && !taken && <p className="field-hint">{t.byHost(hostName)}</p>}
      {!taken && (
        <Button variant="primary" wide>
          {byHost ? t.sendRequest : t.confirm}
        </Button>
      )}
      {challenge && !taken && <ByMail challenge={challenge} />}
    </FormKind>
  )
}

/** Not displayed (booking.css), so that neither people, nor what fills in forms for them, meet it. */
function HiddenField() {
  const t = useMessages(bookingMessages)
  return (
    <p className="not-for-people">
      <label>
        {t.leaveEmpty} <input name={HIDDEN_FIELD} autoComplete="off" tabIndex={-1} />
      </label>
    </p>
  )
}

/** The way without scripts, and for a browser whose calculation failed. */
function ByMail({ challenge: { asked } }: { challenge: AskedChallenge }) {
  const t = useMessages(bookingMessages).proof
  const button = (
    <Button name="proof" value="mail" variant="quiet">
      {t.byMail}
    </Button>
  )
  if (asked === 'again') return button
  return (
    <noscript>
      <p className="field-hint">{t.noScripts}</p>
      {button}
    </noscript>
  )
}

/** A problem as the list at the top says it: far from its field, it must name a question that is not in its own words. */
function summaryOf(
  t: (typeof bookingMessages)['en'],
  { field, problem }: Props['problems'][number],
  { questions, consent }: Pick<Props, 'questions' | 'consent'>,
): string {
  const message = t.problems[problem]
  const question = questions.find(({ id }) => answerField(id) === field)
  if (question && problem === 'required') return t.named.answer(question.label)
  const label = question?.label ?? { guests: t.guests, consent: consent?.text }[field]
  return label === undefined ? message : t.named.about(label, message)
}

/**
 * A form that the browser sends itself, because its response leads to another site. Only this document's policy allows that, so
 * `public.js` loads it as a whole.
 */
function BrowserForm(props: ComponentPropsWithoutRef<'form'>) {
  return <form {...props} data-own-policy />
}

function Fields({
  questions,
  asked,
  guestsAllowed,
  consent,
  typed,
  problems,
}: Pick<Props, 'questions' | 'guestsAllowed' | 'consent' | 'typed' | 'problems'> & { asked: string[] }) {
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
        <AskedPlace key={question.id} question={question} asked={asked.includes(question.id)}>
          <QuestionField question={question} {...field(answerField(question.id))} />
        </AskedPlace>
      ))}
      <TextArea label={t.notes} hint={t.notesHint} {...field('notes')} optional maxLength={5_000} />
      {consent && <Consent {...consent} {...field('consent')} />}
    </>
  )
}

/**
 * Where a question stands. One that depends on an earlier answer comes and goes with it (browser/questions.ts); while it does not apply, it
 * waits in a `template`, where it is neither found nor sent.
 */
function AskedPlace({ question, asked, children }: { question: Question; asked: boolean; children: ReactNode }) {
  const { id, showIf } = question
  if (!showIf) return <div data-question={id}>{children}</div>
  const place = (
    <fieldset
      className="asked-place"
      role="presentation"
      data-question={id}
      data-show-if={JSON.stringify(showIf)}
      disabled={!asked}
    >
      {children}
    </fieldset>
  )
  if (asked) return place
  return (
    <template data-question={id} data-show-if={JSON.stringify(showIf)}>
      {place}
    </template>
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
