import { findDeception } from './deceptive-text.server'
import { visibleLine } from './plain-text'

/** The name of a host or an attendee, as it will stand in mails to other people: one that holds a link makes them a lure (S16). */
export const personName = visibleLine(100)
  .min(1, 'must not be empty')
  .refine((text) => findDeception(text) !== 'link' && !/\bhttps?\b/i.test(text), 'must not contain a web address')
  .refine((text) => findDeception(text) !== 'phone', 'must not contain a telephone number')
  .refine((text) => findDeception(text) !== 'look_alike', 'must not mix letters of several alphabets in one word')
