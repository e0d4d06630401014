/**
 * Whether a route is a page for attendees. Such pages link only to one another without a new document, so the browser need not
 * know the other routes, of which the admin has many.
 *
 * @example isPublicRoute('routes/public/event-type') // true
 */
export function isPublicRoute(id: string): boolean {
  return /^(root$|routes\/(public|attendee)\/)/.test(id)
}

/** The address of the smaller route table that the build writes beside the full one. */
export function publicManifestUrl(url: string): string {
  return url.replace(/(\/manifest-\w+)\.js$/, '$1.public.js')
}
