import LinkifyIt from 'linkify-it'
import tlds from 'tlds'
import { oneLine } from './plain-text'

/** Finds what mail programs turn into links: addresses with and without scheme, under every top level there is, of mailboxes, of machines. */
const links = new LinkifyIt({}, { fuzzyIP: true }).tlds(tlds)

/** A title or initials right before two letters, as in "Dr.Ng", "M.Sc" or "GmbH & Co.KG". People are called so; that an address could read the same weighs less. */
const ABBREVIATED = /^((\p{Lu}\.)*\p{Lu}|Co|Dipl|Dr|Ing|Mag|Mr|Mrs|Ms|Prof|St)\.\p{Lu}\p{L}$/u

/** The name of a host or an attendee, as it will stand in mails to other people: one that holds a link makes them a lure (S16). */
export const personName = oneLine(100)
  .min(1, 'must not be empty')
  .refine((text) => !holdsLink(text), 'must not contain a web address')

/** Also what a reader would put together again: "evil[.]com", "evil . com", "hxxp", other scripts' full stops, letters of no width. */
function holdsLink(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[。｡]/g, '.')
    .replace(/\s+\.\s+|\s*[[({]\s*(\.|dot)\s*[\])}]\s*/gi, '.')
  if (/\bh[tx]{2}ps?\b|:\/\/|\bwww\./i.test(plain)) return true
  return (links.match(plain) ?? []).some((link) => !ABBREVIATED.test(link.text))
}
