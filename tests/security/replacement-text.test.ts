import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const FOLDERS = ['app', 'db', 'emails', 'widget']

/** Every place that replaces text by what is neither a literal nor a function: `$&` in it would be a pattern. */
export function replacementTexts(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const functions = new Set<string>()
  const visit = (node: ts.Node, look: (node: ts.Node) => void): void => {
    look(node)
    node.forEachChild((child) => visit(child, look))
  }
  visit(tree, (node) => {
    if (ts.isFunctionDeclaration(node) && node.name) functions.add(node.name.text)
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isFunctionLike(node.initializer))
      functions.add(node.name.getText())
  })
  visit(tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return
    const [, replacement] = node.arguments
    if (!/^replace(All)?$/.test(node.expression.name.text) || !replacement) return
    const isWritten = ts.isStringLiteral(replacement) || ts.isNoSubstitutionTemplateLiteral(replacement)
    const isFunction =
      ts.isArrowFunction(replacement) ||
      ts.isFunctionExpression(replacement) ||
      (ts.isIdentifier(replacement) && functions.has(replacement.text))
    if (isWritten || isFunction) return
    found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`)
  })
  return found
}

describe('replacement text', () => {
  it('is a literal or a function everywhere', () => {
    const files = FOLDERS.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(tsx?|mjs)$/.test(name) && !name.includes('node_modules'))
        .map((name) => join(folder, name)),
    )
    expect(files.length).toBeGreaterThan(300)
    expect(files.flatMap((file) => replacementTexts(file, readFileSync(file, 'utf8')))).toEqual([])
  })

  it.each([
    'text.replace("a", value)',
    ['text.replaceAll(/a/g, `x$', '{value}`)'].join(''),
    'text.replace(pattern, "a" + value)',
    'text.replace(pattern, names[0] ?? "")',
    'text?.replace(pattern, String(value))',
  ])('is found as %s', (call) => {
    expect(replacementTexts('planted.ts', call)).toHaveLength(1)
  })

  it.each([
    'text.replace("a", "$1")',
    'text.replace(/a/, () => value)',
    'function escape(x) {}\ntext.replace(/a/, escape)',
    'location.replace(value)',
  ])('may be %s', (call) => {
    expect(replacementTexts('planted.ts', call)).toEqual([])
  })
})
