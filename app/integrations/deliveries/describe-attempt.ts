import type { deliveryLogMessages } from './messages'

type Words = (typeof deliveryLogMessages)['en']

/** Describes how an attempt ended. @example describeAttempt(t, { status: 503, problem: 'not_accepted' }) // '503, not accepted' */
export function describeAttempt(
  { problems, noAnswer }: Pick<Words, 'problems' | 'noAnswer'>,
  { status, problem }: { status: number | null; problem: string | null },
): string {
  const known: Record<string, string> = problems
  const words = problem === null ? null : (known[problem] ?? noAnswer)
  if (status !== null) return words === null ? String(status) : `${status}, ${words}`
  return capitalized(words ?? noAnswer)
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
