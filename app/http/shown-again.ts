/**
 * A refused form shows again what was typed, in its field and in the page's data, and both write some characters with several. What a
 * page shows again is bounded by that size (S21), so that nobody gets much for little: `<` alone is eleven times as long there.
 */
const MAX_SHOWN_BYTES = 40_000

/** How many bytes a text takes in a page that shows it again, at most. */
export function shownBytes(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at++) bytes += bytesOf(text.charCodeAt(at))
  return bytes
}

/** HTML and JSON in a script write these signs as entities and escapes. */
const ESCAPED = new Set(['"', "'", '<', '>', '&', '\\', '\u2028', '\u2029'].map((sign) => sign.charCodeAt(0)))

function bytesOf(code: number): number {
  if (ESCAPED.has(code)) return 13
  if (code < 0x20 || code === 0x7f) return 8
  // Twice the bytes of UTF-8; half a pair takes half of four.
  return code < 0x80 ? 2 : code < 0x800 ? 4 : code >= 0xd800 && code <= 0xdfff ? 4 : 6
}

/** Whether all that was typed can be shown again. */
export function canShowAgain(texts: string[]): boolean {
  let left = MAX_SHOWN_BYTES
  return texts.every((text) => {
    left -= shownBytes(text)
    return left >= 0
  })
}

/** What was typed, with the longest texts cut where a page could not show all of it. Whoever wrote no more than fits loses nothing. */
export function showAgain(typed: Record<string, string>): Record<string, string> {
  if (canShowAgain(Object.values(typed))) return typed
  const shown: Record<string, string> = {}
  const bySize = Object.entries(typed).sort(([, a], [, b]) => a.length - b.length)
  let left = MAX_SHOWN_BYTES
  for (const [index, [name, text]] of bySize.entries()) {
    const fitting = startOf(text, left / (bySize.length - index))
    left -= shownBytes(fitting)
    shown[name] = fitting
  }
  return shown
}

function startOf(text: string, bytes: number): string {
  let left = bytes
  for (let at = 0; at < text.length; at++) {
    left -= bytesOf(text.charCodeAt(at))
    if (left < 0) return text.slice(0, at).toWellFormed()
  }
  return text
}
