import type { oidcMessages } from './messages'

type OidcProblem = keyof (typeof oidcMessages)['en']['problems']

/** What to say about a refusal of which a page's address tells; null without one. */
export function oidcProblemText(
  t: (typeof oidcMessages)['en'],
  asked: string | null,
  { name, passwordSignIn }: { name: string; passwordSignIn: boolean },
): string | null {
  if (asked === null || asked === 'confirm') return null
  const known = Object.hasOwn(t.problems, asked) ? (asked as OidcProblem) : 'other'
  const only = `${known}Only`
  const problem = !passwordSignIn && Object.hasOwn(t.problems, only) ? (only as OidcProblem) : known
  return t.problems[problem](name)
}
