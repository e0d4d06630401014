import { describe, expect, it } from 'vitest'
import { checkAnswers } from '~/booking/answers'
import { askedQuestions, keepConditions, type Question } from '~/event-types/question'
import { QuestionsSchema } from '~/event-types/question-schema'

const QUESTIONS: Question[] = [
  { id: 'kind', label: 'What is it about?', kind: 'one_choice', required: true, choices: ['Tax', 'Other'] },
  {
    id: 'which',
    label: 'Which?',
    kind: 'short_text',
    required: true,
    showIf: { question: 'kind', answers: ['Other'] },
  },
  { id: 'more', label: 'Say more', kind: 'long_text', required: true, showIf: { question: 'which', answers: [] } },
]
const asked = (answers: Record<string, string>) =>
  askedQuestions(QUESTIONS, (id) => answers[id] ?? '').map(({ id }) => id)
const problemsOf = (question: Partial<Question>, answer: string) => {
  const one = { id: 'one', label: 'One', required: false, ...question } as Question
  const result = checkAnswers([one], [{ question: 'one', answer }])
  return result.ok ? null : result.problems[0]?.problem
}

describe('questions', () => {
  it('are asked if an earlier answer matches any of several values, and hidden ones trigger none', () => {
    expect(asked({})).toEqual(['kind'])
    expect(asked({ kind: 'Other' })).toEqual(['kind', 'which'])
    expect(asked({ kind: 'Tax\nOther', which: 'x' })).toEqual(['kind', 'which', 'more'])
    expect(asked({ kind: 'Tax', which: 'x' })).toEqual(['kind'])
  })

  it('need an answer only when they are asked', () => {
    expect(checkAnswers(QUESTIONS, [{ question: 'kind', answer: 'Tax' }])).toMatchObject({ ok: true })
    expect(checkAnswers(QUESTIONS, [{ question: 'kind', answer: 'Other' }])).toEqual({
      ok: false,
      problems: [{ question: 'which', problem: 'required' }],
    })
  })

  it('accept each kind of answer and refuse invalid ones', () => {
    expect(problemsOf({ kind: 'number' }, '1,5')).toBeNull()
    expect(problemsOf({ kind: 'number' }, '0x10')).toBe('not_a_number')
    expect(problemsOf({ kind: 'phone' }, '+41 (0)44 555 01 99')).toBeNull()
    expect(problemsOf({ kind: 'phone' }, 'call me')).toBe('not_a_phone_number')
    expect(problemsOf({ kind: 'web_address' }, 'javascript:alert(1)')).toBe('not_a_web_address')
    expect(problemsOf({ kind: 'yes_no' }, 'perhaps')).toBe('not_a_choice')
    expect(problemsOf({ kind: 'several_choices', choices: ['a', 'b'] }, 'a\nc')).toBe('not_a_choice')
  })

  it('are refused with the path of the invalid field', () => {
    const same = { id: 'a', label: 'Same', kind: 'short_text', required: false }
    const result = QuestionsSchema.safeParse([same, same, { ...same, id: 'c', label: 'C', kind: 'one_choice' }])
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual(['1.id', '1.label', '2.choices'])
  })

  it('keep their conditions when a program unaware of them writes the questions back', () => {
    const written = QUESTIONS.map(({ showIf: _, ...question }) => question)
    expect(keepConditions(written, QUESTIONS)[1]?.showIf).toEqual({ question: 'kind', answers: ['Other'] })
    expect(keepConditions(written.slice(1), QUESTIONS)[0]?.showIf).toBeNull()
  })
})
