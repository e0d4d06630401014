import type { JobOutcome, JobTask } from './job'

/** What a job needs from outside. One that is not listed needs nobody, or looks after its own endpoints. */
const SERVICE_OF: Partial<Record<JobTask['kind'], 'GoTo' | 'The mail server'>> = {
  'meeting-create': 'GoTo',
  'meeting-update': 'GoTo',
  'meeting-delete': 'GoTo',
  'meeting-check': 'GoTo',
  'meetings-check': 'GoTo',
  'booking-mail': 'The mail server',
  reminder: 'The mail server',
  'account-mail': 'The mail server',
}

const FAILURES_TO_OPEN = 5
const FIRST_OPEN_MS = 5_000
const MAX_OPEN_MS = 120_000
/** While one job finds out whether the service is back, the others look again this soon. */
const PROBE_MS = 1_000

interface Circuit {
  failures: number
  openMs: number
  openUntil: number
  probing: boolean
}

/**
 * Keeps a service that does not answer from being asked by every job that waits for it: after some failures in a row, one tenant's
 * jobs for it are put off, then a single one tries. By tenant, because one's GoTo being down says nothing of another's (E7); in this
 * process only, because a few more questions from the next process do no harm.
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
      // More is left than it was opened for: the clock was set back, and nothing is known any more.
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
