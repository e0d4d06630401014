import { useEffect, useRef, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { Button } from '~/ui/button'
import { CheckboxField, SelectField } from '~/ui/choice-field'
import { type DragHandle, MoveButtons, useDragOrder } from '~/ui/move-order'
import { TextArea, TextField } from '~/ui/text-field'
import type { FieldProblem } from '../event-type-form'
import { problemMessages, questionMessages } from '../messages'
import { MAX_QUESTIONS, QUESTION_KINDS } from '../question'
import {
  arrangeQuestions,
  freeQuestionId,
  newQuestion,
  questionField,
  type TypedQuestion,
  typedQuestions,
} from '../typed-questions'
import type { TypedSettings } from '../typed-settings'

interface Props {
  typed: TypedSettings
  problems: FieldProblem[]
  /** Called after questions were added, moved or removed here. */
  onArranged: () => void
}

/**
 * The host's questions. Every button sends the form with its step, and the server shows the form with that step applied; with
 * scripts the same function applies it in the browser.
 */
export function QuestionsEditor({ typed, problems, onArranged }: Props) {
  const t = useMessages(questionMessages)
  const [questions, setQuestions] = useState(() => typedQuestions(typed))
  const [focus, setFocus] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)

  useEffect(() => {
    onArranged()
    if (focus !== null) list.current?.querySelector<HTMLElement>(focus)?.focus()
  }, [focus, onArranged])

  function arrange(step: string, focusOn: string | null) {
    // Only the fields hold what was typed since the last step.
    const form = list.current?.closest('form')
    const current = form
      ? typedQuestions(Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v)])))
      : questions
    setQuestions(arrangeQuestions(current, step, () => newQuestion(freeQuestionId(current))))
    setFocus(focusOn)
  }
  function move(from: number, to: number) {
    const id = questions[from]?.id
    arrange(`to:${from}:${to}`, `[data-question="${id}"] ${to < from ? '.move-button' : '.move-button:last-child'}`)
    setSaid(t.moved(to + 1))
  }
  const drag = useDragOrder(move)
  const add = `[data-question="${freeQuestionId(questions)}"] input[type=text]`

  return (
    <div className="questions">
      {questions.length === 0 && <p className="field-hint">{t.none}</p>}
      <ol className="questions-list" ref={list}>
        {questions.map((question, index) => (
          <li
            // The index is part of the key, so that uncontrolled fields show the question that was moved there.
            key={`${question.id}-${index}`}
            className="question"
            data-question={question.id}
            {...drag.target(index)}
          >
            <QuestionHead
              index={index}
              last={index === questions.length - 1}
              handle={drag.handle(index)}
              onMove={(step) => move(index, index + step)}
              onRemove={() => arrange(`remove:${index}`, null)}
            />
            <QuestionFields question={question} index={index} earlier={questions.slice(0, index)} problems={problems} />
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {questions.length < MAX_QUESTIONS && (
        <Button
          icon="plus"
          name="arrange"
          value="add"
          onClick={(event) => {
            event.preventDefault()
            arrange('add', add)
          }}
        >
          {t.add}
        </Button>
      )}
      {questions.length > 0 && <p className="field-hint">{t.keep}</p>}
    </div>
  )
}

/** The position of a question, and buttons to move or remove it: each sends the form if no script runs. */
function QuestionHead({
  index,
  last,
  handle,
  onMove,
  onRemove,
}: {
  index: number
  last: boolean
  handle: DragHandle
  onMove: (step: -1 | 1) => void
  onRemove: () => void
}) {
  const t = useMessages(questionMessages)
  const number = index + 1
  return (
    <div className="question-head">
      <h2 className="question-number">{t.number(number)}</h2>
      <MoveButtons
        first={index === 0}
        last={last}
        handle={handle}
        labels={{ up: t.up(number), down: t.down(number), drag: t.drag }}
        button={(step) => ({
          name: 'arrange',
          value: `${step < 0 ? 'up' : 'down'}:${index}`,
          onClick: (event) => {
            event.preventDefault()
            onMove(step)
          },
        })}
      />
      <Button
        size="small"
        variant="quiet"
        name="arrange"
        value={`remove:${index}`}
        aria-label={t.removeNamed(number)}
        onClick={(event) => {
          event.preventDefault()
          onRemove()
        }}
      >
        {t.remove}
      </Button>
    </div>
  )
}

function QuestionFields({
  question,
  index,
  earlier,
  problems,
}: {
  question: TypedQuestion
  index: number
  earlier: TypedQuestion[]
  problems: FieldProblem[]
}) {
  const t = useMessages(questionMessages)
  const words = useMessages(problemMessages)
  const field = (part: keyof TypedQuestion) => {
    const name = questionField(index, part)
    const errors = problems.filter((found) => found.field === name).map(({ problem }) => words[problem])
    return { id: name, name, defaultValue: question[part], errors }
  }
  return (
    <>
      <input type="hidden" name={questionField(index, 'id')} value={question.id} />
      <div className="form-grid">
        <TextField label={t.label} {...field('label')} maxLength={200} />
        <SelectField
          label={t.kind}
          {...field('kind')}
          choices={QUESTION_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        />
      </div>
      <div className="question-choices">
        <TextArea label={t.choices} hint={t.choicesHint} {...field('choices')} />
      </div>
      <CheckboxField
        label={t.required}
        id={questionField(index, 'required')}
        name={questionField(index, 'required')}
        defaultChecked={question.required === 'on'}
      />
      {earlier.length > 0 && (
        <div className="form-grid">
          <SelectField
            label={t.ifQuestion}
            {...field('ifQuestion')}
            choices={[
              { value: '', label: t.always },
              ...earlier.map(({ id, label }) => ({ value: id, label: t.ifAnswered(label || t.unnamed) })),
            ]}
          />
          <div className="question-answers">
            <TextArea label={t.ifAnswers} hint={t.ifAnswersHint} {...field('ifAnswers')} />
          </div>
        </div>
      )}
    </>
  )
}
