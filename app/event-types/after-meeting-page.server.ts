import type { Kysely } from 'kysely'
import { findAfterMeeting, saveAfterMeeting } from '#db/queries/follow-ups'
import type { DB } from '#db/schema'
import { afterMeetingFrom } from './after-meeting'
import {
  type AfterMeetingProblem,
  readAfterMeeting,
  type TypedAfterMeeting,
  typedAfterMeeting,
} from './after-meeting-form'
import type { EventType } from './event-type'

export async function openAfterMeeting({ db }: { db: Kysely<DB> }, { id }: EventType): Promise<TypedAfterMeeting> {
  return typedAfterMeeting(afterMeetingFrom(await findAfterMeeting(db, id)))
}

/** @returns what is wrong; empty once it is saved */
export async function changeAfterMeeting(
  { db }: { db: Kysely<DB> },
  { id, hostId }: EventType,
  typed: TypedAfterMeeting,
  now: number,
): Promise<{ field: string; problem: AfterMeetingProblem }[]> {
  const read = readAfterMeeting(typed)
  if (!read.ok) return read.problems
  await saveAfterMeeting(db, { hostId, eventTypeId: id, value: JSON.stringify(read.value) }, now)
  return []
}
