import { findDeception } from '~/security/deceptive-text.server'
import { oneLine, paragraphs } from '~/security/plain-text'
import { problemsOfTemplate } from './check-mail-text'
import { MAX_TEXT_BODY, MAX_TEXT_SUBJECT, type MailTextProblem, type MailTextValues } from './mail-text'
import type { MailMoment } from './placeholders'
import { parseTemplate } from './template'

export interface TextAuthor {
  /** The domain that the host has proven, which subjects may name. */
  domain: string | null
}

type ReadMailText = { ok: true; text: MailTextValues } | { ok: false; problems: MailTextProblem[] }

/** Checks a typed text: what mails can carry, which placeholders there are, and what may stand in a subject (S14, S16). */
export function readMailText(
  typed: MailTextValues,
  { moment, questionIds, domain }: TextAuthor & { moment: MailMoment; questionIds: readonly string[] },
): ReadMailText {
  const fields = {
    subject: { schema: oneLine(MAX_TEXT_SUBJECT), longest: MAX_TEXT_SUBJECT },
    body: { schema: paragraphs(MAX_TEXT_BODY), longest: MAX_TEXT_BODY },
  }
  const text = { subject: '', body: '' }
  const problems: MailTextProblem[] = []
  for (const field of ['subject', 'body'] as const) {
    const { schema, longest } = fields[field]
    const lines = typed[field].replaceAll('\r\n', '\n').trim()
    const parsed = schema.safeParse(lines)
    if (!parsed.success) problems.push({ field, problem: lines.length > longest ? 'too_long' : 'unfit' })
    else {
      text[field] = parsed.data
      const found = problemsOfTemplate(parsed.data, { moment, part: field, questionIds })
      problems.push(...found.map((problem) => ({ field, ...problem })))
    }
  }
  if (findDeception(wordsOf(text.subject), { domain }) !== null)
    problems.push({ field: 'subject', problem: 'link_or_number' })
  return problems.length === 0 ? { ok: true, text } : { ok: false, problems }
}

/** The author's own words in a text. */
function wordsOf(text: string): string {
  return parseTemplate(text)
    .parts.map((part) => (part.kind === 'text' ? part.text : ' '))
    .join('')
}
