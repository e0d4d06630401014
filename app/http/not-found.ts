/** The same response for a missing thing and for one of another host (S1). */
export function notFound(): Response {
  return new Response('Not found', { status: 404 })
}
