import { dictionary } from '@zxcvbn-ts/language-common'

/**
 * Passwords that the list of stolen ones does not have because they are newer than it, or because it is mostly English; in lower case. What is
 * made of a listed word and a few digits is not listed again.
 */
const MORE = `
  hallo hallohallo hallowelt servus geheim geheimnis schatz schatzi sommer herbst winter fruehling frühling spring summer autumn
  januar februar maerz märz april juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag
  samstag sonntag passwort kennwort passwörter willkommen ichliebedich ichliebe liebling muenchen münchen hamburg berlin
  frankfurt stuttgart dortmund schalke borussia eintracht werder bayern deutschland schweiz oesterreich österreich zuerich zürich
  welcome letmein changeme changeit default secret topsecret admin administrator root toor guest user test testing temp demo
  access security business consulting consultant marketing calendar meeting meetings booking appointment webinar gotomeeting foyer
  corona covid coronavirus chatgpt minecraft fortnite roblox instagram tiktok whatsapp netflix playstation iphone samsung
  qwertz qwertzu qwertzuiop azerty p@ssw0rd123 hallo12345 1q2w3e4r5t6z trustnoone hellohello helloworld goodluck adminadmin rootroot
`

const PASSWORDS = new Set([...dictionary['passwords-common'], ...MORE.trim().split(/\s+/)])

/** Letters that people write as digits and signs. */
const WRITTEN_AS: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}
const MAX_ADDED = 5
/** A shorter one says nothing about the whole. */
const SHORTEST_WORD = 4

/**
 * Whether lists of stolen passwords have a password, or the word of which it is made by the usual means: a few digits and signs before or
 * behind it, and digits in place of letters.
 *
 * @param password in lower case
 * @example isCommonPassword('summer2026!') // true
 */
export function isCommonPassword(password: string): boolean {
  return [password, wordIn(password)].some(
    (text) => text !== '' && (PASSWORDS.has(text) || PASSWORDS.has(withLetters(text))),
  )
}

/** The word without what was added around it; empty if more was added than the usual few characters. */
function wordIn(password: string): string {
  const signs = Array.from(password)
  const first = signs.findIndex(isLetter)
  const word = first < 0 ? [] : signs.slice(first, signs.findLastIndex(isLetter) + 1)
  return signs.length - word.length <= MAX_ADDED && word.length >= SHORTEST_WORD ? word.join('') : ''
}

function isLetter(sign: string): boolean {
  return /\p{L}/u.test(sign)
}

function withLetters(text: string): string {
  return Array.from(text, (sign) => WRITTEN_AS[sign] ?? sign).join('')
}
