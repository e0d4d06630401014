import { readUrl } from './readable-text'

/**
 * Characters that nobody types into an address on purpose: control and invisible characters, direction marks, lone surrogates.
 */
const NEVER_TYPED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\]/u
/** White space and invisible characters that copying adds at the ends. */
const AT_THE_ENDS = /^[\s\u200b-\u200f\u2060\ufeff]$/
/** Punctuation after an address in a sentence. */
const AFTER_AN_ADDRESS = /^[.,;:!?'")\]]$/
const PAIRS: Record<string, string> = { '<': '>', '(': ')', '[': ']', '"': '"', "'": "'", '“': '”', '„': '“', '«': '»' }
/** Longer texts are not a pasted link. */
const MAX_PASTE = 4_000

/**
 * A pasted web address in the parser's form, so that the stored, shown and sent address is the one that a browser opens. White
 * space, angle brackets and quotes around it are removed, and so are words around it if it is the only address in them. Control
 * and invisible characters, backslashes, a user or password, and everything but a full address of a named host are refused.
 *
 * @param scheme `web`: http as well
 * @returns null when there is no such address
 * @example readWebAddress(' <https://Meet.example.com/a b> ') // 'https://meet.example.com/a%20b'
 */
export function readWebAddress(text: string, scheme: 'https' | 'web' = 'https'): string | null {
  const address = findAddress(text)
  // The authority as it is typed: the parser would pass over missing and additional slashes, and over an empty user.
  const authority = address === null ? undefined : /^https?:\/\/([^/?#]+)/i.exec(address)?.[1]
  if (address === null || authority === undefined || authority.includes('@') || !readUrl(address)) return null
  const { protocol, hostname, href } = new URL(address)
  if (protocol !== 'https:' && scheme === 'https') return null
  const isNamed = hostname === 'localhost' || /^[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?$/.test(hostname)
  return isNamed ? href : null
}

/** The address in a pasted text, as typed; null if there is none, several, or an unusual character. */
export function findAddress(text: string): string | null {
  if (text.length > MAX_PASTE) return null
  const typed = unwrap(trimmed(text))
  if (NEVER_TYPED.test(typed)) return null
  if (/^[a-z][a-z0-9+.-]*:\/\/\S*$/i.test(typed)) return typed
  const found = [...typed.matchAll(/https?:\/\/[^\s<>"“”«»]+/gi)].map(([address]) =>
    address.slice(0, endWithout(address, AFTER_AN_ADDRESS)),
  )
  return new Set(found).size === 1 ? (found[0] ?? null) : null
}

function unwrap(text: string): string {
  const last = PAIRS[text.charAt(0)]
  return last !== undefined && text.length > 1 && text.endsWith(last) ? trimmed(text.slice(1, -1)) : text
}

function trimmed(text: string): string {
  let start = 0
  while (start < text.length && AT_THE_ENDS.test(text.charAt(start))) start++
  return text.slice(start, Math.max(start, endWithout(text, AT_THE_ENDS)))
}

/** Counted by hand: an expression that looks for the last run of many tries every run (S21). */
function endWithout(text: string, characters: RegExp): number {
  let end = text.length
  while (end > 0 && characters.test(text.charAt(end - 1))) end--
  return end
}
