import {
  type EventTypeRow,
  findEventTypeById,
  findEventTypeBySlug,
  findEventTypesOfHost,
} from '#db/queries/event-types'
import type { Db } from '#db/schema'
import type { Host } from '~/accounts/host'
import { readMembership } from './membership.server'
import { readTeamPage } from './team-page.server'

/** An event type that a host may book for somebody else: one of their own, or one of their team. */
export interface BookableByHost {
  /** The host, or the page of the team. */
  page: Host
  row: EventTypeRow
}

/** All of them, the host's own first. */
export async function listBookableByHost(db: Db, host: Host): Promise<BookableByHost[]> {
  const team = await findTeamPageOf(db, host.id)
  const pages = team ? [host, team] : [host]
  const lists = await Promise.all(
    pages.map(async (page) => (await findEventTypesOfHost(db, page.id)).map((row) => ({ page, row }))),
  )
  return lists.flat()
}

/** @returns null for an event type that is neither the host's nor their team's (S1) */
export async function findBookableByHost(db: Db, host: Host, id: string): Promise<BookableByHost | null> {
  const own = await findEventTypeById(db, host.id, id)
  if (own) return { page: host, row: own }
  const page = await findTeamPageOf(db, host.id)
  const row = page && (await findEventTypeById(db, page.id, id))
  return row ? { page, row } : null
}

/** @param team the handle of the host's team: then only one of the team; without it one of the host's own comes first */
export async function findBookableBySlug(
  db: Db,
  host: Host,
  { slug, team }: { slug: string; team: string | undefined },
): Promise<BookableByHost | null> {
  const own = team === undefined ? await findEventTypeBySlug(db, host.id, slug) : undefined
  if (own) return { page: host, row: own }
  const page = await findTeamPageOf(db, host.id)
  if (!page || (team !== undefined && page.handle !== team)) return null
  const row = await findEventTypeBySlug(db, page.id, slug)
  return row ? { page, row } : null
}

async function findTeamPageOf(db: Db, hostId: string): Promise<Host | null> {
  const membership = await readMembership(db, hostId)
  const page = membership && (await readTeamPage(db, membership.teamId))
  return page?.host ?? null
}
