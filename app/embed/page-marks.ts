import { Tokenizer } from 'htmlparser2'

/** What a page's markup says that matters to our widget. */
export interface PageMarks {
  /** Contents of `<meta http-equiv="Content-Security-Policy">`. */
  policies: string[]
  /** Whether some `<foyer-booking>` holds nothing but white space. */
  hasEmptyElement: boolean
}

/**
 * Reads a stranger's page in one pass. Tokens only: a tree would look its open tags through at each closing one, which a hostile page
 * makes as long as it likes.
 */
export function readPageMarks(html: string): PageMarks {
  const marks: PageMarks = { policies: [], hasEmptyElement: false }
  let tag = ''
  let attribute = ''
  let value = ''
  let httpEquiv = ''
  let content = ''
  /** Inside a `<foyer-booking>` in which only white space has come so far. */
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
      // Of an attribute that stands twice, browsers take the first.
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

/** The quotes of `'self'` are all that a policy needs to escape, and what programs write so. */
function withoutQuoteEntities(text: string): string {
  return text.replace(/&(#39|#x27|apos);/gi, "'")
}

/** No name that we look for is longer; the rest of a longer one tells nothing. */
const MAX_NAME_LENGTH = 40
