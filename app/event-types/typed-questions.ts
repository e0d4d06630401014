import { hasChoices, MAX_QUESTIONS, type Question } from './question'

/** One question as the admin's form has it. Choices and answers: one per line. */
export interface TypedQuestion {
  id: string
  label: string
  kind: string
  /** 'on' if ticked. */
  required: string
  choices: string
  /** Id of the earlier question that decides whether this one is asked; '' for always. */
  ifQuestion: string
  ifAnswers: string
}

const PARTS = ['id', 'label', 'kind', 'required', 'choices', 'ifQuestion', 'ifAnswers'] as const

/** Every field that a form with questions may have; numbers beyond the last question are refused. */
export const QUESTION_FIELDS = Array.from({ length: MAX_QUESTIONS }, (_, index) =>
  PARTS.map((part) => `q-${index}-${part}`),
).flat()

/** @example questionField(0, 'label') // 'q-0-label' */
export function questionField(index: number, part: keyof TypedQuestion): string {
  return `q-${index}-${part}`
}

/** The questions of a form, in its order. */
export function typedQuestions(typed: Record<string, string>): TypedQuestion[] {
  const found: TypedQuestion[] = []
  for (let index = 0; index < MAX_QUESTIONS && typed[questionField(index, 'kind')] !== undefined; index++) {
    const parts = PARTS.map((part) => [part, typed[questionField(index, part)] ?? ''])
    found.push(Object.fromEntries(parts) as TypedQuestion)
  }
  return found
}

/** The form's fields of these questions; `typedQuestions` is the inverse. */
export function fieldsOfQuestions(questions: TypedQuestion[]): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap((question, index) => PARTS.map((part) => [questionField(index, part), question[part]])),
  )
}

export function typedFromQuestion({ id, label, kind, required, choices = [], showIf }: Question): TypedQuestion {
  return {
    id,
    label,
    kind,
    required: required ? 'on' : '',
    choices: choices.join('\n'),
    ifQuestion: showIf?.question ?? '',
    ifAnswers: showIf?.answers.join('\n') ?? '',
  }
}

/** The input of the schema. Words for yes and no count in both languages. */
export function questionFromTyped(
  { id, label, kind, required, choices, ifQuestion, ifAnswers }: TypedQuestion,
  all: TypedQuestion[],
): unknown {
  const decides = all.find((other) => other.id === ifQuestion)
  const answers = decides?.kind === 'yes_no' ? lines(ifAnswers).map(yesOrNo) : lines(ifAnswers)
  return {
    id,
    label,
    kind,
    required: required === 'on',
    ...(hasChoices(kind as Question['kind']) ? { choices: lines(choices) } : {}),
    showIf: ifQuestion === '' ? null : { question: ifQuestion, answers },
  }
}

/** Answers that the deciding question cannot have: a question that depends on them would never be asked. */
export function impossibleAnswers(
  { ifQuestion, ifAnswers }: Pick<TypedQuestion, 'ifQuestion' | 'ifAnswers'>,
  all: TypedQuestion[],
): boolean {
  const decides = all.find((other) => other.id === ifQuestion)
  if (decides?.kind === 'yes_no') return lines(ifAnswers).some((answer) => !['yes', 'no'].includes(yesOrNo(answer)))
  if (!decides || !hasChoices(decides.kind as Question['kind'])) return false
  return lines(ifAnswers).some((answer) => !lines(decides.choices).includes(answer))
}

/**
 * Adds, moves or removes a question: the steps of the form's buttons, on the server and in the browser alike.
 *
 * @param step `add`, `up:1`, `down:1`, `to:1:3` or `remove:1`
 * @param added makes a new one
 */
export function arrangeQuestions(
  questions: TypedQuestion[],
  step: string,
  added: () => TypedQuestion,
): TypedQuestion[] {
  const [what, index = 0, target = 0] = step.split(':').map((part, at) => (at === 0 ? part : Number(part))) as [
    string,
    number?,
    number?,
  ]
  if (what === 'add') return questions.length < MAX_QUESTIONS ? [...questions, added()] : questions
  const question = questions[index]
  if (!question) return questions
  const others = questions.filter((_, at) => at !== index)
  const to = { up: index - 1, down: index + 1, to: target }[what]
  if (to === undefined) return others
  const place = Math.max(0, to)
  return [...others.slice(0, place), question, ...others.slice(place)]
}

/** The whole form after the step of one of its buttons. */
export function arrangeTyped({ arrange = '', ...typed }: Record<string, string>): Record<string, string> {
  const questions = typedQuestions(typed)
  const others = Object.entries(typed).filter(([name]) => !name.startsWith('q-'))
  const arranged = arrangeQuestions(questions, arrange, () => newQuestion(freeQuestionId(questions)))
  return { ...Object.fromEntries(others), ...fieldsOfQuestions(arranged) }
}

export function newQuestion(id: string): TypedQuestion {
  return { id, label: '', kind: 'short_text', required: '', choices: '', ifQuestion: '', ifAnswers: '' }
}

/** An unused question id. Answers are stored under labels, so it may be a plain number. */
export function freeQuestionId(questions: TypedQuestion[]): string {
  for (let number = questions.length + 1; ; number++) {
    const id = `q${number}`
    if (!questions.some((question) => question.id === id)) return id
  }
}

function lines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}

function yesOrNo(answer: string): string {
  return { ja: 'yes', nein: 'no' }[answer.toLowerCase()] ?? answer.toLowerCase()
}
