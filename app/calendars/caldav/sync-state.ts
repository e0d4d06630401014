import { z } from 'zod'

/** Where a server's list of changes goes on, or what was there when its objects were last compared. */
export type CaldavSyncState =
  | { by: 'sync'; token: string }
  | { by: 'etags'; ctag: string | null; etags: Record<string, string | null> }

const SyncStateSchema = z.union([
  z.object({ by: z.literal('sync'), token: z.string() }),
  z.object({ by: z.literal('etags'), ctag: z.string().nullable(), etags: z.record(z.string(), z.string().nullable()) }),
])

/** @returns null where everything has to be read, or for a text that is none of ours */
export function readSyncState(text: string | null): CaldavSyncState | null {
  if (text === null) return null
  if (!text.startsWith('{')) return null
  const { success, data } = SyncStateSchema.safeParse(JSON.parse(text))
  return success ? data : null
}
