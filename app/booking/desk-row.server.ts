import type { BookingDetailsRow } from '#db/queries/bookings'

/** One line of the host's table. */
export interface DeskRow {
  id: string
  title: string
  startsAt: number
  endsAt: number
  attendee: string
  organizer: string
  status: BookingDetailsRow['status']
  link: BookingDetailsRow['meeting_status']
  joinUrl: string | null
  over: boolean
}

export function deskRow(row: BookingDetailsRow, now: number): DeskRow {
  return {
    id: row.id,
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    attendee: row.attendee_name,
    organizer: row.host_name,
    status: row.status,
    link: row.meeting_status,
    joinUrl: row.join_url,
    over: row.ends_at <= now,
  }
}

export const SORTABLE = ['meeting', 'when', 'attendee', 'organizer', 'status'] as const

const VALUE: Record<(typeof SORTABLE)[number], (row: DeskRow) => string | number> = {
  meeting: ({ title }) => title.toLowerCase(),
  when: ({ startsAt }) => startsAt,
  attendee: ({ attendee }) => attendee.toLowerCase(),
  organizer: ({ organizer }) => organizer.toLowerCase(),
  status: ({ status, link }) => `${status} ${link}`,
}

/** Sorts what is on one page; equal ones stay in the order of their time. */
export function sortRows(rows: DeskRow[], by: string, direction: 'ascending' | 'descending'): DeskRow[] {
  const value = VALUE[SORTABLE.find((column) => column === by) ?? 'when']
  const sign = direction === 'ascending' ? 1 : -1
  return rows.toSorted((a, b) => (value(a) < value(b) ? -sign : value(a) > value(b) ? sign : a.startsAt - b.startsAt))
}
