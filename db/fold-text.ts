const MAX_CHARACTERS = 400
/** Of the text itself: to put a run of combining marks in order costs the square of its length. */
const MAX_READ = 4 * MAX_CHARACTERS

/**
 * A text as it is searched and sorted by: without case, accents and doubled spaces, the same on both databases, whose own
 * `lower` disagree about everything that is not ASCII.
 *
 * @example foldText('Zoë  MÜLLER') // 'zoe muller'
 */
export function foldText(text: string): string {
  return text
    .slice(0, MAX_READ)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_CHARACTERS)
    .toWellFormed()
}
