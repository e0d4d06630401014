/** Words before a number in address books and signatures. */
const LABEL = /^(?:(?:tel|telefon|telephone|phone|mobile?|mob|handy|natel|cell|fon)\b\s*[.:]*|(?:ph|t|m|p)\s*[.:]+)\s*/i
/** Digits that are dialled after the call is answered: `x11`, `ext. 11`, `;ext=11`, `,,11#`. */
const EXTENSION = /(?:\s*[;,]?\s*(?:ext(?:n|ension)?|x|dw|durchwahl|nst)\s*[.:=]*\s*|\s*#\s*|\s*,[\s,]*)(\d{1,10})#?$/i
const NUMBER = /^(?:\+|\(\s*\+)?[\d ()./-]+$/
const LONGEST_TYPED = 100
/** Short internal numbers have four; E.164 allows 15, not counting `00` before them and `(0)` within. */
const FEWEST_DIGITS = 4
const MOST_DIGITS = 15

/**
 * A phone number as people type and paste it, cleaned for storing: plain digits, spaces and marks, no invisible characters. Lenient
 * on purpose: numbers are written in many ways, and people dial them.
 *
 * @returns null when it is no phone number
 * @example readPhoneNumber('\u202d+41\u00a044\u00a0668\u00a018\u00a000\u202c') // '+41 44 668 18 00'
 */
export function readPhoneNumber(typed: string): string | null {
  if (typed.length > LONGEST_TYPED) return null
  const text = plain(typed).replace(LABEL, '')
  const [main = '', parameters = ''] = text.split(/;(?!ext)/i, 2)
  // RFC 3966 allows further parameters, such as the context of a local number.
  if (parameters !== '' && !/^[\w-]+=[\w.+-]*$/.test(parameters)) return null
  const extension = EXTENSION.exec(main)
  const number = (extension ? main.slice(0, extension.index) : main).trim()
  const digits = number.replace(/^00|\(0\)|\D/g, '').length
  if (!NUMBER.test(number) || digits < FEWEST_DIGITS || digits > MOST_DIGITS || !isBalanced(number)) return null
  return extension ? `${number} x${extension[1]}` : number
}

function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212\u30fc]/gu, '-')
    .replace(/[\u00b7\u2022\u2027\u2219\u22c5\u30fb]/gu, '.')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .trim()
}

/** Digits of each script stand in a row of ten. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++
  return String(before % 10)
}

function isBalanced(number: string): boolean {
  let open = 0
  for (const letter of number) {
    if (letter === '(') open++
    if (letter === ')') open--
    if (open < 0 || open > 1) return false
  }
  return open === 0
}
