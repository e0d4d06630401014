/** Who changes a booking: kept with every change, and told to the other side. */
export interface Actor {
  kind: 'attendee' | 'host' | 'manager' | 'api' | 'system'
  /** Of the host, manager or API key; an attendee has none. */
  id?: string
  name?: string
}

/** What happens by itself, such as a request that nobody answered. */
export const SYSTEM: Actor = { kind: 'system' }

/** Whose decision it was, as attendee and host see it: managers, programs and the clock act for the host. */
export function sideOf({ kind }: Actor): 'host' | 'attendee' {
  return kind === 'attendee' ? 'attendee' : 'host'
}

/** The host themselves, signed in. */
export function actingHost({ id, name }: { id: string; name: string }): Actor {
  return { kind: 'host', id, name }
}

/** Whoever has the attendee's link. */
export function actingAttendee({ attendee_name }: { attendee_name: string }): Actor {
  return { kind: 'attendee', name: attendee_name }
}
