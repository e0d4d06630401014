import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findEventTypeById } from '#db/queries/event-types'
import { deleteMailText, type MailTextKey, storeMailText } from '#db/queries/mail-texts'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import type { MailTextProblem, MailTextValues } from './mail-text'
import type { MailMoment } from './placeholders'
import { readMailText, type TextAuthor } from './read-mail-text.server'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

export type SaveMailTextResult =
  | { ok: true }
  | { ok: false; reason: 'not_found' }
  | { ok: false; reason: 'problems'; problems: MailTextProblem[] }

/**
 * Saves a text for one moment and language. Two empty fields mean ours: nothing is stored then.
 *
 * @param owner the host or team page whose event type it is
 */
export async function saveMailText(
  tools: Tools,
  owner: { hostId: string } & TextAuthor,
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

async function findQuestionIds(db: Db, hostId: string, eventTypeId: string): Promise<string[] | null> {
  const row = await findEventTypeById(db, hostId, eventTypeId)
  if (!row) return null
  return (JSON.parse(row.questions) as { id: string }[]).map(({ id }) => id)
}
