import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const MAX_TITLE_LENGTH = 100

/** What a title may not be, with what to do instead. */
const FAULTS: { what: string; isIn: (title: string) => boolean }[] = [
  { what: 'shorten it', isIn: (title) => withoutData(title).length > MAX_TITLE_LENGTH },
  { what: 'put the code in brackets at the end', isIn: (title) => /^[A-Z]\d{1,2}\b/.test(title) },
  { what: 'say what is so, not what must be shown', isIn: (title) => /must show/i.test(title) },
]

/** Without what a table or a variable fills in, which has any length. */
function withoutData(title: string): string {
  return title.replace(/\$\{[^}]*\}|%[sdifjo#]|\$[a-z]\w*/gi, '')
}

/** The name that a call begins with: `it` of `it.skipIf(slow)('…')`. */
function calleeOf(call: ts.Expression): string {
  let start = call
  while (ts.isPropertyAccessExpression(start) || ts.isCallExpression(start) || ts.isTaggedTemplateExpression(start))
    start = ts.isTaggedTemplateExpression(start) ? start.tag : start.expression
  return ts.isIdentifier(start) ? start.text : ''
}

/** The titles of `describe`, `it` and `test` in a test's source, with the line of each, in any of their forms. */
function findTitles(source: string, file = 'a.test.tsx'): { line: number; title: string }[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest)
  const titles: { line: number; title: string }[] = []
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ['describe', 'it', 'test'].includes(calleeOf(node.expression))) {
      const [first] = node.arguments
      if (first && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first))) {
        const line = tree.getLineAndCharacterOfPosition(first.getStart(tree)).line + 1
        titles.push({ line, title: first.getText(tree).slice(1, -1) })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return titles
}

function faultsOf(source: string): string[] {
  return findTitles(source).flatMap(({ title }) => FAULTS.filter(({ isIn }) => isIn(title)).map(({ what }) => what))
}

describe('titles of tests', () => {
  it('are one short sentence, without a code at the beginning', () => {
    const files = execFileSync('git', ['ls-files', 'tests'], { encoding: 'utf8' })
      .split('\n')
      .filter((file) => /\.tsx?$/.test(file))
    const faults = files.flatMap((file) =>
      findTitles(readFileSync(file, 'utf8'), file).flatMap(({ line, title }) =>
        FAULTS.filter(({ isIn }) => isIn(title)).map(({ what }) => `${file}:${line}: ${what}: ${title}`),
      ),
    )
    expect(faults).toEqual([])
  })

  const LONG = 'a'.repeat(MAX_TITLE_LENGTH + 1)
  it.each([
    [`it('${LONG}', () => {})`, 'shorten it'],
    [`describe.each([1])('${LONG}', () => {})`, 'shorten it'],
    [`it.skipIf(windows)('${LONG}', () => {})`, 'shorten it'],
    [`const made = () => it('${LONG}')`, 'shorten it'],
    ["test('B4: again', () => {})", 'put the code in brackets at the end'],
    ["it('C1–C3 hold')", 'put the code in brackets at the end'],
    ['it.each(rows)(`S1: %s`, () => {})', 'put the code in brackets at the end'],
    ["describe('must show 3: this')", 'say what is so, not what must be shown'],
  ])('are refused: %s', (source, fault) => {
    expect(faultsOf(source)).toEqual([fault])
  })

  it('may end with a code, and data counts for nothing', () => {
    const title = `gives %s once (B4)\${where.the.name.is.long}${'a'.repeat(MAX_TITLE_LENGTH - 18)}`
    expect(faultsOf(`it.each(rows)(\`${title}\`)\ntest.skip(!ready, '${LONG}')`)).toEqual([])
  })
})
