import type { Insertable } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { MailTextsTable } from '../tables/mail-texts'

/** The key of one text of an event type. */
export interface MailTextKey {
  eventTypeId: string
  moment: string
  /** '' for all mails of the moment. */
  variant: string
  locale: string
}

/** For mails, which get the event type from their booking. */
export async function findMailText(db: Db, key: MailTextKey): Promise<{ subject: string; body: string } | undefined> {
  const [row] = await mailText(db, { ...key })
  return row
}

const mailText = prepareQuery((db, { eventTypeId, moment, variant, locale }: MailTextKey & Record<string, unknown>) =>
  db
    .selectFrom('mail_texts')
    .select(['subject', 'body'])
    .where('event_type_id', '=', eventTypeId)
    .where('moment', '=', moment)
    .where('variant', '=', variant)
    .where('locale', '=', locale),
)

/** All texts of an event type of this host. */
export async function findMailTextsOfEventType(db: Db, hostId: string, eventTypeId: string) {
  return db
    .selectFrom('mail_texts')
    .select(['moment', 'variant', 'locale', 'subject', 'body'])
    .where('host_id', '=', hostId)
    .where('event_type_id', '=', eventTypeId)
    .orderBy('moment')
    .orderBy('variant')
    .orderBy('locale')
    .execute()
}

export async function storeMailText(tx: Db, row: Insertable<MailTextsTable>): Promise<void> {
  await tx
    .insertInto('mail_texts')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['event_type_id', 'moment', 'variant', 'locale'])
        .doUpdateSet({ subject: row.subject, body: row.body, updated_at: row.updated_at }),
    )
    .execute()
}

export async function deleteMailText(tx: Db, hostId: string, key: MailTextKey): Promise<void> {
  await tx
    .deleteFrom('mail_texts')
    .where('host_id', '=', hostId)
    .where('event_type_id', '=', key.eventTypeId)
    .where('moment', '=', key.moment)
    .where('variant', '=', key.variant)
    .where('locale', '=', key.locale)
    .execute()
}

/** For a copy of an event type of the same host. */
export async function copyMailTexts(tx: Db, hostId: string, from: string, to: string, now: number): Promise<void> {
  const rows = await findMailTextsOfEventType(tx, hostId, from)
  if (rows.length === 0) return
  const copies = rows.map((row) => ({ ...row, event_type_id: to, host_id: hostId, updated_at: now }))
  await tx.insertInto('mail_texts').values(copies).execute()
}

/** Texts for reminders that are no longer there. */
export async function deleteOtherVariants(
  tx: Db,
  { hostId, eventTypeId, moment }: { hostId: string; eventTypeId: string; moment: string },
  variants: string[],
): Promise<void> {
  await tx
    .deleteFrom('mail_texts')
    .where('host_id', '=', hostId)
    .where('event_type_id', '=', eventTypeId)
    .where('moment', '=', moment)
    .where('variant', 'not in', variants)
    .execute()
}
