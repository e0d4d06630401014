import { MINUTE_MS, SECOND_MS } from '~/time/units'
import type { JobOutcome, JobTask } from './job'

/** The external service that a job needs. Kinds that are not listed need none, or handle their own endpoints. */
const SERVICE_OF: Partial<Record<JobTask['kind'], 'GoTo' | 'The mail server' | 'The calendar'>> = {
  'meeting-create': 'GoTo',
  'meeting-update': 'GoTo',
  'meeting-delete': 'GoTo',
  'meeting-check': 'GoTo',
  'meetings-check': 'GoTo',
  attendance: 'GoTo',
  'booking-mail': 'The mail server',
  reminder: 'The mail server',
  'text-test': 'The mail server',
  'follow-up': 'The mail server',
  'account-mail': 'The mail server',
  'calendar-event': 'The calendar',
}

const FAILURES_TO_OPEN = 5
const FIRST_OPEN_MS = 5 * SECOND_MS
const MAX_OPEN_MS = 2 * MINUTE_MS
/** While one job tests whether the service is back, the others try again this soon. */
const PROBE_MS = SECOND_MS

interface Circuit {
  failures: number
  openMs: number
  openUntil: number
  probing: boolean
}

/**
 * Protects a service that does not answer from every job that waits for it: after some failures in a row, one tenant's jobs for
 * it are postponed, then a single job tries. Per tenant, because a failure of one host's GoTo says nothing about another's
 * (E7). Per process, because a few more requests from other processes do no harm.
 */
export function createCircuitBreaker(clock: () => number) {
  const circuits = new Map<string, Circuit>()

  return async function guarded(
    job: { kind: JobTask['kind']; host_id: string },
    run: () => Promise<JobOutcome>,
  ): Promise<JobOutcome> {
    const service = SERVICE_OF[job.kind]
    if (!service) return run()
    const key = `${job.host_id}:${service}`
    const circuit = circuits.get(key)
    if (circuit && circuit.failures >= FAILURES_TO_OPEN) {
      const left = circuit.openUntil - clock()
      // More time is left than the breaker was opened for: the clock was set back, so the state is unknown.
      const wait = left > circuit.openMs ? 0 : left
      if (wait > 0 || circuit.probing) {
        const error = `${service} has not answered several times in a row: asked again soon`
        return { result: 'put_off', error, afterMs: Math.max(wait, PROBE_MS) }
      }
      circuit.probing = true
    }
    try {
      const outcome = await run()
      if (outcome.result === 'retry' && outcome.serviceDown) count(key)
      else circuits.delete(key)
      return outcome
    } finally {
      const after = circuits.get(key)
      if (after) after.probing = false
    }
  }

  function count(key: string): void {
    const circuit = circuits.get(key) ?? { failures: 0, openMs: FIRST_OPEN_MS / 2, openUntil: 0, probing: false }
    circuit.failures += 1
    if (circuit.failures >= FAILURES_TO_OPEN) {
      circuit.openMs = Math.min(MAX_OPEN_MS, circuit.openMs * 2)
      circuit.openUntil = clock() + circuit.openMs
    }
    circuits.set(key, circuit)
  }
}
