import { Tokenizer } from 'htmlparser2'

/** The parts of a page's markup that matter to our widget. */
export interface PageMarks {
  /** Contents of `<meta http-equiv="Content-Security-Policy">`. */
  policies: string[]
  /** Whether some `<foyer-booking>` contains only white space. */
  hasEmptyElement: boolean
}

/**
 * Reads an unknown page in one pass, as tokens: a tree would search its open tags at each closing one, and a hostile page can
 * have any number of them.
 */
export function readPageMarks(html: string): PageMarks {
  const marks: PageMarks = { policies: [], hasEmptyElement: false }
  let tag = ''
  let attribute = ''
  let value = ''
  let httpEquiv = ''
  let content = ''
  /** Inside a `<foyer-booking>` with only white space so far. */
  let isEmpty = false

  const endOfTag = () => {
    if (tag === 'meta' && httpEquiv.trim().toLowerCase() === 'content-security-policy')
      marks.policies.push(withoutQuoteEntities(content))
    isEmpty = tag === 'foyer-booking'
    tag = ''
  }
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(start, end) {
        tag = html.slice(start, Math.min(end, start + MAX_NAME_LENGTH)).toLowerCase()
        httpEquiv = ''
        content = ''
        isEmpty = false
      },
      onattribname(start, end) {
        attribute = tag === 'meta' ? html.slice(start, Math.min(end, start + MAX_NAME_LENGTH)).toLowerCase() : ''
        value = ''
      },
      onattribdata(start, end) {
        if (attribute !== '') value = html.slice(start, end)
      },
      onattribentity() {},
      // Of a repeated attribute, browsers take the first.
      onattribend() {
        if (attribute === 'http-equiv') httpEquiv ||= value
        if (attribute === 'content') content ||= value
      },
      onopentagend: endOfTag,
      onselfclosingtag: endOfTag,
      onclosetag(start, end) {
        if (isEmpty && html.slice(start, Math.min(end, start + MAX_NAME_LENGTH)).toLowerCase() === 'foyer-booking')
          marks.hasEmptyElement = true
        isEmpty = false
      },
      ontext(start, end) {
        if (isEmpty && html.slice(start, end).trim() !== '') isEmpty = false
      },
      ontextentity() {},
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return marks
}

/** Only the quotes of `'self'` are escaped in a policy, and programs do escape them. */
function withoutQuoteEntities(text: string): string {
  return text.replace(/&(#39|#x27|apos);/gi, "'")
}

/** No name that we look for is longer, so longer names can be cut. */
const MAX_NAME_LENGTH = 40
