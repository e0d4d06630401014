/** Texts that make careless readers slow: many beginnings without an end, long runs, and things that must be sorted or joined. */
export type Generate = (length: number) => string

const filled =
  (piece: string, before = '', after = ''): Generate =>
  (length) =>
    before + piece.repeat(Math.max(1, Math.floor((length - before.length - after.length) / piece.length))) + after

/** For every reader. */
export const USUAL: Record<string, Generate> = {
  letters: filled('a'),
  'letters, then a sign': filled('a', '', '!'),
  digits: filled('1', '', 'x'),
  'white space': filled(' ', 'a', 'b'),
  'line breaks': filled('\r', 'a', '\u0000'),
  dots: filled('.', 'a', '!'),
  'short labels': filled('a.', '', '@'),
  hyphens: filled('-', 'a', '!'),
  slashes: filled('/', '/', '\n'),
  'spaced dots': filled(' . '),
  braces: filled('{{'),
  brackets: filled('[('),
  commas: filled('a,'),
  'commas and spaces': filled(', ', '1', 'x'),
  'a number with signs': filled(' .:', '044 668 18 00 x'),
  'parts of a language': filled('-u-', 'en'),
  semicolons: filled(';q=0.'),
  'quotes and escapes': filled('"\\'),
  'percent signs': filled('%e2'),
  'combining marks out of order': filled('\u0315\u0316', 'a'),
  'flags and joined signs': filled('👩‍👩‍👧'),
  'halves of pairs': filled('\ud800'),
  'at signs': filled('a@'),
  colons: filled('1:'),
  equals: filled('a=1&'),
}

const tag = (piece: string) => filled(piece)

/** For readers of pages. */
export const PAGES: Record<string, Generate> = {
  'an unclosed policy': tag('<meta http-equiv=content-security-policy'),
  'an unclosed policy in quotes': tag('<meta http-equiv="content-security-policy" content="'),
  'policies by the thousand': tag('<meta http-equiv=content-security-policy content="default-src *">'),
  'one policy of many directives': filled("x 'self';", '<meta http-equiv=content-security-policy content="', '">'),
  'one source of many signs': filled('a:', '<meta http-equiv=content-security-policy content="script-src ', '">'),
  'comments that never end': tag('<!--'),
  'less-than signs': tag('<'),
  'tags that open': tag('<a>'),
  'tags that open, then others that close': (length) => filled('<a>')(length / 2) + filled('</b>')(length / 2),
  'attributes by the hundred thousand': filled(' a=1', '<meta', '>'),
  'one attribute over and over': filled(' content=1', '<meta', '>'),
  entities: filled('&amp;', '<meta content="', '">'),
  'entities without an end': filled('&am', '<meta content="', '">'),
  'our element, unclosed': tag('<foyer-booking '),
  'our element with white space': filled(' ', '<foyer-booking>', '<'),
  'our element, open': tag('<foyer-booking>'),
  'compatibility scripts': filled('embed.js?', 'data-cal-'),
  quotes: filled('"embed.js?', 'Cal('),
  'scripts that open': tag('<script>'),
  'closing tags': tag('</script '),
  cdata: tag('<![CDATA['),
}

/** For readers of JSON. */
export const JSON_TEXTS: Record<string, Generate> = {
  'long numbers': filled('1234567890123456789,', '[', '0]'),
  'one long number': filled('1', '[', ']'),
  'arrays in arrays': (length) => '['.repeat(length / 2) + ']'.repeat(length / 2),
  objects: filled('{"a":'),
  'white space': filled(' ', '[', ']'),
  strings: filled('\\"', '"', '"'),
  keys: (length) => JSON.stringify(Object.fromEntries(Array.from({ length: length / 12 }, (_, n) => [`key${n}`, n]))),
}

/** For readers of XML. */
export const XML_TEXTS: Record<string, Generate> = {
  'elements that are not closed': filled('<a>'),
  'elements with a namespace of their own': filled('<a xmlns:b="c"/>', '<x>', '</x>'),
  'many namespaces': (length) =>
    `<x ${Array.from({ length: length / 40 }, (_, index) => `xmlns:n${index}="u"`).join(' ')}>${'<a xmlns:b="c"/>'.repeat(length / 40)}</x>`,
  entities: filled('&amp;', '<x>', '</x>'),
  'many attributes': (length) => `<a ${Array.from({ length: length / 12 }, (_, index) => `a${index}="1"`).join(' ')}/>`,
  'many resources': filled('<response/>', '<multistatus xmlns="DAV:">', '</multistatus>'),
  'many addresses of one resource': filled(
    '<href>/</href>',
    '<multistatus xmlns="DAV:"><response>',
    '</response></multistatus>',
  ),
  'many states of one resource': filled(
    '<propstat/>',
    '<multistatus xmlns="DAV:"><response>',
    '</response></multistatus>',
  ),
  'many properties of one resource': filled(
    '<a/>',
    '<multistatus xmlns="DAV:"><response><href>/</href><propstat><prop>',
    '</prop></propstat></response></multistatus>',
  ),
}

/** For readers of calendar objects. */
export const OBJECTS: Record<string, Generate> = {
  'many alarms': filled('BEGIN:VALARM\r\nEND:VALARM\r\n', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', 'END:VEVENT\r\n'),
  'components that are not closed': filled('BEGIN:VEVENT\r\n'),
  'folded lines': filled('\r\n a', 'BEGIN:VEVENT\r\nUID:a'),
  'many UIDs': filled('UID;', 'BEGIN:VEVENT\r\n'),
}
