import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { findBooking } from '#db/queries/bookings'
import { saveAfterMeeting } from '#db/queries/follow-ups'
import { DAY_MS, HOUR_MS, plantBooking } from '#tests/admin/start-admin'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { randomFrom } from '#tests/setup/seeded-random'
import { setClock } from '#tests/setup/stepped-clock'
import { aHost, startTestApp, type TestApp } from '#tests/setup/test-app'
import { anAccount } from '#tests/simulators/goto/state'
import { attendanceOf, outcomeOf } from '~/booking/attendance'
import { attendanceJob, READ_AFTER_MS } from '~/booking/attendance-job'
import { stateAttendance } from '~/booking/changes/state-attendance.server'
import { issueManageToken } from '~/booking/manage-link.server'
import { enqueueAll } from '~/outbox/enqueue.server'
import { createApp } from '~/process/create-app.server'
import { FULL } from './fleet'
import { aKilledWorker, type DueWork } from './killed-worker'

/** `PROOF=kills`: at full size, with a worker that is killed without warning instead of stopped. */
const KILLS = process.env.PROOF === 'kills'
const [HOSTS, MEETINGS] = FULL || KILLS ? [20, 50] : [3, 8]
/** In steps. */
const KILL_EVERY = KILLS ? 4 : 11
const MINUTE_MS = 60_000
const HISTORY = 'GET /G2M/rest/historicalMeetings'
/** The organizer's account may not read its history. */
const WITHOUT_RIGHT = 1

/** What really happened, which nobody tells us but the history. */
type Truth = 'two' | 'one' | 'two_sessions' | 'not_counted' | 'nobody'
const TRUTHS: Truth[] = ['two', 'one', 'two_sessions', 'not_counted', 'nobody', 'two']

interface Planted {
  id: string
  host: number
  truth: Truth
  endsAt: number
  email: string
  said: 'attended' | 'no_show' | null
}

it(`knows what became of ${HOSTS * MEETINGS} meetings under faults, or says why not, and mails by it once (F1, F2)`, async () => {
  const random = randomFrom(20261130)
  const clock = setClock(Date.now())
  onTestFinished(() => clock.giveBack())
  const app = await startTestApp()
  const meetings = await plantMeetings(app, random)
  let planted429 = 0
  const killed = KILLS ? await aKilledWorker(app, random) : null
  const work = killed ?? stoppingWorker(app)
  app.goto.faults.atRandom((method, path) => {
    killed?.noteRequest()
    if (!`${method} ${path}`.startsWith(HISTORY) || random() > 0.3) return undefined
    const kind = (['too-many', 'lose-answer', 'server-error', 'reset', 'invalid-token-403'] as const)[
      Math.floor(random() * 5)
    ]
    if (kind === 'too-many') planted429 += 1
    return kind
  })
  const last = Math.max(...meetings.map(({ endsAt }) => endsAt)) + 4 * DAY_MS
  for (let step = 0; Date.now() < last; step++) {
    // Wrong for a moment, and corrected: forwards by more than a day, and backwards.
    if (step % 17 === 5) await change(clock, work, 30 * HOUR_MS)
    if (step % 17 === 6) await change(clock, work, -30 * HOUR_MS)
    if (step % 23 === 9) await change(clock, work, -2 * HOUR_MS)
    if (step % 5 === 4) await sayOfSome(app, meetings, random)
    const ms = (5 + Math.floor(random() * 85)) * MINUTE_MS
    clock.step(ms)
    await (step % KILL_EVERY === 2 ? work.passAndReplace(ms) : work.pass(ms))
    if (last - Date.now() < 3 * DAY_MS) app.goto.faults.clear()
  }
  for (let again = 0; again < 40; again++) await pass(clock, work, HOUR_MS)

  const reads = app.goto.state.ledger.filter(({ method, path }) => `${method} ${path}` === HISTORY)
  const refused = app.goto.state.ledger.filter(({ status }) => status === 429).length
  process.stdout.write(
    `${meetings.length} meetings, ${reads.length} readings of histories: ${(reads.length / meetings.length).toFixed(2)} per meeting\n`,
  )
  if (killed) {
    const { atRequest, afterMail, atRest } = killed.kills
    process.stdout.write(
      `${atRequest + afterMail + atRest} kills: ${atRequest} at a request to GoTo, ${afterMail} after a mail, ${atRest} at rest\n`,
    )
  }
  // Of hundreds of paced requests a few arrive in bunches on a busy machine.
  expect(refused - planted429).toBeLessThanOrEqual(reads.length / 100)
  const wrong = []
  for (const meeting of meetings) {
    const found = await lookAt(app, meeting)
    if (JSON.stringify(found) !== JSON.stringify(expectedOf(meeting)))
      wrong.push([meeting.truth, found, expectedOf(meeting)])
  }
  expect(wrong).toEqual([])
  expect(await app.services.db.selectFrom('jobs').select('kind').where('state', '=', 'failed').execute()).toEqual([])
}, 1_800_000)

async function plantMeetings(app: TestApp, random: () => number): Promise<Planted[]> {
  const { db, keyring } = app.services
  const meetings: Planted[] = []
  for (let index = 0; index < HOSTS; index++) {
    const host = await aHost(app, { handle: `host-${index}`, connected: false })
    const account = anAccount(`host-${index}@goto.example`, 'Dana', `Example ${index}`)
    app.goto.state.accounts.push({ ...account, readsHistory: index !== WITHOUT_RIGHT })
    await connectToSimulator(app.services, { hostId: host.id, accountKey: account.key })
    const { id: eventTypeId } = await db
      .selectFrom('event_types')
      .select('id')
      .where('host_id', '=', host.id)
      .executeTakeFirstOrThrow()
    const followUps = {
      thanks: { outcomes: ['met'], delayMinutes: 30 },
      missed: { outcomes: ['no_show'], delayMinutes: 30 },
      book_again: { outcomes: ['not_held'], delayMinutes: 0 },
    }
    const value = JSON.stringify({ recordingAfterHours: null, followUps })
    await saveAfterMeeting(db, { hostId: host.id, eventTypeId, value }, Date.now())
    for (let number = 0; number < MEETINGS; number++) {
      const startsAt = Date.now() + (number + 1) * HOUR_MS
      const meetingId = String(100_000_000 + index * 1_000 + number)
      const email = `p${index}-${number}@example.com`
      const id = await plantBooking(db, host.id, {
        ...{ startsAt, meeting_id: meetingId, attendee_email: email, location_kind: 'goto' },
      })
      const { sealed, hash } = issueManageToken(keyring, id)
      const manage = { manage_token: sealed, manage_token_hash: hash }
      await db.updateTable('bookings').set(manage).where('id', '=', id).execute()
      const endsAt = startsAt + 30 * MINUTE_MS
      await enqueueAll(db, [attendanceJob({ id, host_id: host.id, ends_at: endsAt }, READ_AFTER_MS[0])], Date.now())
      const truth = TRUTHS[Math.floor(random() * TRUTHS.length)] ?? 'two'
      hold(app, {
        accountKey: account.key,
        meetingId,
        startsAt,
        truth,
        lateMs: random() * 20 * HOUR_MS * (random() < 0.5 ? 0 : 1),
      })
      meetings.push({ id, host: index, truth, endsAt, email, said: null })
    }
  }
  return meetings
}

interface Held {
  accountKey: string
  meetingId: string
  startsAt: number
  truth: Truth
  lateMs: number
}

function hold(app: TestApp, { accountKey, meetingId, startsAt, truth, lateMs }: Held): void {
  if (truth === 'nobody') return
  const session = { accountKey, meetingId, start: startsAt + 2 * MINUTE_MS, end: startsAt + 31 * MINUTE_MS }
  const listedFrom = session.end + lateMs
  if (truth === 'two_sessions') {
    const half = startsAt + 12 * MINUTE_MS
    app.goto.holdSession({ ...session, end: half, participants: 1, listedFrom: half })
    app.goto.holdSession({ ...session, start: half + MINUTE_MS, participants: 3, listedFrom })
    return
  }
  const missing = truth === 'not_counted' ? (['numAttendees'] as const) : []
  app.goto.holdSession({ ...session, participants: truth === 'one' ? 1 : 2, missing: [...missing], listedFrom })
}

async function pass(clock: ReturnType<typeof setClock>, work: DueWork, ms: number): Promise<void> {
  clock.step(ms)
  await work.pass(ms)
}

/** The clock alone. */
async function change(clock: ReturnType<typeof setClock>, work: DueWork, ms: number): Promise<void> {
  clock.step(ms)
  await work.pass(0)
}

/** The app's own worker; it is stopped in the middle of whatever it does, and another one goes on. */
function stoppingWorker(app: TestApp): DueWork {
  let { worker } = app
  return {
    async pass() {
      worker.wake()
      await worker.settled()
    },
    async passAndReplace() {
      worker.wake()
      await worker.stop(0)
      const next = await createApp(app.env, pino({ level: 'silent' }))
      onTestFinished(async () => {
        await next.worker.stop(5_000)
        await next.close()
      })
      next.worker.start()
      worker = next.worker
    },
  }
}

/** A host answers the question whether the attendee came. */
async function sayOfSome(app: TestApp, meetings: Planted[], random: () => number): Promise<void> {
  for (const meeting of meetings.filter(({ said, truth }) => said === null && truth === 'one')) {
    const row = await findBooking(app.services.db, meeting.id)
    if (!row || attendanceOf(row)?.suggested !== 'no_show' || random() > 0.5) continue
    const state = random() < 0.5 ? 'attended' : 'no_show'
    const actor = { kind: 'host', id: row.host_id, name: 'Dana' } as const
    // While the clock is wrong, the meeting may seem not to have begun.
    const said = await stateAttendance(app.services, row, { state, actor }, Date.now())
    if (said.ok) meeting.said = state
  }
}

async function lookAt(app: TestApp, { id, email }: Planted) {
  const row = await findBooking(app.services.db, id)
  const attendance = row ? attendanceOf(row) : null
  return {
    state: attendance?.state,
    outcome: outcomeOf(attendance),
    reason: attendance?.reason ?? null,
    mails: distinctMails(app, email).map((subject) => /^[^:?]*/.exec(subject)?.[0]),
  }
}

/** A mail whose acceptance a killed process could not record may come twice, as the same message (E3). */
function distinctMails(app: TestApp, email: string): string[] {
  const mails = app.mail.to(email).map(({ parsed }) => [parsed.messageId, parsed.subject ?? ''] as const)
  return KILLS ? [...new Map(mails).values()] : mails.map(([, subject]) => subject)
}

function expectedOf({ host, truth, said }: Planted) {
  if (host === WITHOUT_RIGHT) return { state: 'unknown', outcome: 'unknown', reason: 'refused', mails: [] }
  if (said !== null)
    return said === 'attended'
      ? { state: said, outcome: 'met', reason: null, mails: ['Thank you'] }
      : { state: said, outcome: 'no_show', reason: null, mails: ['Sorry we missed you'] }
  switch (truth) {
    case 'two':
    case 'two_sessions':
      return { state: 'held', outcome: 'met', reason: null, mails: ['Thank you'] }
    case 'one':
    case 'not_counted':
      return { state: 'held', outcome: 'unknown', reason: null, mails: [] }
    case 'nobody':
      return { state: 'not_held', outcome: 'not_held', reason: null, mails: ['Another meeting'] }
  }
}
