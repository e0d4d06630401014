import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { takeGotoTurn } from '#db/queries/goto-pace'
import type { DB } from '#db/schema'
import type { Clock } from '~/time/clock'
import { SECOND_MS } from '~/time/units'

/** GoTo allows 10 a second for the whole client id (goto-api.md, section 8); one less is used, as a margin for clocks. */
const REQUESTS_PER_SECOND = 9
const SPACING_MS = Math.ceil(SECOND_MS / REQUESTS_PER_SECOND)

/**
 * Spaces requests so that no second has more than the limit, over all processes: each request takes the next free turn from the
 * database and waits for it.
 */
export function createPace(db: Kysely<DB>, clock: Clock): () => Promise<void> {
  return async () => {
    const turn = await takeGotoTurn(db, clock(), SPACING_MS)
    const wait = turn - clock()
    if (wait > 0) await pause(wait)
  }
}
