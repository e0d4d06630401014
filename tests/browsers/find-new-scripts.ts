import { type AnyNode, type MemberExpression, parse } from 'acorn'
import { full } from 'acorn-walk'
import { newEverywhere, newGlobals, newMembers } from './floor'

const everywhere = newEverywhere()
const globals = newGlobals()
const members = new Map(newMembers().map((member) => [`${member.owner}.${member.name}`, member]))

/**
 * What a script needs that a browser of the floor lacks: syntax, globals, members. A member counts by its name when every object that
 * has it is new, and by owner and name when the owner is named. Computed names are not seen.
 */
export function findNewInScript(source: string): string[] {
  let program: AnyNode
  try {
    // All of ES2022 is in every browser of the floor; nothing of ES2023 and later is in all of them.
    program = parse(source, { ecmaVersion: 2022, sourceType: 'module', allowReturnOutsideFunction: true }) as AnyNode
  } catch (error) {
    return [`syntax: ${(error as Error).message}`]
  }
  const found = new Set<string>()
  full(program, (node) => {
    if (node.type === 'MemberExpression') readMember(node, found)
    if (node.type === 'ObjectPattern')
      for (const part of node.properties)
        if (part.type === 'Property') readName(nameOf(part.key, part.computed) ?? '', found)
    // ARIA as properties, given to an element all at once.
    if (node.type === 'Property' && /^aria[A-Z]/.test(nameOf(node.key, node.computed) ?? ''))
      readName(nameOf(node.key, node.computed) ?? '', found)
    if (node.type === 'NewExpression' && node.callee.type === 'Identifier' && globals.has(node.callee.name))
      found.add(node.callee.name)
  })
  return [...found].sort()
}

function readMember({ object, property, computed }: MemberExpression, found: Set<string>): void {
  const name = nameOf(property, computed)
  if (name === null) return
  readName(name, found)
  // `window.URL.canParse` is the same as `URL.canParse`.
  const owner =
    object.type === 'MemberExpression'
      ? nameOf(object.property, object.computed)
      : object.type === 'Identifier'
        ? object.name
        : null
  if (owner !== null && members.has(`${owner}.${name}`)) found.add(`${owner}.${name}`)
  if (owner !== null && globals.has(owner)) found.add(owner)
}

function readName(name: string, found: Set<string>): void {
  const member = everywhere.get(name)
  if (member) found.add(`${member.owner}.${name}`)
}

function nameOf(property: AnyNode, computed: boolean): string | null {
  if (property.type === 'Identifier' && !computed) return property.name
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null
}
