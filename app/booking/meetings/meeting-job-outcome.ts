import type { Conferencing, ConferencingFailure } from '~/booking/conferencing'
import type { JobOutcome } from '~/outbox/job'

/** What a provider's failure means for the job that met it (E6). */
export function outcomeOfFailure(
  { name }: Pick<Conferencing, 'name'>,
  { reason, detail, status, retryAfterMs }: ConferencingFailure,
): JobOutcome {
  const error = `${name}: ${reason}${status ? ` (${status})` : ''}${detail ? `, ${detail}` : ''}`
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
