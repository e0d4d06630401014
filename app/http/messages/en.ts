export const limitMessages = {
  queryTooLong:
    'This link is too long. Shorten the part after the question mark, such as the notes, or open the page without it and type it there.',
}
