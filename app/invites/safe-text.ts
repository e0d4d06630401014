/**
 * Names and texts for mail headers and calendar objects. The forms refuse what no real name contains; this module makes the
 * rest harmless, also values stored before a rule existed (S14, C8).
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS_BUT_NEWLINE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]+/g
/** Marks that change the reading order of the following text, and invisible fillers. */
const DIRECTION_MARKS = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const MAX_NAME_LENGTH = 100

/**
 * A person's name for a calendar parameter or mail header: one line, without quotes, which RFC 5545 cannot escape there.
 *
 * @example safeName('Dr. "Bob"; PhD') // 'Dr. ’Bob’; PhD'
 */
export function safeName(name: string): string {
  const line = name
    .toWellFormed()
    .replace(DIRECTION_MARKS, '')
    .replace(CONTROLS, ' ')
    .replaceAll('"', '’')
    // Some parsers read an escaped backslash and the letter after it as one escape.
    .replaceAll('\\', '/')
    .replace(/\s+/g, ' ')
    .trim()
  return Array.from(line).slice(0, MAX_NAME_LENGTH).join('')
}

/** Text of several lines, each ended by a line feed. */
export function safeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(DIRECTION_MARKS, '')
    .replace(CONTROLS_BUT_NEWLINE, ' ')
}
