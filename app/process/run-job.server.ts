import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findBooking } from '#db/queries/bookings'
import type { JobRow } from '#db/queries/jobs'
import type { DB } from '#db/schema'
import type { Mailer } from '#emails/mailer.server'
import { sendAccountMail } from '~/accounts/send-account-mail.server'
import { checkSendingAddress } from '~/accounts/sending-address/daily-check.server'
import { cancelRushedBookings } from '~/admin/cancel-rush.server'
import { expireRequest } from '~/booking/changes/approve-booking.server'
import type { Conferencing, ConferencingProviders } from '~/booking/conferencing'
import { planReminders } from '~/booking/mails/plan-reminders.server'
import { prepareReminders } from '~/booking/mails/prepare-reminders.server'
import { sendBookingMail } from '~/booking/mails/send-booking-mail.server'
import { prepareFollowUps, sendFollowUp, sendRecordingByItself } from '~/booking/mails/send-follow-up.server'
import { sendHandoverMail } from '~/booking/mails/send-handover-mail.server'
import { sendProofMail } from '~/booking/mails/send-proof-mail.server'
import { sendReminder } from '~/booking/mails/send-reminder.server'
import { sendTextTest } from '~/booking/mails/send-text-test.server'
import { checkMeeting } from '~/booking/meetings/check-meeting.server'
import { checkMeetingsOfHost } from '~/booking/meetings/check-meetings.server'
import { createMeeting, giveUpOnMeeting } from '~/booking/meetings/create-meeting.server'
import { deleteFormerMeeting, deleteMeeting } from '~/booking/meetings/delete-meeting.server'
import { readAttendance } from '~/booking/meetings/read-attendance.server'
import { updateMeeting } from '~/booking/meetings/update-meeting.server'
import type { Calendars } from '~/calendars/calendars.server'
import type { Env } from '~/env.server'
import { hasProviderMeeting } from '~/event-types/location'
import { giveUpOnDelivery, runDelivery } from '~/integrations/deliveries/deliver.server'
import { createCircuitBreaker } from '~/outbox/circuit-breaker'
import type { JobOutcome } from '~/outbox/job'
import type { RunningJob } from '~/outbox/worker'
import type { Keyring } from '~/security/sealed-text.server'
import { continueHandover } from '~/team/hand-over-meetings.server'
import type { Clock, Elapsed } from '~/time/clock'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  conferencing: ConferencingProviders
  calendars: Calendars
  mailer: Mailer
  env: Env
  clock: Clock
  elapsed: Elapsed
}

/** Every kind of job and the use case that runs it. */
export function runJobWith(tools: Tools) {
  const guarded = createCircuitBreaker(tools.clock)
  const run = async (job: RunningJob): Promise<JobOutcome> => {
    switch (job.kind) {
      case 'meeting-create':
        return atProvider(tools, job, createMeeting)
      case 'meeting-update':
        return atProvider(tools, job, updateMeeting)
      case 'meeting-delete':
        return atProvider(tools, job, (at, bookingId) => {
          const { meetingId, former } = job.payload
          if (!former) return deleteMeeting(at, bookingId, meetingId)
          const { marker } = former
          return deleteFormerMeeting(at, bookingId, { hostId: job.host_id, marker, meetingId: meetingId ?? null })
        })
      case 'meeting-check':
        return atProvider(tools, job, (at, bookingId) => checkMeeting(at, bookingId, job.payload.startsAt))
      case 'meetings-check':
        return checkMeetingsOfHost(tools, job.host_id)
      case 'attendance':
        return atProvider(tools, job, (at, bookingId) => readAttendance(at, bookingId, job.payload))
      case 'follow-ups':
        return prepareFollowUps(tools, bookingOf(job), job.payload.endsAt)
      case 'follow-up':
        return sendFollowUp(tools, bookingOf(job), job.payload)
      case 'recording':
        return sendRecordingByItself(tools, bookingOf(job))
      case 'booking-mail':
        return sendBookingMail(tools, bookingOf(job), job.payload)
      case 'proof-mail':
        return sendProofMail(tools, job.host_id, job.payload)
      case 'handover-mail':
        return sendHandoverMail(tools, { bookingId: bookingOf(job), hostId: job.host_id }, job.payload)
      case 'team-handover':
        await continueHandover(tools, job.host_id, job.payload, tools.clock())
        return { result: 'done' }
      case 'rush-cancellation':
        await cancelRushedBookings(tools, job.host_id, job.payload)
        return { result: 'done' }
      case 'reminders':
        return prepareReminders(tools, { hostId: job.host_id, bookingId: bookingOf(job) }, job.payload)
      case 'reminder':
        return sendReminder(tools, bookingOf(job), job.payload)
      case 'plan-reminders':
        return planReminders(tools, job.host_id, job.payload)
      case 'text-test':
        return sendTextTest(tools, job.host_id, job.payload)
      case 'booking-expiry':
        await expireRequest(tools, bookingOf(job), tools.clock())
        return { result: 'done' }
      case 'calendar-event':
        return tools.calendars.writeBookingEvent({ bookingId: bookingOf(job), hostId: job.host_id })
      case 'account-mail':
        return sendAccountMail(tools, job.host_id, job.payload)
      case 'sending-address-check':
        return checkSendingAddress(tools, job.host_id, tools.clock())
      case 'delivery':
        return runDelivery(tools, job.payload.deliveryId)
    }
  }
  return (job: RunningJob): Promise<JobOutcome> => guarded(job, () => run(job))
}

/** Runs a meeting job with the provider of the booking. A booking that has no provider needs no such job any more. */
async function atProvider(
  tools: Tools,
  job: RunningJob,
  run: (tools: Omit<Tools, 'conferencing'> & { conferencing: Conferencing }, bookingId: string) => Promise<JobOutcome>,
): Promise<JobOutcome> {
  const booking = await findBooking(tools.db, bookingOf(job))
  if (!booking || !hasProviderMeeting(booking.location_kind)) return { result: 'superseded' }
  return run({ ...tools, conferencing: tools.conferencing[booking.location_kind] }, booking.id)
}

/** What follows when a job has failed for good, besides the notice to the host. */
export function afterFailureWith({ db, clock }: Pick<Tools, 'db' | 'clock'>) {
  return async (job: Pick<JobRow, 'kind' | 'booking_id' | 'payload'>, error: string): Promise<void> => {
    if (job.kind === 'meeting-create' && job.booking_id) await giveUpOnMeeting(db, job.booking_id, error, clock())
    if (job.kind === 'delivery') await giveUpOnDelivery(db, JSON.parse(job.payload).deliveryId, clock())
  }
}

function bookingOf(job: RunningJob): string {
  if (job.booking_id === null) throw new Error(`A ${job.kind} job without a booking`)
  return job.booking_id
}
