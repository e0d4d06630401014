import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findDaysOffOfHosts } from '#db/queries/days-off'
import type { DB, Db } from '#db/schema'
import { addTimeOff } from '~/availability/schedules/days-off-form'
import { changeDaysOff } from '~/availability/schedules/save-days-off.server'
import { daysOffFromRow, type TimeOff } from '~/availability/slots/days-off'
import { newId } from '~/security/tokens.server'
import { dateInZone } from '~/time/wall-time'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

interface Absent {
  id: string
  timeZone: string
}

/** Days on which a member gets no bookings of the team. Dates of the member's zone, both included. */
export interface TeamAbsence {
  id: string
  hostId: string
  name: string
  from: string
  to: string
  /** Whether the member's own page is closed too. */
  ownPage: boolean
}

/**
 * Enters an absence: from now on the member gets no bookings of the team on these days. Dates that have been entered already are not
 * entered twice.
 *
 * @returns false when the member has as much time off as can be stored
 */
export async function enterAbsence(
  tools: Tools,
  { id: hostId, timeZone }: Absent,
  { from, to, ownPage }: { from: string; to: string; ownPage: boolean },
  now: number,
): Promise<boolean> {
  const team = ownPage ? 'too' : 'only'
  let stored = true
  const change: Parameters<typeof changeDaysOff>[2] = ({ previous: _previous, ...daysOff }) => {
    if (daysOff.timeOff.some((entry) => entry.from === from && entry.to === to && entry.team === team)) return daysOff
    const entry: TimeOff = { id: newId('off'), from, to, note: '', notePublic: false, team }
    const added = addTimeOff(daysOff, entry, dateInZone(now, timeZone))
    stored = added !== null
    return added ?? daysOff
  }
  await changeDaysOff(tools, hostId, change, now)
  return stored
}

/** Takes an absence back: the member gets bookings on these days again. What colleagues took over stays with them. */
export async function endAbsence(
  tools: Tools,
  { hostId, id }: { hostId: string; id: string },
  now: number,
): Promise<void> {
  const isIt = (entry: TimeOff) => entry.id === id && entry.team !== undefined
  await changeDaysOff(
    tools,
    hostId,
    ({ previous: _previous, ...daysOff }) => ({
      ...daysOff,
      timeOff: daysOff.timeOff.filter((entry) => !isIt(entry)),
    }),
    now,
  )
}

/** The absences of members that are not over, soonest first. Other time off is the member's own. */
export async function listAbsences(
  db: Db,
  members: { id: string; name: string; timeZone: string }[],
  now: number,
): Promise<TeamAbsence[]> {
  const rows = await findDaysOffOfHosts(
    db,
    members.map(({ id }) => id),
  )
  const absences = rows.flatMap((row): TeamAbsence[] => {
    const member = members.find(({ id }) => id === row.host_id)
    if (!member) return []
    const today = dateInZone(now, member.timeZone)
    return daysOffFromRow(row)
      .timeOff.filter(({ team, to }) => team !== undefined && to >= today)
      .map(({ id, from, to, team }) => ({
        ...{ id, hostId: member.id, name: member.name, from, to, ownPage: team === 'too' },
      }))
  })
  return absences.sort((a, b) => a.from.localeCompare(b.from) || a.name.localeCompare(b.name))
}
