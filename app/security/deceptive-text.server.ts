import LinkifyIt from 'linkify-it'
import tlds from 'tlds' with { type: 'json' }
import { latinLook, mixesScripts } from './confusables'

/**
 * The rule for typed texts that reach other people's mail: names, titles, names of teams (S16). It refuses what a mail program
 * turns into a link or reads as code for another text, what a reader would recognise as one, telephone numbers to be called, and letters that look like others.
 */
export type Deception = 'link' | 'phone' | 'look_alike'

/** No registry has these, but a reader takes them for addresses all the same. */
const RESERVED_TLDS = ['example', 'invalid', 'local', 'localhost', 'onion', 'test']

/** Finds addresses with and without scheme, under every top-level domain, and addresses of mailboxes and machines. */
const links = new LinkifyIt({}, { fuzzyIP: true }).tlds([...tlds, ...RESERVED_TLDS])

interface Allowed {
  /** A domain that the author has proven: it and its subdomains may be named. */
  domain?: string | null
}

/**
 * What is wrong with a short text for other people's mail; null if nothing.
 *
 * @example findDeception('Meet at evil[.]com') // 'link'
 * @example findDeception('Prof.Dr.med. Anna Müller') // null
 */
export function findDeception(text: string, { domain = null }: Allowed = {}): Deception | null {
  if (mixesScripts(text.normalize('NFKC'))) return 'look_alike'
  if (deceives(text, domain)) return 'link'
  return holdsPhone(putTogether(text)) ? 'phone' : null
}

/** A longer or older text without what `findDeception` refuses: links become "[…]", and so does a line that still has one. */
export function withoutLinks(text: string, { domain = null }: Allowed = {}): string {
  return text
    .split('\n')
    .map((line) => withoutLinksInLine(line, domain))
    .join('\n')
}

/** A name or a title for a mail: without links, and empty if it deceives in another way. */
export function mailableLine(text: string, allowed: Allowed = {}): string {
  const rest = withoutLinks(text, allowed)
  return findDeception(rest, allowed) === null ? rest : LEFT_OUT
}

/** The beginning of an encoded word (RFC 2047): mail programs show what it stands for, which no check here would have seen. */
const ENCODED_WORD = /=\?[^\s?]{1,40}\?[bq]\?/i

/** Very long lines are not checked: the link finder is made for usual lines. */
const MAX_LINE_LENGTH = 2_000
const LEFT_OUT = '[…]'

function withoutLinksInLine(line: string, domain: string | null): string {
  if (!deceives(line, domain)) return line
  let rest = line
  for (const { index, lastIndex } of (links.match(line) ?? []).filter((link) => counts(link, line, domain)).reverse())
    rest = rest.slice(0, index) + LEFT_OUT + rest.slice(lastIndex)
  return deceives(rest, domain) ? LEFT_OUT : rest
}

function deceives(line: string, domain: string | null): boolean {
  if (line.length > MAX_LINE_LENGTH || ENCODED_WORD.test(line)) return true
  const plain = putTogether(line)
  if (holdsLink(plain, domain)) return true
  const look = latinLook(plain)
  // Only words that look Latin throughout: "Д.Со" is a name.
  return look !== plain && (links.match(look) ?? []).some((link) => isAscii(link.text) && counts(link, look, domain))
}

function isAscii(text: string): boolean {
  return !/[^ -~]/.test(text)
}

/** Full stops of other scripts, and dots used like them between letters. */
const DOTS = /[。｡．․‧·∙⋅•・･ꞏ۔܂ꓸ]/g
/** Slashes of other uses, as in fractions. */
const SLASHES = /[⁄∕⧸╱]/g
const SPELLED_DOT = /\s*[[({<]\s*(?:\.|dot|punkt|point|punto|ponto)\s*[\])}>]\s*/gi
/** Written as a word or with spaces around, only before top-level domains that everybody knows. */
const SPOKEN_DOT = /(?<=\S)\s+(?:dot|punkt|punto|ponto|\.)\s+(?=(?:com|net|org|info|biz|io|app|de|ch|ru|tk)\b)/gi
const LOOSE_DOT = /(?<=\S)(?:\s+\.|\.\s+)(?=(?:com|net|org)\b)/gi

/** The text as a reader understands it: "evil[.]com", "evil . com", full-width letters, other full stops, zero-width letters. */
function putTogether(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Variation_Selector}]|\u034f|\u20e3/gu, '')
    .replace(DOTS, '.')
    .replace(SLASHES, '/')
    .replace(SPELLED_DOT, '.')
    .replace(/(?<=\S) \. (?=\S)/g, '.')
    .replace(SPOKEN_DOT, '.')
    .replace(LOOSE_DOT, '.')
}

function holdsLink(plain: string, domain: string | null): boolean {
  const found = links.match(plain) ?? []
  if (found.some((link) => counts(link, plain, domain))) return true
  // The rest are addresses that may be named.
  const rest = found.reduceRight((text, { index, lastIndex }) => text.slice(0, index) + text.slice(lastIndex), plain)
  return /:\/\/|\bh(?:tt|xx)ps?\s*:|\bhxxps?\b|\bwww\./i.test(rest)
}

interface FoundLink {
  index: number
  lastIndex: number
  text: string
  url: string
}

function counts(link: FoundLink, text: string, domain: string | null): boolean {
  if (domain && isBelow(link.url, domain)) return false
  return !isOrdinaryText(link, text)
}

/** Whether an address is in a domain or its subdomains; a mailbox there counts as well. */
function isBelow(url: string, domain: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, pathname, username } = new URL(url)
  if (username !== '') return false
  const host = protocol === 'mailto:' ? pathname.split('@').at(-1) : hostname
  return host === domain || host?.endsWith(`.${domain}`) === true
}

/** Titles in front of a name; each may follow another: "Prof.Dr.med." */
const TITLES =
  'adv|ass|capt|cand|co|cpt|dent|dipl|doc|dott|dott.ssa|dr|dra|drs|frau|fr|habil|herr|hon|hr|ing|ir|iur|jr|jur|kand|lic|ll|lt|mag|med|mgr|mlle|mme|mr|mrs|ms|mult|nat|oec|ph|phil|pol|prof|psych|rer|rev|sc|sen|sgt|sig|soc|sr|sra|st|ste|stud|techn|theol|univ|vet'
const TITLE = new RegExp(`^(?:${TITLES})$`, 'i')

/** Ends of such abbreviations that are top-level domains as well: Dr.med, M.Sc, Co.KG, Dipl.Ing, Ph.D. */
const LAST_OF_TITLES = /^(?:med|sc|ing|kg|ag|vet|phd|mba|esq|cpa|md|ma|ms|pa|dds|st|pro|sa|se|co)$/i

/** Endings that are nobody's name. */
const NO_NAME =
  /^(?:com|net|org|info|biz|io|app|dev|xyz|online|site|shop|store|link|click|live|top|club|web|cloud|email|zip|mov|edu|gov|tv|me|cc|to|ly)$/i

/** Between given name and family name: "M.de Jong", "A.la Cour". */
const PARTICLE = 'de|di|la|do|st|ap|al|du|da|dos|del|van|von|af|av|el|le|ten|ter|der|den|zu|bin|ben'
const PARTICLES = new RegExp(`^(?:${PARTICLE})$`)
const SURNAME_FOLLOWS = new RegExp(`^(?:\\s+(?:${PARTICLE})(?=\\s))*\\s+['’]?\\p{Lu}`, 'u')
/** Names of techniques that end like addresses but whose domains nobody could use to deceive. */
const TECHNIQUES = /^(?:asp|ado|vb|ml|f#|c#)\.net$/i

/**
 * Whether a possible address is a title, an initial or the name of a technique. Real names look like this, which weighs more
 * than the risk: nobody can choose such an address freely.
 */
function isOrdinaryText({ text: found, index, lastIndex }: FoundLink, text: string): boolean {
  if (/[^\p{L}\p{M}.]/u.test(found)) return false
  const before = text.slice(0, index)
  if (before.endsWith('@') || /^(?:\/|:\d)/.test(text.slice(lastIndex))) return false
  if (TECHNIQUES.test(found)) return true
  const parts = found.split('.')
  const last = parts.pop() ?? ''
  const isInitial = (part: string) => /^\p{Lu}\p{M}*$/u.test(part)
  if (parts.length === 0 || !/^\p{Lu}/u.test(parts[0] ?? '')) return false
  if (!parts.every((part) => isInitial(part) || TITLE.test(part))) return false
  if (isInitial(last) || LAST_OF_TITLES.test(last)) return true
  // As titles of women are written in Austria: "Dr.in Gruber".
  if (last === 'in') return parts.every((part) => part.length > 1)
  // "Anna M.de Jong": a particle right after an initial and before a capital.
  if (PARTICLES.test(last)) return isInitial(parts.at(-1) ?? '') && SURNAME_FOLLOWS.test(text.slice(lastIndex))
  return /^\p{Lu}\p{M}*(?:\p{Ll}\p{M}*)+$/u.test(last) && !NO_NAME.test(last)
}

/** Words that ask for a call, before or after a number. */
const CALL =
  /(?<!\p{L})(?:call|ring|dial|phone|text|sms|whatsapp|signal|tel|telephone|telefon|hotline|toll.?free|anruf|anrufen|rufen|ruf|appel|appelez|appeler|llama|llame|llamar|chiama|chiamare|ligue|bel|bellen|zadzwoń|позвоните|звоните|звони|اتصل|電話|电话|致电)(?!\p{L})/iu
const CALL_OF_CJK = /電話|电话|致电/u

function holdsPhone(plain: string): boolean {
  const text = withAsciiDigits(plain)
    .replace(/(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)/g, ' ; ')
    .replace(/(?<!\d)\d{1,2}[:.]\d{2}(?!\d)/g, ' ; ')
  if (/(?<![\d\p{L}])1?-?8(?:00|88|77|66|55|44|33)-[A-Z]{3,}/u.test(text)) return true
  const asks = CALL.test(text) || CALL_OF_CJK.test(text)
  return (text.match(/[+\d][\d\s()./–-]*/g) ?? []).some((run) => isPhone(run, asks))
}

function isPhone(run: string, asks: boolean): boolean {
  const groups = run.match(/\d+/g) ?? []
  const digits = groups.join('').length
  if (digits > 15) return false
  if (groups.every((group) => /^(?:19|20)\d\d$/.test(group))) return false
  if (run.startsWith('+')) return digits >= 7
  if (asks) return digits >= 6
  if (/^\d{1,3}(?:[ .]000)+\D*$/.test(run)) return false
  if (groups.length >= 3) return digits >= 9
  if (groups.length === 2) return digits >= 10
  return /^(?:0\d{8,12}|1[2-9]\d{9})$/.test(groups[0] ?? '')
}

/** Digits of other scripts; each script has its ten in a row. */
function withAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0
    const code = zero
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
    return code < 128 ? digit : String((code - zero) % 10)
  })
}
