import { countBookingsBySpan, findEventTypeTitles } from '#db/queries/booking-figures'
import type { Db } from '#db/schema'
import { dateInZone } from '~/time/wall-time'
import { shiftWeek, weekOf } from '~/time/weeks'

export const SPANS_WEEKS = [12, 26, 52] as const
/** This many coming weeks can have a bar each, up to the last with a booking; later weeks are one sum. */
const MAX_WEEKS_AHEAD = 12

/** The period of an address; the shortest if it names none. */
export function readSpan(weeks: string | null): (typeof SPANS_WEEKS)[number] {
  return SPANS_WEEKS.find((span) => String(span) === weeks) ?? SPANS_WEEKS[0]
}

export interface Tally {
  /** Took place or will; pending ones included. */
  booked: number
  /** Cancelled or declined. */
  cancelled: number
}

type WeekTally = { name: string; from: number; until: number } & Tally

/** `weeks`, `ahead` and `beyond` together are the total: so a chart of them is complete. */
export interface Insights {
  /** The last one is the present week. */
  weeks: WeekTally[]
  /** After the present week, up to the last one with a booking. */
  ahead: WeekTally[]
  /** After those of `ahead`. */
  beyond: Tally
  /** Everything after the present week. */
  later: Tally
  eventTypes: ({ id: string; title: string } & Tally)[]
  total: Tally
}

/**
 * Figures of the past weeks, the present week and everything after it, by the start of each booking.
 *
 * @param host weeks are this host's, Monday to Sunday
 */
export async function readInsights(
  db: Db,
  host: { id: string; timeZone: string },
  weekCount: number,
  now: number,
): Promise<Insights> {
  const present = weekOf(dateInZone(now, host.timeZone), host.timeZone)
  const weeks = Array.from({ length: weekCount + MAX_WEEKS_AHEAD }, (_, index) =>
    shiftWeek(present, index + 1 - weekCount, host.timeZone),
  )
  const beyond = { from: weeks.at(-1)?.until ?? now, until: Number.MAX_SAFE_INTEGER }
  const figures = await countBookingsBySpan(db, host.id, [...weeks, beyond])
  const titles = await findEventTypeTitles(db, [...new Set(figures.map(({ eventTypeId }) => eventTypeId))])
  const tally = (belongs: (figure: (typeof figures)[number]) => boolean): Tally => {
    const own = figures.filter(belongs)
    const sum = (held: boolean) =>
      own
        .filter(({ status }) => (status === 'pending' || status === 'confirmed') === held)
        .reduce((total, { count }) => total + count, 0)
    return { booked: sum(true), cancelled: sum(false) }
  }
  const perWeek = weeks.map(({ name, from, until }, index) => ({
    name,
    from,
    until,
    ...tally(({ span }) => span === index),
  }))
  const last = Math.max(...figures.map(({ span }) => span))
  return {
    weeks: perWeek.slice(0, weekCount),
    ahead: perWeek.slice(weekCount, last + 1),
    beyond: tally(({ span }) => span === weeks.length),
    later: tally(({ span }) => span >= weekCount),
    eventTypes: titles
      .map(({ id, title }) => ({ id, title, ...tally(({ eventTypeId }) => eventTypeId === id) }))
      .filter(({ booked, cancelled }) => booked + cancelled > 0)
      .sort((a, b) => b.booked - a.booked),
    total: tally(() => true),
  }
}
