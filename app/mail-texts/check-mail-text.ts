import {
  answerPlaceholder,
  fitsSubject,
  isPlaceholderName,
  knows,
  type MailMoment,
  placeholdersAt,
  questionOfPlaceholder,
} from './placeholders'
import { nearestName, type PlaceInText, parseTemplate } from './template'

/** More only make a mail unreadable, and bound what filling costs. */
const MAX_PLACEHOLDERS = 60

export type TemplateProblem = PlaceInText & {
  problem:
    | 'unknown'
    /** Known, but not at this moment: there is no former time in a confirmation. */
    | 'not_here'
    | 'not_in_subject'
    /** Without `}}`. */
    | 'open'
    | 'too_many'
  /** As typed, shortened. */
  name: string
  /** What was probably meant. */
  nearest: string | null
}

interface Use {
  moment: MailMoment
  part: 'subject' | 'body'
  /** Of the event type, in its order. */
  questionIds: readonly string[]
}

/** What is wrong with a host's text, in its order; empty if it can be saved. */
export function problemsOfTemplate(text: string, use: Use): TemplateProblem[] {
  const { parts, open } = parseTemplate(text)
  const placeholders = parts.filter((part) => part.kind === 'placeholder')
  const extra = placeholders[MAX_PLACEHOLDERS]
  const problems: TemplateProblem[] = [
    ...open.map((place) => ({ ...place, problem: 'open' as const, name: '', nearest: null })),
    ...(extra ? [{ ...placeOf(extra), problem: 'too_many' as const, name: '', nearest: null }] : []),
    ...placeholders.slice(0, MAX_PLACEHOLDERS).flatMap((part): TemplateProblem[] => {
      const problem = problemWith(part.name, use)
      return problem ? [{ ...placeOf(part), ...problem, name: shortened(part.name) }] : []
    }),
  ]
  return problems.sort((a, b) => a.line - b.line || a.column - b.column)
}

function placeOf({ line, column }: PlaceInText): PlaceInText {
  return { line, column }
}

function problemWith(
  name: string,
  { moment, part, questionIds }: Use,
): Pick<TemplateProblem, 'problem' | 'nearest'> | null {
  const question = questionOfPlaceholder(name)
  const isKnown = question === null ? isPlaceholderName(name) : questionIds.includes(question)
  if (!isKnown) {
    const known = [...placeholdersAt(moment), ...questionIds.map(answerPlaceholder)]
    return { problem: 'unknown', nearest: nearestName(name, known) }
  }
  if (isPlaceholderName(name) && !knows(moment, name)) return { problem: 'not_here', nearest: null }
  if (part === 'subject' && isPlaceholderName(name) && !fitsSubject(name))
    return { problem: 'not_in_subject', nearest: null }
  return null
}

const MAX_SHOWN_NAME = 40

function shortened(name: string): string {
  const characters = Array.from(name)
  return characters.length <= MAX_SHOWN_NAME ? name : `${characters.slice(0, MAX_SHOWN_NAME).join('')}…`
}
