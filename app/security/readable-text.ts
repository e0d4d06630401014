// Replacements for functions that some browsers in use lack: `URL.canParse` and `isWellFormed`. For modules that pages load,
// too.

/** @returns the address, or null for an invalid one */
export function readUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}

/** Whether no surrogate is alone. @example isWellFormed('\ud83d') // false */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** Lone surrogates become U+FFFD. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}
