import { readPhoneNumber } from '~/security/phone-number'

interface TextPart {
  text: string
  /** The address that dials it, for a phone number. */
  href?: string
}

/** Numbers with their country, as people and GoTo write them. An access code in the same text has no plus. */
const NUMBER = /\+\d[\d ()./-]{5,24}\d/g

/**
 * A text with its phone numbers as links. Only numbers with a country are recognised, because codes and dates look like the others.
 *
 * @param known a number that stands in the text in any form
 * @example linkPhones('Call +41 44 555 01 99.') // [{ text: 'Call ' }, { text: '+41 44 555 01 99', href: 'tel:+41445550199' }, { text: '.' }]
 */
export function linkPhones(text: string, known?: string): TextPart[] {
  const href = known === undefined ? undefined : telAddress(known)
  const at = known ? text.lastIndexOf(known) : -1
  if (known && href && at >= 0)
    return withoutEmpty([{ text: text.slice(0, at) }, { text: known, href }, { text: text.slice(at + known.length) }])
  const parts: TextPart[] = []
  let from = 0
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    const dials = telAddress(number)
    if (!dials) continue
    parts.push({ text: text.slice(from, index) }, { text: number, href: dials })
    from = index + number.length
  }
  return withoutEmpty([...parts, { text: text.slice(from) }])
}

/** RFC 3966. @returns undefined for what is no phone number */
function telAddress(written: string): string | undefined {
  const number = readPhoneNumber(written)
  if (number === null) return undefined
  const [main = '', extension] = number.split(' x')
  const digits = main.replaceAll('(0)', '').replace(/\D/g, '')
  return `tel:${main.includes('+') ? '+' : ''}${digits}${extension === undefined ? '' : `;ext=${extension}`}`
}

function withoutEmpty(parts: TextPart[]): TextPart[] {
  return parts.filter(({ text }) => text !== '')
}
