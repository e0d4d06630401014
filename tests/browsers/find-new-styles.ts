import type { Identifier } from '@mdn/browser-compat-data'
import postcss, { type AtRule, type Declaration, type Rule } from 'postcss'
import { css, lackingIn } from './floor'

/** Functions of values, by name: MDN's data has them in several places. */
const functions = new Map<string, Identifier>()
collectFunctions(css.types as unknown as Identifier)

/** What a style sheet needs that a browser of the floor lacks: properties, values, functions, selectors, at-rules, nesting. */
export function findNewInStyles(source: string): string[] {
  const found = new Set<string>()
  const note = (what: string, feature: Identifier | undefined) => {
    if (lackingIn(feature?.__compat).length > 0) found.add(what)
  }
  postcss.parse(source).walk((node) => {
    if (node.type === 'decl') readDeclaration(node, note)
    if (node.type === 'rule') readSelector(node, note)
    if (node.type === 'atrule') readAtRule(node, note)
  })
  return [...found].sort()
}

type Note = (what: string, feature: Identifier | undefined) => void

function readDeclaration({ prop, value }: Declaration, note: Note): void {
  const property = (css.properties as Record<string, Identifier>)[prop]
  if (!prop.startsWith('--') && !prop.startsWith('-')) note(prop, property)
  for (const [word] of value.replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, '').matchAll(/[a-z][a-z-]*(\(\s*from\b)?/g)) {
    if (word.includes('from'))
      note('relative colors', (css.types as unknown as { color: Identifier }).color.rgb?.relative_syntax as Identifier)
    else if (!prop.startsWith('-')) note(`${prop}: ${word}`, property?.[word.replaceAll('-', '_')] ?? property?.[word])
  }
  for (const [, name] of value.matchAll(/([a-z][a-z-]*)\(/g)) note(`${name}()`, functions.get(name ?? ''))
  for (const [, unit] of value.matchAll(/\d([a-z]{2,6})\b/g)) note(unit ?? '', unitOf(unit ?? ''))
}

function readSelector({ selector, parent }: Rule, note: Note): void {
  const selectors = css.selectors as Record<string, Identifier>
  for (const [, colons, name] of selector.matchAll(/(::?)([a-z-]+)/g)) note(`${colons}${name}`, selectors[name ?? ''])
  // Within a condition a rule is not nested in another one.
  if (parent?.type === 'rule' || selector.includes('&')) note('nesting', selectors.nesting)
}

function readAtRule({ name, params, parent }: AtRule, note: Note): void {
  const rules = css['at-rules'] as Record<string, Identifier>
  note(`@${name}`, rules[name])
  if (parent?.type === 'rule') note('nesting', (css.selectors as Record<string, Identifier>).nesting)
  for (const [, feature] of params.matchAll(/\(\s*([a-z-]+)\s*:/g))
    note(`@${name} (${feature})`, rules[name]?.[(feature ?? '').replaceAll('-', '_')] ?? rules[name]?.[feature ?? ''])
}

/** Viewport units that were released together are one entry of the data. */
function unitOf(unit: string): Identifier | undefined {
  const lengths = (css.types as unknown as { length: Identifier }).length
  const family = /^([dls])v/.exec(unit)
  return (
    family
      ? lengths[`viewport_percentage_units_${{ d: 'dynamic', l: 'large', s: 'small' }[family[1] ?? '']}`]
      : lengths[unit]
  ) as Identifier | undefined
}

function collectFunctions(types: Identifier): void {
  for (const [name, feature] of Object.entries(types)) {
    if (name === '__compat') continue
    const known = functions.get(name)
    // Where one name has two entries, the older one is meant.
    if ((feature as Identifier).__compat && !(known && lackingIn(known.__compat).length === 0))
      functions.set(name, feature as Identifier)
    collectFunctions(feature as Identifier)
  }
}
