import { findBookingOfHost } from '#db/queries/bookings'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { saveAfterMeeting } from '#db/queries/follow-ups'
import { findHostById } from '#db/queries/hosts'
import type { SimulatedWorld } from '#tests/setup/simulated-world'
import { addLines, addRelay, type DnsSimulator } from '#tests/simulators/dns/server'
import { newShareToken } from '#tests/simulators/goto/state'
import { hostFromRow } from '~/accounts/host'
import { queueSendingAddressChecks } from '~/accounts/sending-address/daily-check.server'
import { askForSendingAddress, proveSendingAddress } from '~/accounts/sending-address/sending-address.server'
import { findOfferedSlots } from '~/availability/slots/find-slots.server'
import { createBooking } from '~/booking/changes/create-booking.server'
import type { AfterMeeting } from '~/event-types/after-meeting'
import { eventTypeFromRow } from '~/event-types/event-type'
import type { App } from '~/process/create-app.server'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Often enough for reminders, and for the readings of GoTo's history. */
const STEP_MS = 6 * HOUR_MS

interface PastMeeting {
  daysAgo: number
  name: string
  email: string
  /** Minutes from its start. */
  sessions: { from: number; until: number; participants: number }[]
  isRecorded?: boolean
}

/** Fictional people. */
const MEETINGS: PastMeeting[] = [
  { daysAgo: 12, name: 'Ada Example', email: 'ada@example.com', sessions: [{ from: 1, until: 32, participants: 2 }] },
  { daysAgo: 10, name: 'Noor Example', email: 'noor@example.com', sessions: [] },
  {
    ...{ daysAgo: 9, name: 'Mia Beispiel', email: 'mia@example.com' },
    // The line broke once.
    sessions: [
      { from: 3, until: 14, participants: 2 },
      { from: 16, until: 31, participants: 2 },
    ],
  },
  { daysAgo: 7, name: 'Leo Example', email: 'leo@example.com', sessions: [{ from: 0, until: 12, participants: 1 }] },
  {
    ...{ daysAgo: 6, name: 'Ravi Example', email: 'ravi@example.com', isRecorded: true },
    sessions: [{ from: 2, until: 29, participants: 2 }],
  },
]

const AFTER_MEETING: AfterMeeting = {
  recordingAfterHours: null,
  followUps: {
    thanks: { outcomes: ['met'], delayMinutes: 60 },
    book_again: { outcomes: ['not_held'], delayMinutes: 60 },
    missed: { outcomes: ['no_show'], delayMinutes: 60 },
  },
}

/** The time of the app and of the simulated GoTo. */
export interface DemoTime {
  now: number
}

/**
 * Meetings of the last two weeks, as they were then: the app runs through these days, books, meets, asks GoTo what became of it and mails.
 * The mails are taken out of the inbox, which begins with the first visitor.
 */
export async function seedPast(
  app: App,
  { goto, mail, dns }: SimulatedWorld & { dns: DnsSimulator },
  hostId: string,
  time: DemoTime,
): Promise<void> {
  const today = time.now
  const { db } = app.services
  const [introCall] = (await findEventTypesOfHost(db, hostId)).map(eventTypeFromRow)
  const row = await findHostById(db, hostId)
  if (!introCall || !row) throw new Error('The host is gone')
  const host = hostFromRow(row)
  const saved = { hostId, eventTypeId: introCall.id, value: JSON.stringify(AFTER_MEETING) }
  await saveAfterMeeting(db, saved, today)
  app.worker.start()
  const goTo = async (instant: number) => {
    time.now = instant
    app.services.outbox.wake()
    await app.worker.settled()
  }
  await goTo(today - 14 * DAY_MS)
  await seedSendingAddress(app, { mail, dns }, hostId, time)
  for (const { daysAgo, sessions, isRecorded = false, ...person } of MEETINGS) {
    const { durationMinutes } = introCall
    const from = today - daysAgo * DAY_MS
    const range = { from, until: from + 4 * DAY_MS }
    await goTo(Math.max(time.now, from - 2 * DAY_MS))
    const [start] = await findOfferedSlots(db, { host, eventType: introCall, durationMinutes, now: time.now, ...range })
    if (start === undefined) throw new Error(`No time ${daysAgo} days ago`)
    const attendee = { ...person, timeZone: 'Europe/Berlin', locale: 'en' }
    const rest = { guests: [], answers: [], tracking: {}, metadata: {}, crm: null, notes: '' }
    const booked = await createBooking(
      app.services,
      { host, eventType: introCall, durationMinutes, start, attendee, ...rest },
      time.now,
    )
    if (!booked.ok) throw new Error(booked.reason)
    await goTo(time.now + MINUTE_MS)
    const booking = await findBookingOfHost(db, hostId, booked.booking.id)
    for (const { from, until, participants } of sessions) {
      const [begins, ends] = [start + from * MINUTE_MS, start + until * MINUTE_MS]
      const recording = isRecorded ? { token: newShareToken(), listedFrom: ends + HOUR_MS } : null
      goto.holdSession({ meetingId: booking?.meeting_id ?? '', start: begins, end: ends, participants, recording })
    }
  }
  for (let at = time.now; at < today; at += STEP_MS) {
    await queueSendingAddressChecks(app.services, at)
    await goTo(at)
  }
  await app.worker.stop(5_000)
  time.now = today
  mail.clear()
}

/** An address of the host's own domain that is proven, while one line of its DNS is still to be added. */
async function seedSendingAddress(
  app: App,
  { mail, dns }: Pick<SimulatedWorld, 'mail'> & { dns: DnsSimulator },
  hostId: string,
  time: DemoTime,
): Promise<void> {
  addRelay(dns)
  addLines(dns, 'studio.example')
  dns.remove('s2._domainkey.studio.example')
  dns.set('_dmarc.studio.example', 'TXT', 'v=DMARC1; p=none')
  const owner = { id: hostId, path: '/admin/settings/sender' }
  const address = 'dana@studio.example'
  const asked = await askForSendingAddress(app.services, { owner, personId: hostId, typed: address }, time.now)
  if (!asked.ok) throw new Error(asked.reason)
  await app.worker.settled()
  const token = /token=([\w-]+)/.exec(mail.to(address)[0]?.parsed.text ?? '')?.[1] ?? ''
  if (!(await proveSendingAddress(app.services, { owner, personId: hostId, token }, time.now)))
    throw new Error('The link is over')
}
