import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { QuestionField } from '~/booking/page/components/question-field'

describe('a question with choices', () => {
  it.each([
    { kind: 'one_choice', type: 'radio' },
    { kind: 'several_choices', type: 'checkbox' },
  ] as const)('has its id at its first control: a link to its problem focuses it ($kind)', ({ kind, type }) => {
    const question = { id: 'q', label: 'Which?', kind, required: true, choices: ['A', 'B'] }
    const field = { id: 'answer-q', name: 'answer-q', defaultValue: '', errors: ['Choose one.'] }
    const html = renderToStaticMarkup(<QuestionField question={question} {...field} />)
    const controls = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => tag)
    expect(controls[0]).toContain(`type="${type}"`)
    expect(controls[0]).toContain('id="answer-q"')
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, id] of html.matchAll(/(?:for|aria-describedby)="([^"]*)"/g)) expect(ids).toContain(id)
  })
})
