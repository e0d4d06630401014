import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findEventTypeById } from '#db/queries/event-types'
import { deleteMailText, type MailTextKey, storeMailText } from '#db/queries/mail-texts'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { findDeception } from '~/security/deceptive-text.server'
import { oneLine, paragraphs } from '~/security/plain-text'
import { problemsOfTemplate, type TemplateProblem } from './check-mail-text'
import type { MailMoment } from './placeholders'
import { parseTemplate } from './template'

export const MAX_TEXT_SUBJECT = 150
export const MAX_TEXT_BODY = 4_000

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

export interface MailTextValues {
  subject: string
  body: string
}

/** What a field of a text has; both may have several. */
export type MailTextProblem =
  | { field: 'subject' | 'body'; problem: 'too_long' | 'unfit' | 'link_or_number' }
  | ({ field: 'subject' | 'body' } & TemplateProblem)

export type SaveMailTextResult =
  | { ok: true }
  | { ok: false; reason: 'not_found' }
  | { ok: false; reason: 'problems'; problems: MailTextProblem[] }

interface Author {
  /** The domain that the host has proven, which subjects may name. */
  domain: string | null
}

/**
 * Saves a text for one moment and language. Two empty fields mean ours: nothing is stored then.
 *
 * @param owner the host or team page whose event type it is
 */
export async function saveMailText(
  tools: Tools,
  owner: { hostId: string } & Author,
  key: MailTextKey & { moment: MailMoment },
  typed: MailTextValues,
  now: number,
): Promise<SaveMailTextResult> {
  const { hostId } = owner
  return withHostLocked(tools, hostId, async (tx): Promise<SaveMailTextResult> => {
    const questionIds = await findQuestionIds(tx, hostId, key.eventTypeId)
    if (!questionIds) return { ok: false, reason: 'not_found' }
    const read = readMailText(typed, { moment: key.moment, questionIds, domain: owner.domain })
    if (!read.ok) return { ok: false, reason: 'problems', problems: read.problems }
    const { subject, body } = read.text
    if (subject === '' && body === '') await deleteMailText(tx, hostId, key)
    else {
      const { eventTypeId, moment, variant, locale } = key
      const row = { event_type_id: eventTypeId, host_id: hostId, moment, variant, locale, subject, body }
      await storeMailText(tx, { ...row, updated_at: now })
    }
    return { ok: true }
  })
}

type ReadMailText = { ok: true; text: MailTextValues } | { ok: false; problems: MailTextProblem[] }

/** Checks a typed text: what mails can carry, which placeholders there are, and what may stand in a subject (S14, S16). */
export function readMailText(
  typed: MailTextValues,
  { moment, questionIds, domain }: Author & { moment: MailMoment; questionIds: readonly string[] },
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

async function findQuestionIds(db: Db, hostId: string, eventTypeId: string): Promise<string[] | null> {
  const row = await findEventTypeById(db, hostId, eventTypeId)
  if (!row) return null
  return (JSON.parse(row.questions) as { id: string }[]).map(({ id }) => id)
}
