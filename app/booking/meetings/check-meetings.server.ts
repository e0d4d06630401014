import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { type BookingDetailsRow, findUpcomingConfirmed } from '#db/queries/bookings'
import { findJobsOfBooking } from '#db/queries/jobs'
import type { DB } from '#db/schema'
import { CONFERENCING_PROVIDERS } from '#db/tables/event-types'
import type { Conferencing, ConferencingProviders } from '~/booking/conferencing'
import { meetingJob } from '~/booking/meeting-job'
import { enqueue } from '~/outbox/enqueue.server'
import type { JobOutcome } from '~/outbox/job'
import { DAY_MS, HOUR_MS } from '~/time/units'
import { askHost } from './check-meeting.server'
import { outcomeOfFailure } from './meeting-job-outcome'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  conferencing: ConferencingProviders
  clock: () => number
}

/** Queues the daily check of the providers' lists for every connected host that is due. Of several processes only one queues it. */
export async function queueDailyChecks(
  { db, conferencing }: Pick<Tools, 'db' | 'conferencing'>,
  now: number,
): Promise<void> {
  for (const provider of Object.values(conferencing))
    for (const hostId of await provider.hostsToCompare(now - DAY_MS)) {
      await inTransaction(db, async (tx) => {
        if (!(await provider.claimComparison(tx, hostId, now - DAY_MS, now))) return
        const job = { kind: 'meetings-check', payload: {}, hostId, lane: `meetings-check:${hostId}` } as const
        await enqueue(tx, { ...job, runAt: now, deadlineAt: now + 12 * HOUR_MS }, now)
      })
    }
}

/**
 * Compares a host's upcoming bookings with the lists of their providers. If a meeting is gone, the host is asked. If a provider
 * created a meeting although the job had failed, it is adopted (E2).
 */
export async function checkMeetingsOfHost(tools: Tools, hostId: string): Promise<JobOutcome> {
  const bookings = await findUpcomingConfirmed(tools.db, hostId, tools.clock())
  for (const provider of CONFERENCING_PROVIDERS) {
    const there = bookings.filter(({ location_kind }) => location_kind === provider)
    const compared = await compareWithList(tools, tools.conferencing[provider], hostId, there)
    if (compared.result !== 'done') return compared
  }
  return { result: 'done' }
}

async function compareWithList(
  { db, dialect, clock }: Tools,
  provider: Conferencing,
  hostId: string,
  bookings: BookingDetailsRow[],
): Promise<JobOutcome> {
  if (bookings.length === 0) return { result: 'done' }
  const listed = await provider.upcomingMeetings(hostId)
  if (!listed.ok) return outcomeOfFailure(provider, listed)
  const ids = new Set(listed.value.map(({ meetingId }) => meetingId))
  for (const booking of bookings) {
    const { meeting_id: meetingId } = booking
    if (meetingId !== null && !ids.has(meetingId)) {
      // The list has no paging and may be incomplete: a meeting missing in it is looked up by id before the host is asked.
      const found = await provider.getMeeting(hostId, meetingId)
      if (!found.ok && found.reason === 'not_found') await askHost({ db, dialect }, booking, meetingId, clock())
    }
    const wasMade = listed.value.some((meeting) => provider.carriesMarker(meeting, booking.meeting_marker))
    if (meetingId === null && booking.link_by_host === 0 && wasMade) await adoptLater({ db }, booking, clock())
  }
  return { result: 'done' }
}

async function adoptLater({ db }: Pick<Tools, 'db'>, booking: BookingDetailsRow, now: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const jobs = await findJobsOfBooking(tx, booking.id)
    const underWay = jobs.some(
      ({ kind, state }) => kind === 'meeting-create' && (state === 'queued' || state === 'waiting'),
    )
    if (!underWay) await enqueue(tx, meetingJob(booking, 'meeting-create', now), now)
  })
}
