import type { Db } from '#db/schema'
import type { Host } from '~/accounts/host'
import { BYTE_ORDER_MARK, csvLine } from '~/i18n/csv'
import { formatDecimal } from '~/i18n/dates'
import type { Locale } from '~/i18n/locale'
import { type AttendanceTally, readAttendanceInsights, readMemberAttendance } from './attendance-insights.server'
import { attendanceInsightMessages } from './messages'

/** The attendance figures as a CSV file: by week, event type and, for a team, member. @param memberIds empty without a team */
export async function* exportAttendance(
  db: Db,
  host: Host,
  { weekCount, memberIds }: { weekCount: number; memberIds: string[] },
  now: number,
): AsyncGenerator<string> {
  const t = attendanceInsightMessages[host.locale]
  const { timeZone, locale } = host
  const figures = [
    t.ended,
    t.held,
    t.notHeld,
    t.noShows,
    t.unknown,
    `${t.noShowRate} (%)`,
    t.late,
    t.lateness,
    t.overruns,
  ]
  yield BYTE_ORDER_MARK + csvLine(['', '', ...figures], locale)
  const own = await readAttendanceInsights(db, { hostId: host.id, timeZone }, weekCount, now)
  for (const week of own.weeks) yield csvLine([t.week, week.name, ...cellsOf(week, locale)], locale)
  for (const eventType of own.eventTypes)
    yield csvLine([t.eventType, eventType.title, ...cellsOf(eventType, locale)], locale)
  if (memberIds.length === 0) return
  const members = await readMemberAttendance(db, { hostIds: memberIds, timeZone }, weekCount, now)
  for (const member of members) yield csvLine([t.member, member.name, ...cellsOf(member, locale)], locale)
}

function cellsOf(tally: AttendanceTally, locale: Locale): string[] {
  const { ended, held, notHeld, noShows, unknown, noShowRate, late, averageLateness, overruns } = tally
  // A point between figures makes a date of them where the comma is the decimal sign.
  const lateness = averageLateness === null ? '' : formatDecimal(locale, averageLateness)
  return [ended, held, notHeld, noShows, unknown, noShowRate ?? '', late, lateness, overruns].map(String)
}
