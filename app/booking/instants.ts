/** How an instant stands in addresses and forms. @example instantText(Date.UTC(2026, 11, 3, 9)) // '2026-12-03T09:00:00Z' */
export function instantText(instant: number): string {
  return new Date(instant).toISOString().replace('.000', '')
}
