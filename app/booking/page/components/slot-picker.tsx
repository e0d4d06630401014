import { useMessages } from '~/i18n/locale'
import type { TimeZoneEntry } from '~/time/time-zones'
import { dateInZone } from '~/time/wall-time'
import { useFramed } from '~/ui/framed'
import { bookingMessages } from '../messages'
import type { findShownMonth } from '../shown-month.server'
import { ZoneScript } from './inline-script'
import { MonthPicker } from './month-picker'
import { usePageQuery } from './page-query'
import { TimeList } from './time-list'
import { ZoneForm } from './zone-form'

interface Props {
  offered: Awaited<ReturnType<typeof findShownMonth>>
  /** The page that a time leads to. */
  next: string
  zones: readonly TimeZoneEntry[]
  timeZone: string
  /** Whether the zone is only a guess so far. */
  zoneGuessed?: boolean
  hostName: string
  /** The present time of a booking that is to be moved. */
  booked?: number
}

/** A month of free times, the times of one of its days beside or below it, and a line about the zone and the clock of both. */
export function SlotPicker({
  offered: { selected, why, ...month },
  next,
  zones,
  timeZone,
  zoneGuessed = false,
  hostName,
  booked,
}: Props) {
  const t = useMessages(bookingMessages)
  const waiting = useWaiting(selected?.starts.length ?? 0)
  const bookedDate = booked === undefined ? undefined : dateInZone(booked, timeZone)
  return (
    <div className="picker" data-waiting={waiting || undefined} data-zone-guessed={zoneGuessed ? timeZone : undefined}>
      <ZoneScript timeZone={timeZone} guessed={zoneGuessed} />
      <div className="picker-month">
        <MonthPicker {...month} selectedDate={selected?.date ?? null} bookedDate={bookedDate} />
        {waiting && <p className="picker-hint">{t.chooseDay}</p>}
      </div>
      <TimeList
        next={next}
        selected={selected}
        few={waiting}
        timeZone={timeZone}
        month={month.month}
        nextMonth={month.nextMonth}
        hostName={hostName}
        why={why}
        booked={booked}
      />
      <ZoneForm zones={zones} timeZone={timeZone} at={selected?.starts[0]} />
    </div>
  )
}

/**
 * Whether a frame still shows its first step, with no day chosen. Then it shows a bounded number of times, and none where they
 * would be below the month: the embedding site reserves the height before it is known how many there are.
 */
function useWaiting(times: number): boolean {
  const framed = useFramed()
  const { query } = usePageQuery()
  return framed && times > 0 && !query.has('date')
}
