import type { GotoFailure } from '~/goto/outcome'
import type { JobOutcome } from '~/outbox/job'

/** What a failure at GoTo means for the job that met it (E6). */
export function outcomeOfFailure({ reason, detail, status, retryAfterMs }: GotoFailure): JobOutcome {
  const error = `GoTo: ${reason}${status ? ` (${status})` : ''}${detail ? `, ${detail}` : ''}`
  switch (reason) {
    case 'not_configured':
    case 'not_connected':
    case 'reconnect_needed':
      return { result: 'waiting', error }
    case 'refused':
    case 'rejected':
    case 'not_found':
      return { result: 'failed', error }
    case 'unreachable':
    case 'rate_limited':
      return { result: 'retry', error, afterMs: retryAfterMs, serviceDown: true }
    default:
      return { result: 'retry', error, afterMs: retryAfterMs }
  }
}
