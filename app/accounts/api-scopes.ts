/**
 * The scopes of a key. None contains another: `read` sees bookings, hours and event types; `book` makes, moves, cancels,
 * approves and declines bookings; `manage` changes what is offered and where the host's data goes (event types, hours, feeds,
 * webhooks).
 */
export const API_SCOPES = ['read', 'book', 'manage'] as const

export type ApiScope = (typeof API_SCOPES)[number]
