import {
  findTeamMeetings,
  TEAM_SORTS,
  type TeamFilter,
  type TeamMeetingRow,
  type TeamSort,
} from '#db/queries/team-meetings'
import type { Db } from '#db/schema'
import type { TeamRule } from '#db/tables/event-types'
import { canStartMeeting } from '~/booking/start-meeting'
import { addDays, startOfDateInZone } from '~/time/wall-time'

const PAGE_SIZE = 30
const MAX_PAGES = 200
const DATE = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

export interface TeamMeeting {
  id: string
  /** `goto`: made by the organizer in GoTo itself, without a booking. */
  source: 'booking' | 'goto'
  /** Empty if the organizer shows only the times of such meetings. */
  title: string
  startsAt: number
  endsAt: number
  attendee: string
  organizer: string
  status: 'pending' | 'confirmed'
  link: 'pending' | 'ready' | 'failed' | 'removed'
  joinUrl: string | null
  /** Whether the reader, who manages the team, can start it now: a booking of the team, or their own. */
  mayStart: boolean
  /** Of a booking of the team; null for a member's own. */
  rule: TeamRule | null
  updatedAt: number
}

export interface TeamQuery {
  filter: Pick<TeamFilter, 'organizerId' | 'from' | 'until'>
  /** As in the form; dates are the reader's. */
  typed: { organizer: string; from: string; to: string }
  sort: TeamSort
  descending: boolean
  page: number
}

/** Reads the filter from an address; invalid parts are ignored. @param timeZone of the dates */
export function readTeamQuery(query: URLSearchParams, timeZone: string): TeamQuery {
  const asked = query.get('sort') ?? ''
  const organizer = (query.get('organizer') ?? '').slice(0, 60)
  const from = dateOf(query.get('from'))
  const to = dateOf(query.get('to'))
  const page = Number(query.get('page') ?? 1)
  return {
    filter: {
      ...(organizer && { organizerId: organizer }),
      ...(from && { from: startOfDateInZone(from, timeZone) }),
      ...(to && { until: startOfDateInZone(addDays(to, 1), timeZone) }),
    },
    typed: { organizer, from: from ?? '', to: to ?? '' },
    sort: TEAM_SORTS.find((name) => name === asked.replace(/^-/, '')) ?? 'when',
    descending: asked.startsWith('-'),
    page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGES ? page : 1,
  }
}

/**
 * One page of all members' upcoming meetings, and whether there are more.
 *
 * @param query with the manager who reads, where the page offers to start meetings
 */
export async function listTeamMeetings(
  db: Db,
  teamId: string,
  { filter, sort, descending, page, readerId }: TeamQuery & { readerId?: string },
  now: number,
): Promise<{ meetings: TeamMeeting[]; more: boolean }> {
  const rows = await findTeamMeetings(db, teamId, {
    ...filter,
    sort,
    descending,
    now,
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE + 1,
  })
  return {
    meetings: rows.slice(0, PAGE_SIZE).map((row) => meetingFromRow(row, { readerId, now })),
    more: rows.length > PAGE_SIZE,
  }
}

function meetingFromRow(
  row: TeamMeetingRow,
  { readerId, now }: { readerId: string | undefined; now: number },
): TeamMeeting {
  const isTheirs = readerId !== undefined && (row.team_rule !== null || row.host_id === readerId)
  return {
    id: row.id,
    source: row.source,
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    attendee: row.attendee_name,
    organizer: row.host_name,
    status: row.status === 'pending' ? 'pending' : 'confirmed',
    link: row.meeting_status,
    joinUrl: row.join_url,
    mayStart: isTheirs && row.source === 'booking' && canStartMeeting(row, now) === 'yes',
    rule: row.team_rule,
    updatedAt: row.updated_at,
  }
}

function dateOf(text: string | null): string | null {
  if (!text || !DATE.test(text)) return null
  // 30 February is read as 2 March.
  return new Date(`${text}T00:00:00Z`).toISOString().startsWith(text) ? text : null
}
