import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import ts from 'typescript'

export interface Pattern {
  file: string
  source: string
  flags: string
}

/** Folders whose code meets text from outside. */
const FOLDERS = ['app', 'db', 'emails', 'widget']

/** Every regular expression in the product's code. */
export function regularExpressions(): Pattern[] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...FOLDERS], {
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  })
  return files
    .split('\n')
    .filter((file) => /\.(ts|tsx|js|mjs)$/.test(file))
    .flatMap((file) => patternsIn(file, readFileSync(file, 'utf8')))
}

export function patternsIn(file: string, code: string): Pattern[] {
  const found: Pattern[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, false))
  return found
}

/** Without an unbounded repetition a pattern looks at each place a fixed number of times. */
export function repeatsWithoutEnd({ source }: Pattern): boolean {
  const withoutClasses = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x')
  return /[*+]|\{\d+,\}/.test(withoutClasses)
}
