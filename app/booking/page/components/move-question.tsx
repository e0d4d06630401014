import type { UnavailableTime } from '~/booking/changes/nearest-slots.server'
import { useMessages } from '~/i18n/locale'
import { instantText } from '~/time/instants'
import { Button } from '~/ui/button'
import { bookingMessages, manageMessages } from '../messages'
import { Alternatives } from './alternatives'
import type { ShownBooking } from './booking-facts'
import { PageForm } from './page-link'
import { ReasonField } from './reason-field'
import { HostsWhen, When } from './when'

interface Props {
  booking: ShownBooking
  /** Epoch ms: the time that was chosen. */
  start: number
  timeZone: string
  typed: string | undefined
  reasonRefused: boolean
  /** Why the chosen time cannot be had, with the nearest free ones. */
  taken: UnavailableTime | null
}

/** Asks once before a booking moves; or offers other times in place of one that is gone. */
export function MoveQuestion({ booking, start, timeZone, typed = '', reasonRefused, taken }: Props) {
  const t = useMessages(bookingMessages)
  const m = useMessages(manageMessages).move
  const span = { startsAt: start, endsAt: start + booking.endsAt - booking.startsAt, timeZone }
  return (
    <PageForm method="post" className="booking-form">
      <input type="hidden" name="start" value={instantText(start)} />
      {/* The time that the page showed is compared: a booking that was moved meanwhile is not moved again. */}
      <input type="hidden" name="seen" value={instantText(booking.startsAt)} />
      {taken ? (
        <>
          <input type="hidden" name="reason" value={typed} />
          <Alternatives
            title={taken.byBooking ? t.taken.gone : t.taken.notOffered}
            words={m.choose}
            alternatives={taken.alternatives}
            timeZone={timeZone}
          />
        </>
      ) : (
        <>
          <dl className="booking-summary">
            <dt>{m.newTime}</dt>
            <dd>
              <When {...span} />
            </dd>
            <HostsWhen {...span} host={booking.host} />
          </dl>
          <p>{m.text(booking.host.name)}</p>
          <ReasonField hostName={booking.host.name} typed={typed} refused={reasonRefused} />
          <div className="outcome-actions">
            <Button variant="primary">{m.button}</Button>
          </div>
        </>
      )}
    </PageForm>
  )
}
