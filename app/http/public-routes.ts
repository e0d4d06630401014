/**
 * Whether a route is a page for visitors, rendered on the server alone: a public page, an attendee's, or the one for addresses that lead
 * nowhere.
 *
 * @example isPublicRoute('routes/public/event-type') // true
 */
export function isPublicRoute(id: string): boolean {
  return /^routes\/(public\/|attendee\/|site\/not-found$)/.test(id)
}
