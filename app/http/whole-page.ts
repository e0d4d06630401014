import { oncePerProcess } from '#db/once-per-process'

/** The texts of responses. A response gives its text back only through a stream, which costs as much as compressing it. */
const texts = oncePerProcess('whole pages', () => new WeakMap<Response, string>())

/** A page that was rendered as a whole, for visitors. */
export function respondWithWholePage(html: string, init: { status: number; headers: Headers }): Response {
  const response = new Response(html, init)
  texts.set(response, html)
  return response
}

/** @returns null for any other response */
export function readWholePage(response: Response): string | null {
  return texts.get(response) ?? null
}
