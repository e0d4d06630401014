import { LOCATION_KINDS } from '#db/tables/event-types'
import { publicLocation } from '~/event-types/location'
import { formMessages } from '~/event-types/messages'
import { hasChoices, QUESTION_KINDS, type Question, questionsOf } from '~/event-types/question'
import { type TypedQuestion, typedQuestions } from '~/event-types/typed-questions'
import type { TypedSettings } from '~/event-types/typed-settings'
import { useMessages } from '~/i18n/locale'
import { Button, ButtonAnchor } from '~/ui/button'
import { CheckboxField } from '~/ui/choice-field'
import { TextField } from '~/ui/text-field'
import { bookingMessages } from '../messages'
import { BookingHead } from './booking-head'
import { QuestionField } from './question-field'

interface Props {
  /** The present values of the form; null without scripts. */
  typed: TypedSettings | null
  host: { name: string; handle: string; photoUrl: string | null }
  pageUrl?: string
}

// React 18 does not type it yet, but passes it on: so nothing in the preview can be focused or is read aloud a second time.
const INERT: object = { inert: '', 'aria-hidden': true }

/** The public page as the form's settings would make it. A picture only: nothing in it works. */
export function EventTypePreview({ typed, host, pageUrl }: Props) {
  const t = useMessages(formMessages).preview
  return (
    <aside className="preview" aria-labelledby="preview-head">
      <div className="preview-head">
        <h2 id="preview-head">{t.title}</h2>
        {pageUrl && (
          <ButtonAnchor size="small" icon="external" href={pageUrl}>
            {t.open}
          </ButtonAnchor>
        )}
      </div>
      <p className="field-hint">{t.text}</p>
      {typed && (
        <div className="preview-page" {...INERT}>
          <Picture typed={typed} host={host} />
        </div>
      )}
    </aside>
  )
}

function Picture({ typed, host }: { typed: TypedSettings; host: Props['host'] }) {
  const t = useMessages(bookingMessages)
  const form = useMessages(formMessages)
  const kind = LOCATION_KINDS.find((known) => known === typed.locationKind) ?? LOCATION_KINDS[0]
  const location = publicLocation({ kind, detail: typed.locationDetail ?? '' })
  const questions = questionsOf({ location, questions: typedQuestions(typed).flatMap(shownQuestion) }, t.yourPhone)
  const durations = (typed.durationChoices ?? '').split(/[\s,;]+/).filter((text) => /^\d{1,3}$/.test(text))
  const durationMinutes = Number(typed.durationMinutes) || 30
  const field = (name: string) => ({ id: `preview-${name}`, name: '', defaultValue: '', errors: [] })
  return (
    <div className="booking" data-color={typed.color}>
      <BookingHead
        host={host}
        eventType={{
          title: typed.title || form.fields.title,
          description: typed.description ?? '',
          location,
        }}
        durationMinutes={durationMinutes}
        durations={durations.map(Number)}
      />
      <div className="booking-form">
        <TextField label={t.yourName} {...field('name')} />
        <TextField label={t.email} {...field('email')} />
        {typed.guestsAllowed === 'on' && <TextField label={t.guests} {...field('guests')} optional />}
        {questions.map((question) => (
          <QuestionField key={question.id} question={question} {...field(question.id)} />
        ))}
        {typed.consentText && <CheckboxField label={typed.consentText} {...field('consent')} />}
        {typed.confirmation === 'manual' && <p className="field-hint">{t.byHost(host.name)}</p>}
        <Button variant="primary" type="button" wide>
          {typed.confirmation === 'manual' ? t.sendRequest : t.confirm}
        </Button>
      </div>
    </div>
  )
}

/** A question that is still being typed: shown as far as it is complete. */
function shownQuestion({ id, label, kind, required, choices }: TypedQuestion): Question[] {
  const known = QUESTION_KINDS.find((one) => one === kind)
  if (!known || label.trim() === '') return []
  const named = [...new Set(choices.split(/\r?\n/).map((line) => line.trim()))].filter(Boolean)
  return [{ id, label, kind: known, required: required === 'on', ...(hasChoices(known) ? { choices: named } : {}) }]
}
