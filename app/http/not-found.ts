/** For what is missing and for what is somebody else's: the two look alike (S1). */
export function notFound(): Response {
  return new Response('Not found', { status: 404 })
}
