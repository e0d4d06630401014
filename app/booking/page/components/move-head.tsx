import { useMessages } from '~/i18n/locale'
import { bookingMessages, manageMessages } from '../messages'
import type { ShownBooking } from './booking-facts'
import { When } from './when'

interface Props {
  booking: ShownBooking
  timeZone: string
  /** The present time, struck through once another one is chosen. */
  struck?: boolean
}

/** What is to be moved, and the time it has now. */
export function MoveHead({ booking, timeZone, struck = false }: Props) {
  const t = useMessages(bookingMessages)
  const m = useMessages(manageMessages)
  const now = <When startsAt={booking.startsAt} endsAt={booking.endsAt} timeZone={timeZone} />
  return (
    <header className="booking-head">
      <h1>{struck ? m.move.question : m.move.title}</h1>
      <dl className="booking-summary">
        <dt>{t.outcome.what}</dt>
        <dd>{booking.title}</dd>
        <dt>{t.outcome.who}</dt>
        <dd>{booking.host.name}</dd>
        <dt>{m.move.now}</dt>
        <dd>{struck ? <del>{now}</del> : now}</dd>
      </dl>
    </header>
  )
}
