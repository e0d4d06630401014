import { readUrl } from './readable-text'

/**
 * Email addresses as people type and paste them: read leniently, stored strictly. One reader for every form, call and command, so
 * that an address is the same text and the same person everywhere.
 */

export type AddressProblem =
  /** Nothing that looks like an address. */
  | 'unfit'
  /** More than one where one is asked for. */
  | 'several'
  /** Letters beyond ASCII before the @ need SMTPUTF8, which few mail servers have: such a mail would not arrive. */
  | 'local_part_not_ascii'

export type ReadAddress = { ok: true; address: string } | { ok: false; problem: AddressProblem }
export type ReadAddressList = { ok: true; addresses: string[] } | { ok: false; problem: AddressProblem }

/** What a field may hold; ten pasted guests with their names and then some. */
export const LONGEST_ADDRESS_LIST = 12_000
export const LONGEST_TYPED_ADDRESS = 1_000

/** Invisible characters that travel with copied text. Whether one stands there or not makes no other address. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu
/** ASCII as East Asian keyboards write it. */
const FULL_WIDTH = /[\uff01-\uff5e]/gu
const OTHER_SPACE = /[\p{Zs}\t]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
/** What mail programs and people write between two addresses of a list. */
const JOINING_WORDS = new Set([
  'and',
  'und',
  'et',
  'y',
  'e',
  'or',
  'to:',
  'cc:',
  'bcc:',
  'an:',
  'from:',
  'von:',
  'email:',
  'e-mail:',
  'mail:',
])
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * One address, with or without a name, brackets, `mailto:` or invisible characters around it.
 *
 * @example readEmailAddress(' <Ada@müller.example> ') // { ok: true, address: 'Ada@xn--mller-kva.example' }
 */
export function readEmailAddress(typed: string): ReadAddress {
  const text = visible(typed).trim()
  if (text.length > LONGEST_TYPED_ADDRESS || CONTROL.test(text)) return { ok: false, problem: 'unfit' }
  const list = readVisibleList(text)
  if (!list.ok) return list
  const [address, ...others] = list.addresses
  if (address === undefined) return { ok: false, problem: 'unfit' }
  return others.length === 0 ? { ok: true, address } : { ok: false, problem: 'several' }
}

/**
 * A list of addresses as mail programs give it: `Anna <anna@example.org>; "Muster, Ben" <ben@example.org>`, with commas, semicolons,
 * spaces or line breaks. Names are left out, nothing else is: a word that belongs to no address makes the list unreadable, because
 * leaving it out could leave out a person. Somebody who stands there twice is listed once.
 *
 * @example readAddressList('Anna <anna@example.org>; mailto:ben@example.org') // { ok: true, addresses: ['anna@example.org', 'ben@example.org'] }
 */
export function readAddressList(typed: string): ReadAddressList {
  if (typed.length > LONGEST_ADDRESS_LIST) return { ok: false, problem: 'unfit' }
  const list = readVisibleList(visible(typed))
  return list.ok ? { ok: true, addresses: distinctPeople(list.addresses) } : list
}

/**
 * The first of each person's addresses, without those of the people who are there anyway.
 *
 * @param others who takes part already: the host and the attendee
 */
export function distinctPeople(addresses: readonly string[], others: readonly string[] = []): string[] {
  const seen = new Set(others.map(personKey))
  return addresses.filter((address) => {
    const key = personKey(address)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/**
 * Names a mailbox, so that two spellings of it are one person. Capitals make no difference; Gmail also leaves out dots and what
 * follows a plus. Elsewhere a tag may be a colleague's, who should get their own invitation.
 *
 * @example personKey('A.Da+work@GoogleMail.com') // 'ada@gmail.com'
 */
export function personKey(address: string): string {
  const [local = '', domain = ''] = address.toLowerCase().split('@')
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${local}@${domain}`
  return `${(local.split('+')[0] ?? '').replaceAll('.', '')}@gmail.com`
}

function visible(typed: string): string {
  return typed
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(OTHER_SPACE, ' ')
}

type Piece = { kind: 'word' | 'quoted' | 'angled' | 'bracketed' | 'comma' | 'break'; text: string }

function readVisibleList(text: string): ReadAddressList {
  const addresses: string[] = []
  /** Words of a name whose address is still to come. */
  let name: string[] = []
  let commaAfterName = false
  for (const { kind, text: part } of [...piecesOf(text), { kind: 'break', text: '' } as Piece]) {
    if (kind === 'comma') {
      commaAfterName = name.length > 0
      continue
    }
    if (kind === 'word' && (JOINING_WORDS.has(part.toLowerCase()) || !/[\p{L}\p{N}@]/u.test(part))) continue
    const read = kind === 'break' ? null : readBare(part)
    if (kind === 'break') {
      const quoted = name.map(readBare)
      if (!quoted.every((one) => one.ok)) return { ok: false, problem: 'unfit' }
      addresses.push(...quoted.map((one) => one.address))
    } else if (kind === 'quoted' || (kind === 'word' && isNameWord(part))) {
      name.push(part)
      continue
    } else if (read?.ok) {
      if (kind === 'word' && name.length > 0 && commaAfterName) return { ok: false, problem: 'unfit' }
      addresses.push(read.address)
    } else if (read && (kind !== 'bracketed' || part.includes('@') || addresses.length + name.length === 0)) {
      return read
    } else {
      // A remark in brackets, such as the company after a name.
      continue
    }
    name = []
    commaAfterName = false
  }
  return { ok: true, addresses }
}

/** Without an address in it, or with an @ that joins nothing, as in "Anna @Work". */
function isNameWord(word: string): boolean {
  const at = word.indexOf('@')
  return at <= 0 || at === word.length - 1
}

const CLOSING: Record<string, string> = { '<': '>', '(': ')', '[': ']' }

/** Runs over the text once. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < text.length) {
    const letter = text[at] ?? ''
    if (letter === ' ') at++
    else if (letter === ',' || letter === ';' || /[\r\n\u2028\u2029]/.test(letter)) {
      pieces.push({ kind: letter === ',' ? 'comma' : 'break', text: letter })
      at++
    } else if (letter === '"') {
      const end = endOfQuoted(text, at)
      pieces.push({ kind: 'quoted', text: text.slice(at + 1, end) })
      at = end + 1
    } else if (letter in CLOSING) {
      const end = endOfBracketed(text, at, CLOSING[letter] ?? '')
      pieces.push({ kind: letter === '<' ? 'angled' : 'bracketed', text: text.slice(at + 1, end).trim() })
      at = text[end] === CLOSING[letter] ? end + 1 : end
    } else {
      const start = at
      while (at < text.length && !/[ ,;\r\n\u2028\u2029"<([]/.test(text[at] ?? '')) at++
      pieces.push({ kind: 'word', text: text.slice(start, at) })
    }
  }
  return pieces
}

function endOfQuoted(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return Math.min(at, text.length)
}

/** A bracket that nobody closed ends with its line or entry. */
function endOfBracketed(text: string, start: number, closing: string): number {
  let at = start + 1
  while (at < text.length && text[at] !== closing && !/[,;\r\n]/.test(text[at] ?? '')) at++
  return at
}

/** An address by itself, perhaps with marks of the text around it. */
function readBare(written: string): ReadAddress {
  const text = withoutMarks(withoutScheme(withoutMarks(written)))
  const at = text.indexOf('@')
  if (at < 1) return { ok: false, problem: 'unfit' }
  if (text.includes('@', at + 1)) return { ok: false, problem: 'several' }
  const local = text.slice(0, at)
  const domain = asciiDomain(text.slice(at + 1))
  if (domain === null) return { ok: false, problem: 'unfit' }
  if (/[^\p{ASCII}]/u.test(local)) return { ok: false, problem: 'local_part_not_ascii' }
  const address = `${local}@${domain}`
  const fits = local.length <= 64 && address.length <= 254 && LOCAL_PART.test(local)
  return fits ? { ok: true, address } : { ok: false, problem: 'unfit' }
}

const PAIRED_MARKS = ["''", '‘’', '“”', '„“', '«»', '‹›', '``', '**']

function withoutMarks(word: string): string {
  let text = word.trim()
  while (/[.,:;!?)>\]]$/.test(text)) text = text.slice(0, -1)
  const paired = PAIRED_MARKS.some((pair) => text.length > 1 && text[0] === pair[0] && text.at(-1) === pair[1])
  return paired ? text.slice(1, -1) : text
}

/** `mailto:a%2Bb@example.com?subject=…` as programs copy it. */
function withoutScheme(text: string): string {
  if (!/^mailto:/i.test(text)) return text
  const [address = ''] = text.slice('mailto:'.length).split('?')
  try {
    return decodeURIComponent(address)
  } catch {
    // Not encoded after all: a bare percent sign may stand in an address.
    return address
  }
}

/** As DNS and mail servers know it (IDNA), or null. */
function asciiDomain(domain: string): string | null {
  // What is more than letters, digits, dots and hyphens would mean something else in the address that is parsed here.
  if (/[^\p{L}\p{M}\p{N}.。-]/u.test(domain) || !readUrl(`http://${domain}/`)) return null
  const ascii = new URL(`http://${domain}/`).hostname
  const labels = ascii.split('.')
  const last = labels.at(-1) ?? ''
  const fits = labels.length > 1 && labels.every((label) => LABEL.test(label)) && /^(?!\d+$).{2,}$/.test(last)
  return fits && ascii.length <= 253 ? ascii : null
}
