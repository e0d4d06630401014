// What browsers still in use lack of their own: `URL.canParse` and `isWellFormed`. For modules that pages load, too.

/** @returns the address, or null for what cannot be read as one */
export function readUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}

/** Whether no half of a character stands alone. @example isWellFormed('\ud83d') // false */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** Halves of characters become U+FFFD. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}
