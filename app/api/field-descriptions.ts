import type { z } from 'zod'

/** Descriptions of zod's types. */
const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
const FORMATS: Record<string, string> = { date: 'a date such as 2026-12-03' }
const COUNTED: Record<string, [one: string, several: string]> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
}

/**
 * The message about an invalid field whose schema has none. It follows the field's path: "attendee.name is missing".
 *
 * @returns undefined to use zod's message
 * @example describeIssue({ code: 'too_big', origin: 'array', maximum: 10, input: [] }) // 'must have at most 10 entries'
 */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing'
      return mustBe(KINDS[issue.expected])
    case 'invalid_format':
      return mustBe(FORMATS[issue.format])
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : mustBeOneOf(issue.values)
    case 'invalid_union':
      return issue.discriminator === undefined ? undefined : mustBeOneOf(issue.options)
    case 'too_small':
      if (issue.minimum === 1 && issue.origin in COUNTED) return 'must not be empty'
      return mustReach('at least', issue.origin, issue.minimum)
    case 'too_big':
      return mustReach('at most', issue.origin, issue.maximum)
  }
}

function mustBe(kind: string | undefined): string | undefined {
  return kind && `must be ${kind}`
}

function mustBeOneOf(values: unknown): string | undefined {
  if (!Array.isArray(values)) return undefined
  return values.length === 1 ? `must be ${values[0]}` : `must be one of ${values.join(', ')}`
}

function mustReach(bound: 'at least' | 'at most', origin: string, limit: number | bigint): string {
  const [one, several] = COUNTED[origin] ?? []
  return several ? `must have ${bound} ${limit} ${limit === 1 ? one : several}` : `must be ${bound} ${limit}`
}
