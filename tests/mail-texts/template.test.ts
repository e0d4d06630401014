import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemsOfTemplate } from '~/mail-texts/check-mail-text'
import { fillSubject, fillTemplate, type PlaceholderValue } from '~/mail-texts/fill-template.server'
import { MAIL_MOMENTS, PLACEHOLDER_NAMES } from '~/mail-texts/placeholders'
import { parseTemplate } from '~/mail-texts/template'

const IN_BODY = { moment: 'confirmed', part: 'body', questionIds: ['q1', 'company'] } as const
const AUTHOR = { domain: null, established: true }
const problems = (text: string, use: Partial<Parameters<typeof problemsOfTemplate>[1]> = {}) =>
  problemsOfTemplate(text, { ...IN_BODY, ...use })
const fill = (text: string, values: Record<string, PlaceholderValue> = {}, author = AUTHOR) =>
  fillTemplate(parseTemplate(text).parts, (name) => values[name] ?? null, author)
const textOf = (...given: Parameters<typeof fill>) =>
  fill(...given)
    .map((span) => (span.kind === 'text' ? span.text : `<${span.href}>`))
    .join('')

describe('a template', () => {
  it('is split into text and placeholders, each with its line and column', () => {
    expect(parseTemplate('Hi {{attendee.name}},\n😀 see {{ join_url }}!')).toEqual({
      parts: [
        { kind: 'text', text: 'Hi ' },
        { kind: 'placeholder', name: 'attendee.name', line: 1, column: 4 },
        { kind: 'text', text: ',\n😀 see ' },
        { kind: 'placeholder', name: 'join_url', line: 2, column: 7 },
        { kind: 'text', text: '!' },
      ],
      open: [],
    })
  })

  it('gives its text back when every placeholder becomes what was written', () => {
    const pieces = fc.constantFrom('{{', '}}', '{', '}', '\n', 'a', ' ', '{{when}}', '😀', '\\', '<b>')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (typed) => {
        const text = typed.join('')
        const written = parseTemplate(text).parts.map((part) => (part.kind === 'text' ? part.text : null))
        const literal = written.filter((part) => part !== null).join('')
        const rest = written.includes(null) ? literal.length < text.length : literal === text
        expect(rest).toBe(true)
      }),
    )
  })

  it('takes single braces and closing ones as text', () => {
    expect(parseTemplate('a { b } }} c').parts).toEqual([{ kind: 'text', text: 'a { b } }} c' }])
  })

  it.each([
    [
      'Hello\n  {{atendee.name}}',
      { line: 2, column: 3, problem: 'unknown', name: 'atendee.name', nearest: 'attendee.name' },
    ],
    ['{{Attendee Name}}', { line: 1, column: 1, problem: 'unknown', name: 'Attendee Name', nearest: 'attendee.name' }],
    ['{{joinUrl}}', { line: 1, column: 1, problem: 'unknown', name: 'joinUrl', nearest: 'join_url' }],
    ['{{answer.q2}}', { line: 1, column: 1, problem: 'unknown', name: 'answer.q2', nearest: 'answer.q1' }],
    ['{{constructor}}', { line: 1, column: 1, problem: 'unknown', name: 'constructor', nearest: null }],
    ['{{}}', { line: 1, column: 1, problem: 'unknown', name: '', nearest: null }],
    ['{{#if when}}', { line: 1, column: 1, problem: 'unknown', name: '#if when', nearest: null }],
    ['😀{{{when}}}', { line: 1, column: 2, problem: 'unknown', name: '{when', nearest: 'when' }],
    ['{{old_when}}', { line: 1, column: 1, problem: 'not_here', name: 'old_when', nearest: null }],
    ['a {{when', { line: 1, column: 3, problem: 'open', name: '', nearest: null }],
    ['{{when\n}}', { line: 1, column: 1, problem: 'open', name: '', nearest: null }],
    [`{{${'x'.repeat(100)}}}`, { line: 1, column: 1, problem: 'unknown', name: `${'x'.repeat(40)}…`, nearest: null }],
  ])('is refused by name and place: %j', (text, problem) => {
    expect(problems(text)).toEqual([problem])
  })

  it('names every mistake, in the order of the text', () => {
    expect(problems('{{a}} {{when}}\n{{ {{b}}').map(({ line, column, problem }) => [line, column, problem])).toEqual([
      [1, 1, 'unknown'],
      [2, 1, 'open'],
      [2, 4, 'unknown'],
    ])
  })

  it('knows former times only in moves, and reasons where there are any', () => {
    expect(problems('{{old_when}} {{reason}}', { moment: 'rescheduled' })).toEqual([])
    expect(problems('{{reason}}', { moment: 'cancelled' })).toEqual([])
    expect(problems('{{starts_in}}', { moment: 'reminder' })).toEqual([])
    for (const moment of MAIL_MOMENTS) expect(problems('{{attendee.name}} {{answer.company}}', { moment })).toEqual([])
  })

  it('has no links and no long texts in a subject', () => {
    const inSubject = (text: string) => problems(text, { part: 'subject' }).map(({ problem }) => problem)
    for (const name of ['join_url', 'manage_url', 'book_again_url', 'answers', 'notes'])
      expect(inSubject(`{{${name}}}`), name).toEqual(['not_in_subject'])
    expect(inSubject('{{attendee.first_name}}: {{event_type}}, {{date}} {{answer.q1}}')).toEqual([])
  })

  it('has no more placeholders than a mail can need', () => {
    expect(problems('{{when}}'.repeat(60))).toEqual([])
    expect(problems('{{when}}'.repeat(61)).map(({ problem }) => problem)).toEqual(['too_many'])
  })
})

describe('a filled text', () => {
  it('takes values as text: what looks like a placeholder or markup in them stays as typed', () => {
    const values = { 'attendee.name': { text: '{{host.email}} <b>{{when}}</b>' }, when: { text: 'noon' } }
    expect(textOf('Hi {{attendee.name}}, {{when}}', values)).toBe('Hi {{host.email}} <b>{{when}}</b>, noon')
  })

  it('leaves out a line of empty placeholders, also behind a label, and nothing else', () => {
    expect(textOf('A\n\nReason: {{reason}}\n{{notes}}\n\nB {{notes}} C')).toBe('A\n\nB  C')
    expect(textOf('Reason: {{reason}}', { reason: { text: 'ill' } })).toBe('Reason: ill')
    expect(textOf('{{reason}}')).toBe('')
  })

  it('keeps links apart from the text', () => {
    expect(fill('Join: {{join_url}}.', { join_url: { href: 'https://meet.goto.com/1' } })).toEqual([
      { kind: 'text', text: 'Join: ' },
      { kind: 'link', href: 'https://meet.goto.com/1' },
      { kind: 'text', text: '.' },
    ])
  })

  it('drops control characters and direction overrides from values, and isolates right-to-left names', () => {
    const evil = { 'attendee.name': { text: 'A\u202eB\u0000C\r\nD\u2028E' } }
    expect(textOf('{{attendee.name}}', evil)).toBe('A B C\nD\nE')
    const hebrew = { 'attendee.name': { text: 'דנה' } }
    expect(textOf('Hi {{attendee.name}}!', hebrew)).toBe('Hi \u2068דנה\u2069!')
  })

  it('shortens a long value, and ends where a mail would be too long', () => {
    const long = { notes: { text: 'word '.repeat(5_000) } }
    expect(textOf('{{notes}}', long)).toHaveLength(2_000)
    const many = textOf('{{notes}}\n'.repeat(60), long)
    expect(many.length).toBeLessThan(20_010)
    expect(many.endsWith('…')).toBe(true)
  })

  it('never lets what the attendee typed become a link, nor with the text around it (S16)', () => {
    const typed = (text: string): Record<string, PlaceholderValue> => ({
      'attendee.name': { text, from: 'attendee' },
      notes: { text: 'evil', from: 'attendee' },
    })
    expect(textOf('Hi {{attendee.name}}', typed('see evil.com/now'))).not.toContain('evil.com')
    expect(textOf('{{notes}}{{attendee.name}}', typed('.com'))).not.toContain('evil.com')
    expect(textOf('{{notes}}.com', typed('x'))).not.toContain('evil.com')
    const withOwnLink = textOf('See https://dana.example/x and {{attendee.name}}{{notes}}', typed('evil.com'))
    expect(withOwnLink).toContain('https://dana.example/x')
    expect(withOwnLink).not.toContain('evil.com')
  })

  it('keeps an established author’s links, and of a new one only their proven domain’s (S16)', () => {
    const text = 'Read https://dana.example/prepare and https://other.example/x'
    expect(textOf(text)).toBe(text)
    const fresh = textOf(text, {}, { domain: 'dana.example', established: false } as never)
    expect(fresh).toContain('https://dana.example/prepare')
    expect(fresh).not.toContain('other.example')
  })
})

describe('a filled subject', () => {
  const subject = (text: string, values: Record<string, PlaceholderValue> = {}) =>
    fillSubject(parseTemplate(text).parts, (name) => values[name] ?? null, AUTHOR)

  it('is one line, whatever the values contain (S14)', () => {
    const values: Record<string, PlaceholderValue> = {
      'attendee.name': { text: 'Ada\r\nBcc: eve@example.com\u0085\u2028x', from: 'attendee' },
    }
    expect(subject('Hi {{attendee.name}}', values)).not.toMatch(/[\r\n\u0085\u2028\u2029]/)
    expect(subject('Hi {{attendee.name}}', { 'attendee.name': { text: 'Ada' } })).toBe('Hi Ada')
  })

  it('has no links, and is empty when nothing else is left', () => {
    expect(subject('{{notes}}', { notes: { text: 'call +1 800 555 0100 now', from: 'attendee' } })).toBe('')
    expect(subject('{{notes}}')).toBe('')
    expect(subject('For {{notes}}', { notes: { text: 'evil.com', from: 'attendee' } })).not.toContain('evil.com')
  })

  it('is empty when nothing but wide or narrow spaces is left, and begins with none', () => {
    expect(subject('\u2000\u00a0 {{notes}}')).toBe('')
    expect(subject('\u2003See you')).toBe('See you')
  })

  it('ends before mail programs cut it', () => {
    expect(Array.from(subject('{{notes}}', { notes: { text: '😀 a'.repeat(500) } }))).toHaveLength(201)
  })
})

describe('random texts and values', () => {
  const values = fc.dictionary(fc.constantFrom(...PLACEHOLDER_NAMES), fc.string({ unit: 'binary', maxLength: 80 }))
  const pieces = fc.oneof(
    fc.constantFrom(...PLACEHOLDER_NAMES.map((name) => `{{${name}}}`), '\n', '{{', '}}'),
    fc.string(),
  )
  const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))

  it('never make a subject of more than one line, nor a control character anywhere', () => {
    fc.assert(
      fc.property(texts, values, fc.boolean(), (text, given, established) => {
        const { parts } = parseTemplate(text.replace(/[^\P{Cc}\n]/gu, ''))
        const valueFor = (name: string): PlaceholderValue | null =>
          Object.hasOwn(given, name) ? { text: given[name as never] ?? '', from: 'attendee' } : null
        const author = { domain: null, established }
        expect(fillSubject(parts, valueFor, author)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u)
        for (const span of fillTemplate(parts, valueFor, author)) {
          expect(span.kind).toBe('text')
          if (span.kind === 'text') expect(span.text).not.toMatch(/[^\P{Cc}\n]/u)
        }
      }),
      { numRuns: 300 },
    )
  })
})
