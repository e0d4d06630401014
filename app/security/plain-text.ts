import { z } from 'zod'
import { type AddressProblem, MAX_TYPED_ADDRESS_LENGTH, readEmailAddress } from './email-address'
import { isWellFormed } from './readable-text'
import { visibleText } from './visible-text'

/**
 * What people may type, for every form and API call. Valid text is still escaped where it is shown; refused is only what no
 * real text contains or what mail and calendar formats cannot carry.
 */

/** Too long input is refused before it is read: the checks below would cost too much (S21). */
const upTo = (longest: number) => ({ error: `must have at most ${longest} characters`, abort: true })

/**
 * Control characters, direction overrides (which make a text read as another), Unicode noncharacters and half surrogate pairs.
 */
const UNFIT_FOR_A_LINE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Noncharacter_Code_Point}]/u
const UNFIT_FOR_PARAGRAPHS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Noncharacter_Code_Point}]/u
/** Scripts put a few marks on one letter (Tibetan the most); more only make a text overlap its neighbours. */
const HEAPED_MARKS = /\p{M}{11}/u

/** A text on one line, without characters that no real line contains. */
export function oneLine(longest: number) {
  return z.string().trim().max(longest, upTo(longest)).refine(isSoundLine, NO_LINE)
}

/** The same for names and titles that other people see: without invisible characters. */
export function visibleLine(longest: number) {
  return z
    .string()
    .trim()
    .max(longest, upTo(longest))
    .overwrite(unwrapped)
    .refine(isSoundLine, NO_LINE)
    .overwrite(visibleText)
    .refine((text) => !HEAPED_MARKS.test(text), 'must have at most 10 marks on one letter')
}

const NO_LINE = 'must be a single line without control characters'

function isSoundLine(text: string): boolean {
  return isWellFormed(text) && !UNFIT_FOR_A_LINE.test(text)
}

/**
 * Removes what copying adds around a text: direction marks, and tabs between the cells of a table. Inside a text such marks
 * deceive.
 */
function unwrapped(text: string): string {
  const wrapped = /^[\u202a\u202b\u202d\u2066-\u2068]/.test(text) && /[\u202c\u2069]$/.test(text)
  return (wrapped ? text.slice(1, -1) : text).replaceAll('\t', ' ')
}

/** A text with line breaks, checked the same way. */
export function paragraphs(longest: number) {
  return z
    .string()
    .trim()
    .max(longest, upTo(longest))
    .refine((text) => isWellFormed(text) && !UNFIT_FOR_PARAGRAPHS.test(text), 'must not contain control characters')
}

/**
 * One address, stored as one plain address: no list, no display name, no quoted local part; nothing that could become a second
 * recipient (S14).
 */
export const emailAddress = z
  .string()
  .max(MAX_TYPED_ADDRESS_LENGTH, `must have at most ${MAX_TYPED_ADDRESS_LENGTH} characters`)
  .transform((typed, context) => {
    const read = readEmailAddress(typed)
    if (read.ok) return read.address
    context.addIssue({ code: 'custom', message: ADDRESS_PROBLEMS[read.problem] })
    return z.NEVER
  })

const ADDRESS_PROBLEMS: Record<AddressProblem, string> = {
  unfit: 'must be one email address, such as ada@example.com',
  several: 'must be one email address, not several',
  local_part_not_ascii: 'must have only letters without accents before the @',
}
