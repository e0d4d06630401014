import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** A side of the screen instead of one of the line: wrong where text runs from right to left. Four different sides in one value included. */
const SIDES = [
  /(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /border-(?:top|bottom)-(?:left|right)-radius/,
  /(?:^|[\s;{])(?:left|right)\s*:/,
  /text-align\s*:\s*(?:left|right)\b/,
  /(?:float|clear)\s*:\s*(?:left|right)\b/,
  /(?:^|[\s;{])(?:margin|padding|inset)\s*:\s*[^\s(]+\s+([^\s(]+)\s+[^\s(]+\s+(?!\1\s*[;}\n])[^\s;(]+\s*[;}\n]/,
]
const SIDES_IN_STYLES =
  /\b(?:(?:margin|padding|border)(?:Left|Right)|(?:left|right):\s*['\d]|textAlign: '(?:left|right)')/

/** Where the direction of text does not matter, and why. */
const ALLOWED = [
  // As wide as its line.
  'app/integrations/connectors/components/connector-form.css: float: left',
]

it('styles of pages and mails name sides of the line, not of the screen', () => {
  const found = [
    ...globSync('{app,emails,widget}/**/*.css').flatMap((path) => linesWith(path, SIDES)),
    ...globSync('emails/**/*.tsx').flatMap((path) => linesWith(path, [SIDES_IN_STYLES])),
  ]
  expect(found.filter((line) => !ALLOWED.includes(line))).toEqual([])
  expect(ALLOWED.filter((line) => !found.includes(line))).toEqual([])
})

it('finds each way to name a side of the screen', () => {
  const planted = [
    'margin-left: 1rem;',
    'left: 0;',
    'text-align: right;',
    'inset: 0 1px 0 2px;',
    'padding: 0 1rem 0 auto;',
  ]
  for (const text of planted)
    expect(
      SIDES.some((side) => side.test(text)),
      text,
    ).toBe(true)
  const harmless = ['inset-inline-start: 0;', 'margin: 0 1rem 2rem 1rem;', 'padding: 0 1rem;', 'text-align: end;']
  for (const text of harmless)
    expect(
      SIDES.some((side) => side.test(text)),
      text,
    ).toBe(false)
})

function linesWith(path: string, sides: RegExp[]): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => sides.some((side) => side.test(`${line}\n`)))
    .map((line) => `${path.replaceAll('\\', '/')}: ${line.trim().replace(/;$/, '')}`)
}
