/** Who changes a booking: stored with every change and named to the other side. */
export interface Actor {
  kind: 'attendee' | 'host' | 'manager' | 'api' | 'system'
  /** Of the host, manager or API key; an attendee has none. */
  id?: string
  name?: string
}

/** A change that the server makes, such as ending a request that nobody answered. */
export const SYSTEM: Actor = { kind: 'system' }

/** Whose decision it was in the eyes of attendee and host: managers, programs and the clock act for the host. */
export function sideOf({ kind }: Actor): 'host' | 'attendee' {
  return kind === 'attendee' ? 'attendee' : 'host'
}

/** The host, signed in. */
export function actingHost({ id, name }: { id: string; name: string }): Actor {
  return { kind: 'host', id, name }
}

/** Anyone with the attendee's link. */
export function actingAttendee({ attendee_name }: { attendee_name: string }): Actor {
  return { kind: 'attendee', name: attendee_name }
}
