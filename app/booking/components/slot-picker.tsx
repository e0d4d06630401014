import { useMessages } from '~/i18n/locale'
import type { TimeZoneEntry } from '~/ui/time-zones'
import { bookingMessages } from '../messages'
import type { findShownMonth } from '../shown-month.server'
import { MonthPicker } from './month-picker'
import { TimeList } from './time-list'
import { ZoneForm } from './zone-form'

interface Props {
  offered: Awaited<ReturnType<typeof findShownMonth>>
  /** The page that a time leads to. */
  next: string
  zones: readonly TimeZoneEntry[]
  timeZone: string
  /** Whether nobody has named the zone yet. */
  zoneGuessed?: boolean
  hostName: string
}

/** A month of free times beside the times of one of its days, in the zone that can be chosen below it. */
export function SlotPicker({
  offered: { selected, ...month },
  next,
  zones,
  timeZone,
  zoneGuessed = false,
  hostName,
}: Props) {
  const t = useMessages(bookingMessages)
  return (
    <div className="picker">
      <div className="picker-month">
        <MonthPicker {...month} selectedDate={selected?.date ?? null} />
        <ZoneForm zones={zones} timeZone={timeZone} label={t.timeZone} guessed={zoneGuessed} />
      </div>
      <TimeList
        next={next}
        selected={selected}
        timeZone={timeZone}
        nextMonth={month.nextMonth}
        hostName={hostName}
        why={month.why}
      />
    </div>
  )
}
