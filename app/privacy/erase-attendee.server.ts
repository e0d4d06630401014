import { findHostsWithEvent } from '#db/queries/booking-calendar-events'
import { findBookingEvents } from '#db/queries/booking-events'
import type { BookingDetailsRow } from '#db/queries/bookings'
import {
  blankAnswers,
  blankBooking,
  blankMails,
  blankMeetingErrors,
  blankRecording,
  deleteDeliveriesAbout,
  deleteJobsAbout,
  setEventData,
} from '#db/queries/person-data'
import type { Db } from '#db/schema'
import { issueManageToken } from '~/booking/manage-link.server'
import { calendarEventJob } from '~/calendars/calendar-event-job'
import { enqueue } from '~/outbox/enqueue.server'
import type { Keyring } from '~/security/sealed-text.server'

/** Thrown to roll back the transaction: something about the person is being sent at this moment. */
export class BeingSent extends Error {}

/** What the history keeps of an entry: nothing that a person wrote. */
const KEPT_IN_HISTORY = ['from', 'to', 'meetingId', 'expired', 'byHost', 'state', 'participants']

/**
 * Erases the attendee and guests from one booking and from all that belongs to it. Time, state, event type and meeting stay.
 *
 * @param tx holds the host's lock
 * @throws BeingSent
 */
export async function eraseAttendee(tx: Db, keyring: Keyring, row: BookingDetailsRow, now: number): Promise<void> {
  const { id, event_type_title: title } = row
  if (!(await deleteJobsAbout(tx, id, now))) throw new BeingSent()
  // Nobody has the new link, and the old one no longer opens anything.
  const manage = issueManageToken(keyring, id)
  await blankBooking(tx, id, { title, manageTokenHash: manage.hash, manageToken: manage.sealed })
  for (const event of await findBookingEvents(tx, id)) {
    const actorName = event.actor_kind === 'attendee' ? null : event.actor_name
    await setEventData(tx, event.id, { actorName, data: remainderOf(event.data) })
  }
  await blankRecording(tx, id)
  await blankMails(tx, id, null)
  await blankMeetingErrors(tx, id)
  await deleteDeliveriesAbout(tx, id)
  await blankAnswers(tx, id, true)
  // The events in the hosts' calendars name the attendee.
  for (const hostId of await findHostsWithEvent(tx, id)) await enqueue(tx, calendarEventJob(row, hostId, now), now)
}

/** @param data of an entry in a booking's history, JSON */
export function remainderOf(data: string): string {
  const entries = Object.entries(JSON.parse(data) as Record<string, unknown>)
  return JSON.stringify(Object.fromEntries(entries.filter(([name]) => KEPT_IN_HISTORY.includes(name))))
}
