/**
 * A refused form shows the typed values again, in its fields and in the page's data, and both encode some characters with
 * several. The limit counts the encoded size (S21), so that a small request cannot cause a large response: `<` becomes eleven
 * times as long.
 */
const MAX_SHOWN_BYTES = 40_000

/** The largest number of bytes that a text takes in a page that shows it again. */
export function shownBytes(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at++) bytes += bytesOf(text.charCodeAt(at))
  return bytes
}

/** HTML and JSON in a script encode these characters as entities and escapes. */
const ESCAPED = new Set(['"', "'", '<', '>', '&', '\\', '\u2028', '\u2029'].map((sign) => sign.charCodeAt(0)))

function bytesOf(code: number): number {
  if (ESCAPED.has(code)) return 13
  if (code < 0x20 || code === 0x7f) return 8
  // Twice the bytes of UTF-8; half a surrogate pair counts as half of four.
  return code < 0x80 ? 2 : code < 0x800 ? 4 : code >= 0xd800 && code <= 0xdfff ? 4 : 6
}

/** Whether all typed values can be shown again. @param most less for forms of short values, whose pages are large by themselves */
export function canShowAgain(texts: string[], most = MAX_SHOWN_BYTES): boolean {
  let left = most
  return texts.every((text) => {
    left -= shownBytes(text)
    return left >= 0
  })
}

export interface ShownAgain {
  typed: Record<string, string>
  /** Whether texts were cut off, which the page must say. */
  shortened: boolean
}

/** The typed values, with the longest texts shortened if the page cannot show all. Values that fit are unchanged. */
export function showAgain(typed: Record<string, string>): ShownAgain {
  if (canShowAgain(Object.values(typed))) return { typed, shortened: false }
  const shown: Record<string, string> = {}
  const bySize = Object.entries(typed).sort(([, a], [, b]) => a.length - b.length)
  let left = MAX_SHOWN_BYTES
  for (const [index, [name, text]] of bySize.entries()) {
    const fitting = startOf(text, left / (bySize.length - index))
    left -= shownBytes(fitting)
    shown[name] = fitting
  }
  return { typed: shown, shortened: true }
}

function startOf(text: string, bytes: number): string {
  let left = bytes
  for (let at = 0; at < text.length; at++) {
    left -= bytesOf(text.charCodeAt(at))
    if (left < 0) return text.slice(0, at).toWellFormed()
  }
  return text
}
