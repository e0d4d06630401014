/** What can go wrong at a calendar provider. `lose-answer` does the work and then cuts the connection, `hold-answer` does it and stays silent. */
export type CalendarFaultKind =
  | 'hang'
  | 'reset'
  | 'lose-answer'
  | 'hold-answer'
  | 'server-error'
  | 'html-error'
  /** 429 with the wait that it asks for. */
  | 'slow-down'
  /** The provider's other ways to say the same. */
  | 'rate-limit'
  | 'user-rate-limit'
  /** Does the work, and sends half of the answer. */
  | 'unreadable'
  /** The access token is no longer accepted. */
  | 'dead-token'
  /** Understood, and not allowed. */
  | 'forbidden'

interface CalendarFault {
  kind: CalendarFaultKind
  /** A method and the beginning of a path; empty: every request of the API. */
  on: string
  times?: number
}

type Decide = (method: string, path: string) => CalendarFaultKind | undefined

/** Faults that a test orders, or that come at random. */
export function createCalendarFaults() {
  let faults: Required<CalendarFault>[] = []
  let decide: Decide = () => undefined
  return {
    add: (fault: CalendarFault) => void faults.push({ times: 1, ...fault }),
    /** Decides separately for every request without a planned fault. */
    atRandom(next: Decide) {
      decide = next
    },
    clear() {
      faults = []
      decide = () => undefined
    },
    /** The fault for this request, which is then counted as used. */
    take(method: string, path: string): CalendarFaultKind | undefined {
      const fault = faults.find(({ on, times }) => times > 0 && `${method} ${path}`.startsWith(on))
      if (fault) fault.times -= 1
      return fault?.kind ?? decide(method, path)
    },
  }
}

export type CalendarFaults = ReturnType<typeof createCalendarFaults>
