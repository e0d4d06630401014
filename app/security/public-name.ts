/**
 * Whether a text can be a handle or the slug of an event type: 3 to 40 of a-z, 0-9 and single hyphens between them.
 *
 * @example isPublicName('intro-call') // true
 */
export function isPublicName(text: string): boolean {
  return text.length >= 3 && text.length <= 40 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
}
