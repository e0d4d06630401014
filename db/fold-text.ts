const MAX_CHARACTERS = 400
/** The limit of the text: ordering a run of combining marks takes quadratic time. */
const MAX_READ = 4 * MAX_CHARACTERS

/**
 * A text for searching and sorting: without case, accents and repeated spaces. It is the same on both databases, whose own
 * `lower` functions disagree beyond ASCII.
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
