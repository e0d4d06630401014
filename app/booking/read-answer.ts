import type { Question } from '~/event-types/question'
import { readPhoneNumber } from '~/security/phone-number'

type Asked = Pick<Question, 'kind'> & { choices?: readonly string[] | undefined }

/** Format characters that come with copied text and have no effect at its ends. */
const INVISIBLE_EDGE = /[\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/
const YES = new Set(['yes', 'y', 'true', 'on', '1', 'ja', 'j'])
const NO = new Set(['no', 'n', 'false', 'off', '0', 'nein'])

/**
 * The answer to store, normalised: a phone number without invisible characters, a choice as the host spelled it, a web address
 * with its scheme. Other input stays unchanged, so that `checkAnswers` can say what is wrong.
 *
 * @param text several choices are joined by line breaks; commas do as well, where no choice contains one
 * @example readAnswer({ kind: 'several_choices', choices: ['Red', 'Blue'] }, 'red, blue') // 'Red\nBlue'
 */
export function readAnswer({ kind, choices = [] }: Asked, text: string): string {
  const answer = withoutInvisibleEdges(text)
  switch (kind) {
    case 'phone':
      return readPhoneNumber(answer) ?? answer
    case 'number':
      return plainNumber(answer)
    case 'web_address':
      return webAddress(answer)
    case 'yes_no':
      return yesOrNo(answer)
    case 'one_choice':
      return choiceOf(choices, answer) ?? answer
    case 'several_choices':
      return [...new Set(answer.split('\n').flatMap((line) => choicesIn(choices, line)))].join('\n')
    default:
      return answer
  }
}

/**
 * The answer that a link gives for a question, as far as its field can show it.
 *
 * @param values of `a1`…`a10`, in their order; of all but several choices the first one counts
 */
export function prefilledAnswer(question: Asked, values: readonly string[]): string {
  const { kind, choices = [] } = question
  const first = values.find((value) => value !== '') ?? ''
  switch (kind) {
    case 'several_choices':
      return [
        ...new Set(values.flatMap((value) => value.split('\n')).flatMap((line) => knownChoicesIn(choices, line))),
      ].join('\n')
    case 'one_choice':
    case 'yes_no': {
      const answer = readAnswer(question, first)
      return choices.includes(answer) || (kind === 'yes_no' && /^(yes|no)$/.test(answer)) ? answer : ''
    }
    case 'phone':
      // In an address a bare plus is a space, but people who write such a link by hand mean the plus.
      return readAnswer(question, first.replace(/^((?:tel|callto|sms):)? (?=[\d(])/i, '$1+'))
    default:
      return first
  }
}

function withoutInvisibleEdges(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && INVISIBLE_EDGE.test(text[start] ?? '')) start++
  while (end > start && INVISIBLE_EDGE.test(text[end - 1] ?? '')) end--
  return text.slice(start, end)
}

/** No number that anybody types is longer. */
const MAX_NUMBER_LENGTH = 100

/** Without the marks that group thousands: `1’000` and `1 000` are one number. */
function plainNumber(text: string): string {
  if (text.length > MAX_NUMBER_LENGTH) return text
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\u2212/g, '-')
    .replace(/(?<=\d)[\s'’](?=\d{3})/g, '')
  return /^[+-]?\d[\d.,]*$/.test(plain) ? plain.replace(/^\+/, '') : text
}

/** People type `example.com` and mean the address. */
function webAddress(text: string): string {
  const plain = text.replace(/\p{Cf}/gu, '')
  return /^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+(:\d{1,5})?([/?#]\S*)?$/u.test(plain) ? `https://${plain}` : plain
}

function yesOrNo(text: string): string {
  const word = text.toLowerCase()
  if (YES.has(word)) return 'yes'
  return NO.has(word) ? 'no' : text
}

function choicesIn(choices: readonly string[], line: string): string[] {
  const whole = choiceOf(choices, line)
  if (whole !== undefined) return [whole]
  const parts = line.split(',').map((part) => choiceOf(choices, part))
  return parts.every((part) => part !== undefined) ? parts : line.trim() === '' ? [] : [line]
}

/** Only existing choices; a link may be older than the present version of the question. */
function knownChoicesIn(choices: readonly string[], line: string): string[] {
  const whole = choiceOf(choices, line)
  if (whole !== undefined) return [whole]
  return line.split(',').flatMap((part) => choiceOf(choices, part) ?? [])
}

function choiceOf(choices: readonly string[], text: string): string | undefined {
  const wanted = folded(text)
  return choices.find((choice) => choice === text) ?? choices.find((choice) => folded(choice) === wanted)
}

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}
