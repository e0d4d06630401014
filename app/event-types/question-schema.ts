import { z } from 'zod'
import { oneLine } from '~/security/plain-text'
import { hasChoices, MAX_CHOICES, MAX_LABEL_LENGTH, MAX_QUESTIONS, PHONE_QUESTION_ID, QUESTION_KINDS } from './question'

/** A question as the contract defines it. */
export const QuestionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/, 'must be 1 to 40 characters of a-z, 0-9, _ and -')
    .refine((id) => id !== PHONE_QUESTION_ID, 'is reserved'),
  label: oneLine(MAX_LABEL_LENGTH).min(1, 'must not be empty'),
  kind: z.enum(QUESTION_KINDS),
  required: z.boolean(),
  choices: z.array(oneLine(MAX_LABEL_LENGTH).min(1, 'must not be empty')).min(1).max(MAX_CHOICES).optional(),
})

/** Asked only if an earlier question has one of these answers; an empty list: if it has any answer. */
const ConditionSchema = z.strictObject({
  question: z.string(),
  answers: z.array(oneLine(MAX_LABEL_LENGTH).min(1)).max(MAX_CHOICES),
})

export const QuestionsSchema = z.array(QuestionSchema).max(MAX_QUESTIONS).superRefine(checkQuestions)

/** With the fields that only the admin sets. A condition that is left out, as by the API, stays as stored. */
export const ConditionalQuestionsSchema = z
  .array(QuestionSchema.extend({ showIf: ConditionSchema.nullish() }))
  .max(MAX_QUESTIONS)
  .superRefine((questions, context) => {
    checkQuestions(questions, context)
    questions.forEach(({ showIf }, index) => {
      if (showIf && !questions.slice(0, index).some(({ id }) => id === showIf.question))
        context.addIssue({
          code: 'custom',
          path: [index, 'showIf'],
          message: 'must name a question that comes earlier',
        })
    })
  })

function checkQuestions(questions: z.infer<typeof QuestionSchema>[], context: z.RefinementCtx): void {
  const say = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
  questions.forEach(({ id, label, kind, choices = [] }, index) => {
    const earlier = questions.slice(0, index)
    if (earlier.some((other) => other.id === id)) say([index, 'id'], 'is there twice')
    if (earlier.some((other) => other.label === label)) say([index, 'label'], 'is there twice')
    if (hasChoices(kind) && choices.length === 0) say([index, 'choices'], 'must name at least one choice')
    const twice = choices.findIndex((choice, at) => choices.indexOf(choice) !== at)
    if (twice >= 0) say([index, 'choices', twice], 'is there twice')
  })
}
