import type { Kysely } from 'kysely'
import { claimRunningCheck, findMeetingBefore, findOutcome, saveRunning } from '#db/queries/meeting-outcomes'
import type { DB } from '#db/schema'
import type { ConferencingProviders } from '~/booking/conferencing'
import { hasProviderMeeting } from '~/event-types/location'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '~/time/units'

/** People come this early, and wonder. */
const EARLY_MS = 5 * MINUTE_MS
/** The longest session at the provider. */
const LOOK_BACK_MS = 8 * HOUR_MS
const ASKED_EVERY_MS = MINUTE_MS
/** An answer that takes longer is shown when the page is read again. */
const PATIENCE_MS = 1.5 * SECOND_MS

interface Tools {
  db: Kysely<DB>
  conferencing: ConferencingProviders
}

interface Waiting {
  host_id: string
  status: string
  starts_at: number
  ends_at: number
}

/**
 * Whether the organizer of a meeting whose time has come is still in the one before, as the provider says. It is asked once a minute at most,
 * however many people wait in however many processes, and only while somebody reads the page. An answer counts until the next question, so at
 * most for its minute.
 */
export async function isOrganizerElsewhere(tools: Tools, row: Waiting, now: number): Promise<boolean> {
  const { db } = tools
  if (row.status !== 'confirmed' || now < row.starts_at - EARLY_MS || now >= row.ends_at) return false
  const span = { startsAt: row.starts_at, from: row.starts_at - LOOK_BACK_MS, now }
  const before = await findMeetingBefore(db, row.host_id, span)
  if (!before || before.meeting_id === null || !hasProviderMeeting(before.location_kind)) return false
  if (await claimRunningCheck(db, before, { now, everyMs: ASKED_EVERY_MS })) {
    const provider = tools.conferencing[before.location_kind]
    const asked = provider.getMeeting(before.host_id, before.meeting_id)
    await withinPatience(keepAnswer(db, { bookingId: before.id, askedAt: now }, asked))
  }
  return (await findOutcome(db, before.id))?.running === 1
}

/** Anything but a clear yes is a no: nobody is told a guess. */
async function keepAnswer(
  db: Kysely<DB>,
  { bookingId, askedAt }: { bookingId: string; askedAt: number },
  asked: ReturnType<ConferencingProviders['goto']['getMeeting']>,
): Promise<void> {
  const found = await asked
  await saveRunning(db, bookingId, { running: found.ok && found.value.running, askedAt })
}

async function withinPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  await Promise.race([work, patience])
  clearTimeout(timer)
}
