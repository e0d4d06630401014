/** Before the `@` of the UIDs of events that we write. */
const EVENT_MARK = '.calendar'

/**
 * The UID of a booking's event in its host's calendar. It differs from the one of our mails: a calendar must not take the mail's object
 * for the event, nor refuse one because of the other.
 *
 * @example uidOfEvent('bkg_7m2kq', 'foyer.example') // 'bkg_7m2kq.calendar@foyer.example'
 */
export function uidOfEvent(bookingId: string, ourHost: string): string {
  return `${bookingId}${EVENT_MARK}@${ourHost}`
}

/** Which booking a UID is of: by our own event, or by the calendar object of our mails (`invitation`). Null if it is not ours. */
export function bookingOfUid(uid: string | null, ourHost: string): { bookingId: string; invitation: boolean } | null {
  const end = `@${ourHost}`.toLowerCase()
  if (uid === null || !uid.toLowerCase().endsWith(end)) return null
  const name = uid.slice(0, -end.length)
  const invitation = !name.endsWith(EVENT_MARK)
  const bookingId = invitation ? name : name.slice(0, -EVENT_MARK.length)
  return bookingId.startsWith('bkg_') ? { bookingId, invitation } : null
}
