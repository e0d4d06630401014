import type { CalendarFailureReason } from './calendar-provider'

/** Why an account was not connected, for its host. */
export type ConnectCalendarProblem =
  | CalendarFailureReason
  | 'too_many'
  | 'unknown_state'
  | 'refused_at_consent'
  | 'scope_missing'
