import { readUrl } from './readable-text'

/**
 * Email addresses as people type and paste them: read leniently, stored strictly. Every form, call and command uses this
 * reader, so that an address is the same text and the same person everywhere.
 */

export type AddressProblem =
  /** Without anything that looks like an address. */
  | 'unfit'
  /** Several addresses where one is expected. */
  | 'several'
  /** Letters beyond ASCII before the @ need SMTPUTF8, which few mail servers support: such a mail would not arrive. */
  | 'local_part_not_ascii'

export type ReadAddress = { ok: true; address: string } | { ok: false; problem: AddressProblem }
export type ReadAddressList = { ok: true; addresses: string[] } | { ok: false; problem: AddressProblem }

/** The limit of a field: more than ten pasted guests with their names. */
export const MAX_ADDRESS_LIST_LENGTH = 12_000
export const MAX_TYPED_ADDRESS_LENGTH = 1_000

/** Invisible characters that come with copied text. They do not make another address. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu
/** Full-width ASCII, as East Asian keyboards write it. */
const FULL_WIDTH = /[\uff01-\uff5e]/gu
const OTHER_SPACE = /[\p{Zs}\t]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
/** Ends of lines in old, foreign and spreadsheet texts. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const LINE_END = /\r\n|[\n\u000b\u000c\r\u0085\u2028\u2029]/g
/** Commas and semicolons of Arabic and East Asian texts; full-width ones are already converted. */
const OTHER_COMMA = /[\u060c\u3001\uff64]/g
const OTHER_SEMICOLON = /\u061b/g
/** Separators of addresses, as mail programs and people write them. */
const JOINING_WORDS = new Set(['and', 'und', 'et', 'y', 'e', 'or'])
/** Labels before an address, with or without a colon. */
const LABELS = new Set(['to', 'cc', 'bcc', 'an', 'from', 'von', 'email', 'e-mail', 'mail', 'smtp'])
/** The same when no space follows. */
const GLUED_LABEL = /^(?:to|cc|bcc|an|from|von|email|e-mail|mail|smtp):(?!\/)/i
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * One address, with or without a name, brackets, `mailto:` or invisible characters around it.
 *
 * @example readEmailAddress(' <Ada@müller.example> ') // { ok: true, address: 'Ada@xn--mller-kva.example' }
 */
export function readEmailAddress(typed: string): ReadAddress {
  const text = visible(typed).trim()
  if (text.length > MAX_TYPED_ADDRESS_LENGTH || CONTROL.test(text)) return { ok: false, problem: 'unfit' }
  const list = readVisibleList(text, 'one')
  if (!list.ok) return list
  const [address, ...others] = distinctPeople(list.addresses)
  if (address === undefined) return { ok: false, problem: 'unfit' }
  return others.length === 0 ? { ok: true, address } : { ok: false, problem: 'several' }
}

/**
 * A list of addresses as mail programs copy it: `Anna <anna@example.org>; "Muster, Ben" <ben@example.org>`, with commas,
 * semicolons, spaces or line breaks. Only names are left out: a word that belongs to no address makes the list invalid, because
 * dropping it could drop a person. A repeated person is listed once.
 *
 * @example readAddressList('Anna <anna@example.org>; mailto:ben@example.org') // { ok: true, addresses: ['anna@example.org',
 * 'ben@example.org'] }
 */
export function readAddressList(typed: string): ReadAddressList {
  if (typed.length > MAX_ADDRESS_LIST_LENGTH) return { ok: false, problem: 'unfit' }
  const list = readVisibleList(
    visible(typed.replace(LINE_END, '\n').split('\n').map(cellsWithAddress).join('\n')),
    'list',
  )
  return list.ok ? { ok: true, addresses: distinctPeople(list.addresses) } : list
}

/**
 * The first of each person's addresses, without people who take part anyway.
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
 * Identifies a mailbox, so that two spellings of it are one person. Upper case makes no difference; Gmail also ignores dots and
 * everything after a plus. At other providers a tag may be a colleague's, who should get a separate invitation.
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
    .replace(OTHER_COMMA, ',')
    .replace(OTHER_SEMICOLON, ';')
}

/** A row of a table is one person: the cells beside an address describe that person. */
function cellsWithAddress(line: string): string {
  const cells = line.split('\t')
  const addresses = cells.filter((cell) => cell.includes('@'))
  return cells.length > 1 && addresses.length > 0 ? addresses.join('\t') : line
}

type Piece = { kind: 'word' | 'quoted' | 'angled' | 'bracketed' | 'comma' | 'break'; text: string }

/**
 * @param expected where one address is expected, a bare one after words may be an address broken by a space ("ada
 * lovelace@example.com"), which would reach another person
 */
function readVisibleList(text: string, expected: 'one' | 'list'): ReadAddressList {
  const addresses: string[] = []
  /** Words of a name before its address. */
  let name: string[] = []
  let commaAfterName = false
  for (const { kind, text: part } of [...piecesOf(text), { kind: 'break', text: '' } as Piece]) {
    if (kind === 'comma') {
      commaAfterName = name.length > 0
      continue
    }
    if (kind === 'word' && (joins(part) || !/[\p{L}\p{N}@]/u.test(part))) continue
    const read = kind === 'break' ? null : readSeveral(part)
    if (kind === 'break') {
      const quoted = name.map(readBare)
      if (!quoted.every((one) => one.ok)) return { ok: false, problem: 'unfit' }
      addresses.push(...quoted.map((one) => one.address))
    } else if (kind === 'quoted' || (kind === 'word' && isNameWord(part))) {
      name.push(part)
      continue
    } else if (read?.ok) {
      const isBroken = commaAfterName || (expected === 'one' && !name.at(-1)?.endsWith(':'))
      if (kind === 'word' && name.length > 0 && isBroken) return { ok: false, problem: 'unfit' }
      addresses.push(...read.addresses)
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

function joins(word: string): boolean {
  const lower = word.toLowerCase()
  return JOINING_WORDS.has(lower) || LABELS.has(lower.endsWith(':') ? lower.slice(0, -1) : lower)
}

/** Without an address, or with an @ that joins nothing, as in "Anna @Work". */
function isNameWord(word: string): boolean {
  const at = word.indexOf('@')
  return at <= 0 || at === word.length - 1
}

const MAX_REMARK_LENGTH = 100
const CLOSING: Record<string, string> = { '<': '>', '(': ')', '[': ']' }

/** Reads the text once. */
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
      const closing = CLOSING[letter] ?? ''
      const end = endOfRemark(text, at, closing) ?? endOfBracketed(text, at, closing)
      pieces.push({ kind: letter === '<' ? 'angled' : 'bracketed', text: text.slice(at + 1, end).trim() })
      at = text[end] === closing ? end + 1 : end
    } else if (/^mailto:/i.test(text.slice(at, at + 'mailto:'.length))) {
      const start = at
      while (at < text.length && !/[\s"<>()[\]]/.test(text[at] ?? '')) at++
      pieces.push(...piecesOfLink(text.slice(start, at)))
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

/**
 * A mailto link may name several people (RFC 6068), and more of them after its question mark: those are refused rather than
 * lost.
 */
function piecesOfLink(link: string): Piece[] {
  const [people = '', query = ''] = link.slice('mailto:'.length).split('?', 2)
  const word = (text: string): Piece => ({ kind: 'word', text })
  const pieces = people.split(/[,;]/).flatMap((one) => (one === '' ? [] : [word(`mailto:${one}`)]))
  return /@|%40/.test(query) ? [...pieces, { kind: 'angled', text: '' }] : pieces
}

/** The end of a remark with commas, as in "(Acme, Inc.)", if it contains no address. */
function endOfRemark(text: string, start: number, closing: string): number | null {
  const remark = text.slice(start + 1, start + MAX_REMARK_LENGTH)
  const end = remark.indexOf(closing)
  return end < 0 || /[@\r\n]/.test(remark.slice(0, end)) ? null : start + 1 + end
}

/** An unclosed bracket ends with its line or entry. */
function endOfBracketed(text: string, start: number, closing: string): number {
  let at = start + 1
  while (at < text.length && text[at] !== closing && !/[,;\r\n]/.test(text[at] ?? '')) at++
  return at
}

/** Addresses separated only by a slash or a bar; a single one may contain either before the @. */
function readSeveral(written: string): ReadAddressList {
  const read = readBare(written)
  if (read.ok) return { ok: true, addresses: [read.address] }
  const parts = read.problem === 'several' ? written.split(/[/|]/).map(readBare) : []
  const isList = parts.length > 1 && parts.every((part) => part.ok)
  return isList ? { ok: true, addresses: parts.map((part) => part.address) } : read
}

/** An address alone, perhaps with punctuation of the surrounding text. */
function readBare(written: string): ReadAddress {
  const text = withoutMarks(withoutScheme(withoutMarks(written)))
  const at = text.indexOf('@')
  if (at < 1) return { ok: false, problem: 'unfit' }
  // A separator that is repeated or at the end does not make a second address.
  const second = text.indexOf('@', at + 1)
  if (second >= 0) return { ok: false, problem: second > at + 1 && second < text.length - 1 ? 'several' : 'unfit' }
  const local = text.slice(0, at)
  const domain = asciiDomain(text.slice(at + 1))
  if (domain === null) return { ok: false, problem: 'unfit' }
  if (/[^\p{ASCII}]/u.test(local)) return { ok: false, problem: 'local_part_not_ascii' }
  const address = `${local}@${domain}`
  const fits = local.length <= 64 && address.length <= 254 && LOCAL_PART.test(local)
  return fits ? { ok: true, address } : { ok: false, problem: 'unfit' }
}

const PAIRED_MARKS = ['""', "''", '‘’', '“”', '„“', '«»', '‹›', '``', '**']

function withoutMarks(word: string): string {
  let text = word.trim()
  while (/[.,:;!?)>\]]$/.test(text)) text = text.slice(0, -1)
  const paired = PAIRED_MARKS.some((pair) => text.length > 1 && text[0] === pair[0] && text.at(-1) === pair[1])
  return paired ? text.slice(1, -1) : text
}

/** `mailto:a%2Bb@example.com?subject=…` as programs copy it. */
function withoutScheme(text: string): string {
  if (!/^mailto:/i.test(text)) return text.replace(GLUED_LABEL, '')
  const [address = ''] = text.replace(/^mailto:(?:\/\/)?/i, '').split('?')
  try {
    return decodeURIComponent(address)
  } catch {
    // Not encoded after all: an address may contain a bare percent sign.
    return address
  }
}

/** The ASCII form for DNS and mail servers (IDNA), or null. */
function asciiDomain(domain: string): string | null {
  // Other characters than letters, digits, dots and hyphens would have another meaning in the URL that is parsed here.
  if (/[^\p{L}\p{M}\p{N}.。-]/u.test(domain) || !readUrl(`http://${domain}/`)) return null
  const ascii = new URL(`http://${domain}/`).hostname
  const labels = ascii.split('.')
  const last = labels.at(-1) ?? ''
  const fits = labels.length > 1 && labels.every((label) => LABEL.test(label)) && /^(?!\d+$).{2,}$/.test(last)
  return fits && ascii.length <= 253 ? ascii : null
}
