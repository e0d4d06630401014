import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { setIntervalsOfFeedBlock } from '#db/queries/busy-intervals'
import { deleteFeed, findFeedOfHost, findFeedsOfHost, insertFeed, updateFeed } from '#db/queries/calendar-feeds'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import type { Env } from '~/env.server'
import { outboundQueue } from '~/limits/outbound-queue'
import { checkOutboundUrl, type OutboundRefusal } from '~/outbound/check-outbound-url.server'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newId } from '~/security/tokens.server'
import { type CalendarFeed, feedFromRow, isStale } from './calendar-feed'

/** More than a person could want; a larger number is abuse. */
const MAX_FEEDS = 50

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  env: Pick<Env, 'OUTBOUND_ALLOW_PRIVATE'>
}

interface NewFeed {
  url: string
  allDayBlocks: boolean
  staleBlocks: boolean
}

export type AddFeedResult =
  | { ok: true; feed: CalendarFeed }
  | { ok: false; reason: OutboundRefusal | 'already_there' | 'too_many' }

/** Adds a calendar feed; its first read follows soon. Calendars write `webcal://` for https. @throws QueueFullError */
export async function addFeed(
  { db, dialect, keyring, env }: Tools,
  hostId: string,
  given: NewFeed,
  now: number,
): Promise<AddFeedResult> {
  const typed = given.url.replace(/^(\W{0,20})webcals?:\/\//i, '$1https://')
  const rules = { allowPrivate: env.OUTBOUND_ALLOW_PRIVATE }
  const checked = await outboundQueue.run(hostId, () => checkOutboundUrl(typed, rules))
  if (!checked.ok) return checked
  const url = checked.url.href
  const id = newId('cal')
  const urlHash = hashToken(url)
  return withHostLocked({ db, dialect }, hostId, async (tx) => {
    const feeds = await findFeedsOfHost(tx, hostId)
    if (feeds.length >= MAX_FEEDS) return { ok: false, reason: 'too_many' }
    if (feeds.some(({ url_hash }) => url_hash === urlHash)) return { ok: false, reason: 'already_there' }
    await insertFeed(tx, {
      id,
      host_id: hostId,
      url: keyring.seal(url, sealContext(hostId, id)),
      url_hash: urlHash,
      name: checked.url.hostname,
      all_day_blocks: given.allDayBlocks ? 1 : 0,
      stale_blocks: given.staleBlocks ? 1 : 0,
      next_check_at: now,
      created_at: now,
      updated_at: now,
    })
    const row = await findFeedOfHost(tx, hostId, id)
    if (!row) throw new Error('A feed vanished inside its own transaction')
    return { ok: true, feed: feedFromRow(row, url, now) }
  })
}

/** A host’s calendar feeds with their states and masked addresses. */
export async function listFeeds(
  { db, keyring }: { db: Db; keyring: Keyring },
  hostId: string,
  now: number,
): Promise<CalendarFeed[]> {
  const rows = await findFeedsOfHost(db, hostId)
  return rows.map((row) => feedFromRow(row, openFeedUrl(keyring, row), now))
}

/**
 * Saves what a feed's whole days and old state mean. Busy times that were read before follow at once.
 *
 * @returns whether there was such a feed of this host
 */
export async function changeFeed(
  db: Kysely<DB>,
  hostId: string,
  id: string,
  { allDayBlocks, staleBlocks }: { allDayBlocks: boolean; staleBlocks: boolean },
  now: number,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const row = await findFeedOfHost(tx, hostId, id)
    if (!row) return false
    await updateFeed(tx, hostId, id, {
      all_day_blocks: allDayBlocks ? 1 : 0,
      stale_blocks: staleBlocks ? 1 : 0,
      updated_at: now,
    })
    const counts = staleBlocks || !isStale(row, now)
    await setIntervalsOfFeedBlock(tx, hostId, id, { allDay: false, blocks: counts })
    await setIntervalsOfFeedBlock(tx, hostId, id, { allDay: true, blocks: counts && allDayBlocks })
    return true
  })
}

/** @returns whether there was such a feed of this host; its times are free again at once */
export async function removeFeed(db: Db, hostId: string, id: string): Promise<boolean> {
  return deleteFeed(db, hostId, id)
}

/** The whole address, for fetching only: anyone with it can read the calendar. */
export function openFeedUrl(keyring: Keyring, row: { id: string; host_id: string; url: string }): string {
  return keyring.open(row.url, sealContext(row.host_id, row.id))
}

function sealContext(hostId: string, id: string): string {
  return `calendar-feed:${hostId}:${id}`
}
