/** Words beside a number in address books, signatures and forms, in the languages that our visitors write. */
const KINDS =
  'tel|telefon|telephone|t[eé]l[eé]phone|t[eé]l|tel[eé]fono|telefono|phone|ph|mobile?|mob|m[oó]vil|cellulare|handy|natel|cell|portable|fon|office|work|home|direct|direkt|b[uü]ro|gesch[aä]ft|privat|private|zentrale|whatsapp|signal'
const LABEL = new RegExp(`^(?:(?:${KINDS})\\b(?: (?:number|no|nr|nummer)\\b)?|[mptd]) ?[.:]{0,2} ?(?=[+\\d(\\[])`, 'iu')
/** The text before a colon says what kind of number it is. */
const NAMED = /^[\p{L} .-]{1,30}: ?(?=[+\d([])/u
/** A link with this scheme opens a number. */
const SCHEME = /^(?:tel|callto|sms|whatsapp):(?:\/\/)? ?(?=[+\d(%])/i
/** A link as Outlook and Markdown paste it: the number, followed by the address. */
const ANGLED = /^([^<>]*)<((?:tel|callto|sms):[^<>]*)>$/i
const MARKDOWN = /^\[([^[\]]+)\]\((?:tel|callto|sms):[^()]*\)$/i
/** A remark after the number, as in `079 123 45 67 (mobile)`. */
const REMARK = new RegExp(` ?(?:\\([\\p{L} .-]{1,30}\\)| (?:${KINDS}))$`, 'iu')
/** Digits that are dialled after the call is answered: `x11`, `ext. 11`, `;ext=11`, `,,11#`. */
const EXTENSION =
  /(?: ?[;,]? ?(?:ext(?:n|ension)?|x|dw|durchwahl|nst|nebenstelle|klappe|kl|app|apparat|poste|int|interno|toestel|доб) ?[.:=]{0,2} ?| ?# ?)(\d{1,11})#?$/iu
const BRACKETED_EXTENSION = /\( ?((?:ext|x|dw|durchwahl|extension)[.:]? ?\d{1,10}) ?\)$/i
/** Pauses, as phones store them. After a single one, more than six digits are a second number. */
const AFTER_PAUSE = / ?(?:[,;] ?(\d{1,6})|,[, ]*(\d{1,11})#|,,[, ]*(\d{1,11}))$/
/** Letters of the keypad in toll-free North American numbers; extra letters are ignored when dialled. */
const VANITY = /^(?:\+?1[ .-]?)?\(?8(?:00|33|44|55|66|77|88)\)?[ .-]?[A-Z\d][A-Z\d -]{5,11}$/i
const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz']
const NUMBER = /^(?:\+|\( ?\+)?[\d ()./-]+$/
const MAX_TYPED_LENGTH = 100
/** Short internal numbers have four; E.164 allows 15, not counting `00` before them and `(0)` within. */
const FEWEST_DIGITS = 4
const FEWEST_DIGITS_WITH_COUNTRY = 7
const MAX_DIGITS = 15

/**
 * A phone number as people type and paste it, cleaned for storing: plain digits, spaces and punctuation, no invisible
 * characters. Lenient on purpose: numbers are written in many ways, and people dial them.
 *
 * @returns null for an invalid phone number
 * @example readPhoneNumber('\u202d+41\u00a044\u00a0668\u00a018\u00a000\u202c') // '+41 44 668 18 00'
 */
export function readPhoneNumber(typed: string): string | null {
  if (typed.length > MAX_TYPED_LENGTH) return null
  const text = withoutLabel(withoutLink(withoutMarks(plain(typed))))
  // RFC 3966 allows further parameters, such as the context of a local number.
  const [main = '', parameters = ''] = text.split(/;(?!ext)(?=[\w-]+=)/i, 2)
  if (parameters !== '' && !/^[\w-]+=[\w.+-]*$/.test(parameters)) return null
  const { rest, extension } = splitExtension(main)
  const number = dialled(withoutMarks(rest.replace(REMARK, '')))
  const digits = number.replace(/^00|\(0\)|\D/g, '').length
  const fewest = /^\(? ?\+/.test(number) ? FEWEST_DIGITS_WITH_COUNTRY : FEWEST_DIGITS
  if (!NUMBER.test(number) || digits < fewest || digits > MAX_DIGITS || !isBalanced(number)) return null
  return extension === undefined ? number : `${number} x${extension}`
}

function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212\u30fc]/gu, '-')
    .replace(/[\u00b7\u2022\u2027\u2219\u22c5\u30fb]/gu, '.')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .replace(/^(?:(?:[\p{Extended_Pictographic}\p{So}]|\ufe0e|\ufe0f) ?)+/u, '')
    .trim()
}

/** Each script has its ten digits in a row. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++
  return String(before % 10)
}

/** Without the quotation marks around it, a spreadsheet's apostrophe before it, and the full stop of a sentence after it. */
function withoutMarks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && /["'“”„‘’«»` ]/.test(text[start] ?? '')) start++
  while (end > start && /["'“”„‘’«»` .,:;]/.test(text[end - 1] ?? '')) end--
  return text.slice(start, end)
}

function withoutLink(text: string): string {
  const [, before = '', behind = ''] = ANGLED.exec(text) ?? []
  const link = MARKDOWN.exec(text)?.[1] ?? (before.trim() || behind || text)
  if (!SCHEME.test(link)) return link
  try {
    return decodeURIComponent(link.replace(SCHEME, ''))
  } catch {
    // Not encoded after all. A number contains no percent sign, so that it is refused below.
    return link
  }
}

function withoutLabel(text: string): string {
  return text.replace(LABEL, '').replace(NAMED, '')
}

function splitExtension(text: string): { rest: string; extension?: string | undefined } {
  const unwrapped = text.replace(BRACKETED_EXTENSION, '$1')
  const found = EXTENSION.exec(unwrapped) ?? AFTER_PAUSE.exec(unwrapped)
  if (!found) return { rest: unwrapped }
  return { rest: unwrapped.slice(0, found.index), extension: found.slice(1).find((digits) => digits !== undefined) }
}

function dialled(text: string): string {
  const number = text
    .replace(/[[\]]/g, (bracket) => (bracket === '[' ? '(' : ')'))
    .replace(/^\+ /, '+')
    .replace(/^\+00(?=[1-9])/, '+')
  return VANITY.test(number) ? number.replace(/[a-z]/gi, keyOf) : number
}

function keyOf(letter: string): string {
  return String(KEYS.findIndex((letters) => letters.includes(letter.toLowerCase())) + 2)
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
