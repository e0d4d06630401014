import type { Db } from '#db/schema'
import type { Host } from '~/accounts/host'
import { adminMessages } from '~/admin/messages'
import { BYTE_ORDER_MARK, csvLine, csvWallTime } from '~/i18n/csv'
import { instantText } from '~/time/instants'
import { listTeamMeetings, type TeamMeeting, type TeamQuery } from './meetings.server'
import { bookedTeamMessages, teamMessages } from './messages'

/**
 * The team's meetings as a CSV file: the columns of the table, the times also in UTC, and the rule of a booking of the team.
 *
 * @returns pieces of a CSV file
 */
export async function* exportTeamMeetings(
  db: Db,
  { host, teamId }: { host: Host; teamId: string },
  query: TeamQuery,
  now: number,
): AsyncGenerator<string> {
  const { columns, status } = adminMessages[host.locale]
  const { meeting, when, attendee, organizer, status: state } = columns
  const { tableRules, rule } = bookedTeamMessages[host.locale]
  const head = [meeting, `${when} (${host.timeZone})`, `${when} (UTC)`, attendee, organizer, state, 'URL', rule]
  yield BYTE_ORDER_MARK + csvLine(head, host.locale)
  const words = teamMessages[host.locale].meetings
  const cells = (row: TeamMeeting) => [
    row.title || words.busyInGoto,
    csvWallTime(row.startsAt, host.timeZone),
    instantText(row.startsAt),
    row.attendee,
    row.organizer,
    row.source === 'goto' ? words.inGoto : status[row.status],
    row.joinUrl ?? '',
    row.rule === null ? '' : tableRules[row.rule],
  ]
  for (let page = 1; ; page++) {
    const { meetings, more } = await listTeamMeetings(db, teamId, { ...query, page }, now)
    if (meetings.length > 0) yield meetings.map((row) => csvLine(cells(row), host.locale)).join('')
    if (!more) return
  }
}
