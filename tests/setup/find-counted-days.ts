import ts from 'typescript'

/** How the days of a month are asked for: by what they say of their times, by their classes, or as cells of the month. */
const DAYS = /times?\??\\? free|Zeiten?\??\\? frei|\.day\b|day-free|\.month\b|gridcell|\[aria-current=.?date/
const COUNTS = ['nth', 'first', 'last', 'all']

/**
 * Where a test takes a day by its place among those of the month that is shown, directly or through a variable: near the end of a
 * month there is no second one. Days are chosen by their dates (`tests/e2e/choose-day.ts`).
 *
 * @returns `line: text` of each
 */
export function findCountedDays(source: string): string[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  const days = new Set<string>()
  const found: string[] = []
  const isDays = (node: ts.Expression): boolean => {
    if (ts.isIdentifier(node)) return days.has(node.text)
    if (ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node)) return isDays(node.expression)
    if (ts.isPropertyAccessExpression(node)) return isDays(node.expression)
    if (!ts.isCallExpression(node)) return false
    return node.arguments.some((argument) => DAYS.test(argument.getText())) || isDays(node.expression)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.name) && isDays(node.initializer))
      days.add(node.name.text)
    if (ts.isPropertyAccessExpression(node) && COUNTS.includes(node.name.text) && isDays(node.expression)) {
      const { line } = file.getLineAndCharacterOfPosition(node.name.getStart())
      found.push(`${line + 1}: ${node.getText().replace(/\s+/g, ' ').slice(-80)}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
