import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { countCalendarAccounts } from '#db/queries/calendar-accounts'
import { countFailedJobs, countOpenJobs } from '#db/queries/job-figures'
import { countHeldBack } from '#db/queries/mail-budgets'
import type { Db } from '#db/schema'
import type { Mailer } from '#emails/mailer.server'
import type { GotoService } from '~/goto/goto-service.server'
import type { BoundedQueue } from '~/limits/bounded-queue'
import { findBudgetUse } from '~/limits/budget-use.server'
import type { RateLimits } from '~/limits/rate-limit.server'
import type { RunJob } from '~/outbox/worker'
import { DAY_MS } from '~/time/units'

const QUICK_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10]
const SLOW_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30]

/** Metrics for the operator. No label ever contains a person, an address, a handle or a token (T7). */
export interface Metrics {
  /** @param route the pattern of the address, never the address itself */
  request(method: string, route: string, status: number, seconds: number): void
  /** @param route the pattern of the request that most likely blocked the others, or `none` */
  eventLoopLag(route: string): void
  booking(result: 'booked' | 'taken' | 'refused' | 'limited' | 'failed'): void
  observeJobs(run: RunJob): RunJob
  observeGoto(goto: GotoService): GotoService
  observeMail(mailer: Mailer): Mailer
  /** Counts refusals by limit. */
  observeLimits(limits: RateLimits): RateLimits
  /** The waiting and the refused work of the queues. */
  watchQueues(queues: BoundedQueue[]): void
  /** All metrics in Prometheus' text format, with the jobs and budgets of the database as they are at `now`. */
  text(db: Db, now: number): Promise<{ body: string; contentType: string }>
}

export function createMetrics(): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register, prefix: 'foyer_' })
  const requests = new Histogram({
    name: 'foyer_http_request_seconds',
    help: 'Answers by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: QUICK_SECONDS,
    registers,
  })
  const lags = new Counter({
    name: 'foyer_event_loop_lags_total',
    help: 'Times that the event loop waited longer than it may, by the route under way',
    labelNames: ['route'],
    registers,
  })
  const bookings = new Counter({
    name: 'foyer_bookings_total',
    help: 'Attempts to book by result',
    labelNames: ['result'],
    registers,
  })
  const jobs = new Histogram({
    name: 'foyer_job_seconds',
    help: 'Runs of jobs by kind and result',
    labelNames: ['kind', 'result'],
    buckets: SLOW_SECONDS,
    registers,
  })
  const gotoCalls = new Histogram({
    name: 'foyer_goto_call_seconds',
    help: 'Calls to GoTo by result, waiting for our turn included',
    labelNames: ['call', 'result'],
    buckets: SLOW_SECONDS,
    registers,
  })
  const mails = new Counter({
    name: 'foyer_mails_total',
    help: 'Mails handed to the SMTP server by its answer',
    labelNames: ['result'],
    registers,
  })
  const open = new Gauge({ name: 'foyer_jobs_open', help: 'Jobs to be run', labelNames: ['kind', 'state'], registers })
  const age = new Gauge({
    name: 'foyer_job_oldest_due_seconds',
    help: 'How late the oldest due job is',
    labelNames: ['kind'],
    registers,
  })
  const failed = new Gauge({
    name: 'foyer_jobs_failed',
    help: 'Jobs that will not succeed by themselves',
    labelNames: ['kind'],
    registers,
  })
  const heldBack = new Gauge({
    name: 'foyer_mails_held_back',
    help: 'Mails of the last 24 hours that a budget held back, by mail and reason',
    labelNames: ['mail', 'reason'],
    registers,
  })
  const budgetSubjects = new Gauge({
    name: 'foyer_mail_budget_subjects',
    help: 'Recipients, networks or hosts that are near the limit of a mail budget or have used it up',
    labelNames: ['budget', 'state'],
    registers,
  })
  const budgetUsed = new Gauge({
    name: 'foyer_mail_budget_highest_used',
    help: 'The mails of the subject that has used the largest part of its budget',
    labelNames: ['budget'],
    registers,
  })
  const budgetLimit = new Gauge({
    name: 'foyer_mail_budget_limit',
    help: 'The mails that this subject may cause or get in 24 hours',
    labelNames: ['budget'],
    registers,
  })
  const queued = new Gauge({
    name: 'foyer_queue_size',
    help: 'What each bounded queue holds',
    labelNames: ['queue', 'state'],
    registers,
  })
  const refused = new Counter({
    name: 'foyer_queue_refused_total',
    help: 'What found a bounded queue full, since the process began',
    labelNames: ['queue'],
    registers,
  })
  const limited = new Counter({
    name: 'foyer_rate_limited_total',
    help: 'Requests that were refused with 429, by the limit they met',
    labelNames: ['limit'],
    registers,
  })
  const work = new Counter({
    name: 'foyer_work_points_total',
    help: 'What requests cost by their price, refused ones included',
    registers,
  })
  const calendarAccounts = new Gauge({
    name: 'foyer_calendar_accounts',
    help: 'Connected calendar accounts by provider, and by why the last read failed',
    labelNames: ['provider', 'state'],
    registers,
  })
  const calendarAge = new Gauge({
    name: 'foyer_calendar_oldest_read_seconds',
    help: 'How long ago the connected account was read that has waited longest',
    labelNames: ['provider'],
    registers,
  })
  const queues: BoundedQueue[] = []
  for (const result of ['booked', 'taken', 'refused', 'limited', 'failed']) bookings.inc({ result }, 0)
  for (const result of ['accepted', 'deferred', 'refused']) mails.inc({ result }, 0)

  return {
    request: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    eventLoopLag: (route) => lags.inc({ route }),
    booking: (result) => bookings.inc({ result }),
    observeJobs: (run) => async (job) => {
      const end = jobs.startTimer({ kind: job.kind })
      let result = 'threw'
      try {
        const outcome = await run(job)
        result = outcome.result
        return outcome
      } finally {
        end({ result })
      }
    },
    observeGoto(goto) {
      const observed = { ...goto }
      for (const call of GOTO_CALLS) observed[call] = timed(goto[call], call) as never
      return observed
    },
    observeMail: (mailer) => ({
      ...mailer,
      async send(mail) {
        const outcome = await mailer.send(mail)
        mails.inc({ result: outcome.ok ? 'accepted' : outcome.permanent ? 'refused' : 'deferred' })
        return outcome
      },
    }),
    observeLimits: (limits) => ({
      ...limits,
      async take(name, key, points = 1) {
        const decision = await limits.take(name, key, points)
        if (name === 'work') work.inc(points)
        if (!decision.ok) limited.inc({ limit: name })
        return decision
      },
    }),
    watchQueues: (more) => void queues.push(...more),
    async text(db, now) {
      refused.reset()
      for (const queue of queues) {
        const { name } = queue
        const state = queue.state()
        queued.set({ queue: name, state: 'running' }, state.running)
        queued.set({ queue: name, state: 'waiting' }, state.waiting)
        refused.inc({ queue: name }, state.refused)
      }
      for (const gauge of [open, age, failed, heldBack, calendarAccounts, calendarAge]) gauge.reset()
      for (const { provider, state, count, oldestReadAt } of await countCalendarAccounts(db)) {
        calendarAccounts.set({ provider, state }, count)
        if (state === 'ok') calendarAge.set({ provider }, Math.max(0, now - oldestReadAt) / 1000)
      }
      for (const { budget, used, limit, near, usedUp } of await findBudgetUse(db, now)) {
        budgetUsed.set({ budget }, used)
        budgetLimit.set({ budget }, limit)
        budgetSubjects.set({ budget, state: 'near' }, near)
        budgetSubjects.set({ budget, state: 'used_up' }, usedUp)
      }
      for (const { mail, reason, count } of await countHeldBack(db, now - DAY_MS)) heldBack.set({ mail, reason }, count)
      for (const { kind, state, count, dueAt } of await countOpenJobs(db)) {
        open.set({ kind, state }, count)
        if (state === 'queued') age.set({ kind }, dueAt === null ? 0 : Math.max(0, now - dueAt) / 1000)
      }
      for (const { kind, count } of await countFailedJobs(db)) failed.set({ kind }, count)
      return { body: await register.metrics(), contentType: register.contentType }
    },
  }

  type Answered = { ok: boolean; reason?: string }
  function timed(method: (...args: never[]) => Promise<unknown>, call: string) {
    return async (...args: never[]) => {
      const end = gotoCalls.startTimer({ call })
      let result = 'threw'
      try {
        const outcome = (await method(...args)) as Answered
        result = outcome.ok ? 'ok' : (outcome.reason ?? 'failed')
        return outcome
      } finally {
        end({ result })
      }
    }
  }
}

const GOTO_CALLS = [
  'createMeeting',
  'updateMeeting',
  'deleteMeeting',
  'getMeeting',
  'upcomingMeetings',
  'sessions',
  'startUrl',
] as const
