import { findConnection } from '#db/queries/goto-connections'
import { findMeetingRead } from '#db/queries/goto-meeting-reads'
import type { Db } from '#db/schema'

/** What a host should know about Foyer's copy of the meetings at GoTo. */
export interface GotoMeetingState {
  connected: boolean
  readAt: number | null
  /** Since when GoTo has not answered; the last known state still counts. */
  failingSince: number | null
}

export async function findGotoMeetingState({ db }: { db: Db }, hostId: string): Promise<GotoMeetingState> {
  const connection = await findConnection(db, hostId)
  const read = connection && (await findMeetingRead(db, connection.id))
  return {
    connected: connection?.status === 'connected',
    readAt: read?.read_at ?? null,
    failingSince: read?.failing_since ?? null,
  }
}
