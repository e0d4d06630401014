import { findDeception } from './deceptive-text.server'
import { visibleLine } from './plain-text'

/** The name of a host or an attendee, for mails to other people: a name with a link would turn them into spam (S16). */
export const personName = visibleLine(100)
  .min(1, 'must not be empty')
  .refine((text) => /[\p{L}\p{N}\p{S}]/u.test(text), 'must have a letter')
  .refine((text) => findDeception(text) !== 'link' && !/\bhttps?\b/i.test(text), 'must not contain a web address')
  .refine((text) => findDeception(text) !== 'phone' && !isNumber(text), 'must not contain a telephone number')
  .refine((text) => findDeception(text) !== 'look_alike', 'must not mix letters of several alphabets in one word')

/** A title may contain an order number, and a name a student number. A number alone, or a longer one, is nobody's name. */
function isNumber(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\ufe0f\u20e3]/g, '')
  return /\p{Nd}{9}/u.test(plain) || (/\p{Nd}{7}/u.test(plain) && !/\p{L}/u.test(plain))
}
