/** Fields whose values are words of GoTo's, not of people. */
const GOTO_WORDS = new Set(['status', 'meetingType', 'errorCode', 'int_err_code', 'token_type'])
const WORD = /^[\w.-]{1,40}$/
/** Ids, numbers and times, with what stands between their digits. */
const MADE_OF_DIGITS = /^[\d\-.:+/ TZ]+$/
const GOTO_DOMAINS = ['goto.com', 'gotomeeting.com', 'gotomeet.me', 'gotomeet.com', 'getgo.com', 'logmeininc.com']
const MAX_DEPTH = 5

/**
 * What a response looks like without what it says: names of fields, kinds of values, forms of dates and numbers. No name, key, address of a
 * person or secret link is in it.
 *
 * @example describeShape([{ meetingid: 123456789 }]) // '[1: { meetingid: number 000000000 }]'
 */
export function describeShape(value: unknown, field = '', depth = 0): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return `number ${withoutDigits(String(value))}`
  if (typeof value === 'string') return describeText(value, field)
  if (value === undefined) return 'missing'
  if (depth === MAX_DEPTH) return '…'
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : `[${value.length}: ${describeShape(value[0], field, depth + 1)}]`
  const fields = Object.entries(value).map(
    ([name, inner]) => `${withoutDigits(name)}: ${describeShape(inner, name, depth + 1)}`,
  )
  return `{ ${fields.join(', ')} }`
}

function describeText(text: string, field: string): string {
  if (text === '') return 'empty text'
  if (GOTO_WORDS.has(field) && WORD.test(text)) return `"${withoutDigits(text)}"`
  if (text === 'true' || text === 'false') return `"${text}"`
  if (MADE_OF_DIGITS.test(text)) return `text ${withoutDigits(text)}`
  if (URL.canParse(text)) {
    const { protocol, hostname } = new URL(text)
    return `address ${protocol}//${isGotoHost(hostname) ? hostname : 'another-host'}/…`
  }
  return `text of ${text.length} characters`
}

/**
 * What GoTo says about a request that it refuses, for which there is no documentation: in its own words, but without numbers and addresses
 * that could name somebody.
 */
export function describeRefusal(body: string): string {
  const text = body.trim()
  if (text === '') return 'no text'
  if (text.startsWith('<')) return `HTML of ${text.length} characters`
  return withoutDigits(text.slice(0, 200)).replace(/[^\s"'<>@]{1,64}@[^\s"'<>@]{1,64}/g, 'somebody@…')
}

export function isGotoHost(hostname: string): boolean {
  return GOTO_DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
}

function withoutDigits(text: string): string {
  return text.replace(/\d/g, '0')
}
